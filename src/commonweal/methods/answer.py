"""What a method answers: its name, the parameters it ran with, and rows; as strict JSON, where unknown is null."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one method over one table. `more` holds what stands beside the rows, such as a proof."""

    method: str
    parameters: Mapping[str, Any]
    rows: tuple[Mapping[str, Any], ...]
    more: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """One JSON document: never NaN or Infinity, which are not JSON; both are null."""
        document = {"method": self.method, "parameters": self.parameters, "rows": self.rows, **self.more}
        return json.dumps(plain(document), ensure_ascii=False, allow_nan=False, indent=2)


def plain(value: Any) -> Any:
    """A value with numpy's types made Python's own, and what is not finite made None, all the way down."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def whole(value: float) -> int | float | None:
    """A number as people write it: 12 rather than 12.0, None where not known."""
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) else float(value)


def labelled(labels: Mapping[str, str], answered: Mapping[str, Any]) -> dict[str, Any]:
    """A row: its input's label columns, then what the method says.

    A label column that bears the name of one of the method's own keys is repeated as `NAME (table)`, so that neither
    hides the other.
    """
    return {(f"{name} (table)" if name in answered else name): cell for name, cell in labels.items()} | dict(answered)
