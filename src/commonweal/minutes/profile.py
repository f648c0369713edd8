"""How a body prints its minutes: a small TOML file. The general one detects; a body's own narrows or adds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused

NUMBERINGS = ("coded", "labelled", "slashed", "dotted", "bare", "table", "heading")
_SIZE_LIMIT = 100_000  # bytes: a profile is a page of text
_NEXT = "docs/how-to/read-old-minutes.md shows what it may hold."


@dataclass(frozen=True, slots=True)
class Profile:
    """What the reader looks for. All words are lower case but `decision_lead_ins` and `action_marks`."""

    numbering: tuple[str, ...]
    decision_lead_ins: tuple[str, ...]
    decision_phrases: tuple[str, ...]
    action_marks: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, tuple[str, ...]]
    restricted: tuple[str, ...]


def load_profile(path: Path) -> Profile:
    """A body's own profile; what it leaves out is as in the general one. Raises MappingRefused."""
    try:
        with path.open("rb") as file:
            content = file.read(_SIZE_LIMIT + 1)
    except OSError as error:
        raise MappingRefused(f"{path.name} cannot be read.", "Give the path of a profile (TOML).") from error
    if len(content) > _SIZE_LIMIT:
        raise MappingRefused(f"{path.name} is too long for a profile.", _NEXT)
    try:
        said = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MappingRefused(f"{path.name} is not TOML: {error}.", _NEXT) from error
    return _profile(said, path.name, GENERAL)


def _profile(said: dict[str, Any], name: str, otherwise: "Profile | None") -> Profile:
    known = {f.name for f in fields(Profile)}
    if unknown := sorted(set(said) - known):
        raise MappingRefused(f"{name} says '{unknown[0]}', which no profile has.", f"It may say: {', '.join(known)}.")
    chosen: dict[str, Any] = {}
    for key in known:
        before: Any = getattr(otherwise, key, {} if key in ("columns", "labels") else ())
        if key not in said:
            chosen[key] = before
        elif key in ("columns", "labels"):
            chosen[key] = _groups(said[key], name, key, before)
        else:
            chosen[key] = _words(said[key], name, key)
    if strange := [n for n in chosen["numbering"] if n not in NUMBERINGS]:
        raise MappingRefused(f"{name}: numbering '{strange[0]}' is not known.", f"Choose of {', '.join(NUMBERINGS)}.")
    return Profile(**chosen)


def _groups(value: object, name: str, key: str, before: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise MappingRefused(f"{name}: [{key}] is not a section.", _NEXT)
    if before and (unknown := sorted(set(value) - set(before))):
        raise MappingRefused(f"{name}: [{key}] has no '{unknown[0]}'.", f"It may say: {', '.join(sorted(before))}.")
    said = {k: tuple(w.lower() for w in _words(v, name, f"{key}.{k}")) for k, v in value.items()}
    return {**before, **said}


def _words(value: object, name: str, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(w, str) and w.strip() for w in value):
        raise MappingRefused(f"{name}: {key} is not a list of words.", _NEXT)
    return tuple(w.strip() for w in value)


_general = files("commonweal.minutes").joinpath("profiles/general.toml").read_text(encoding="utf-8")
GENERAL = _profile(tomllib.loads(_general), "general.toml", None)
