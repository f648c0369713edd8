"""The choice of areas as a small file, so that an operation is judged by the same controls ever after."""

import json
import tomllib
from dataclasses import fields
from typing import Any

from commonweal.analysis.evaluation.choice import Choice
from commonweal.errors import MappingRefused
from commonweal.records.operation import Operation

HEAD = """\
# The areas that {name} is judged by, as they were chosen from months before it began.
# Kept so that nobody, in good faith or bad, chooses controls by their result: evaluate again with this file.
"""
NEXT = "Give the controls.toml that `commonweal evaluate` wrote for this operation, or leave it out to choose anew."


def as_toml(operation: Operation, choice: Choice) -> str:
    """The file's text: what it was chosen for, and the codes of the areas in each part."""
    lines = [HEAD.format(name=" ".join(operation.name.split()))]
    lines += [f"{key} = {_value(value)}" for key, value in (*_asked(operation).items(), *choice.written().items())]
    return "\n".join(lines) + "\n"


def of_toml(text: str, operation: Operation) -> Choice:
    """The choice that a file holds. MappingRefused where it is no such file, or of another operation."""
    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MappingRefused(f"The file of controls is not TOML: {error}.", NEXT) from error
    asked = _asked(operation)
    differs = next((key for key, value in asked.items() if whole.pop(key, None) != value), None)
    if differs is not None:
        raise MappingRefused(f"The file of controls was made for another operation: its {differs} differs.", NEXT)
    if whole.keys() != {f.name for f in fields(Choice)} or not all(map(_sound, whole.values())):
        raise MappingRefused("The file of controls does not say what it must.", NEXT)
    return Choice.of(whole)


def _asked(operation: Operation) -> dict[str, Any]:
    """What the choice was made for: another target or beginning asks for another; a new name does not."""
    return {
        "partnership": operation.partnership,
        "began": str(operation.period.start),
        "targets": list(operation.targets),
        "drawn": json.dumps(operation.area, sort_keys=True) if operation.area is not None else "",
    }


def _value(value: Any) -> str:
    """A text or a list of texts; what JSON escapes, TOML reads alike."""
    return json.dumps(value, ensure_ascii=False)


def _sound(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
