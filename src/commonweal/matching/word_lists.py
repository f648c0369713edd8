"""The room's own lists of names, read once a process; each file says at its head what it holds."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _lines(name: str) -> tuple[str, ...]:
    text = (files(__package__) / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def placeholders() -> frozenset[str]:
    """What is written where a name is not known."""
    return frozenset(_lines("placeholders"))


@cache
def forms() -> Mapping[str, tuple[str, ...]]:
    """Name -> the families of forms it belongs to, each called by its first: alex -> alexander, alexandra."""
    found: dict[str, list[str]] = {}
    for line in _lines("nicknames"):
        family = line.split()
        for form in dict.fromkeys(family):
            found.setdefault(form, []).append(family[0])
    return {name: tuple(dict.fromkeys(roots)) for name, roots in found.items()}


@cache
def given_names() -> frozenset[str]:
    """Given names that are known to be such, so that no two of them are one misspelt."""
    return frozenset(" ".join(_lines("given_names")).split()) | frozenset(forms())


@cache
def common_family_names() -> frozenset[str]:
    """Family names that many bear."""
    return frozenset(" ".join(_lines("common_family_names")).split())
