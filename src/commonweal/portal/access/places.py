"""Where a thing's page is. Rooms above say it of their own kinds when they are ready; this room knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a thing's stub stands among its neighbours: its place in the order and its printed number."""

    position: int
    number: str


_PLACES: dict[str, str] = {"access.document": "access:document", "access.release": "access:release"}
_STANDS: dict[str, Callable[[UUID], Stand]] = {}


def register(kind: str, name: str, stand: Callable[[UUID], Stand] | None = None) -> None:
    """Say that things of a kind are shown at the address of a name, which takes the thing's id.

    `stand` tells where a thing's stub stands: only kinds that have one are ever shown as stubs.
    """
    _PLACES[kind] = name
    if stand is not None:
        _STANDS[kind] = stand


def place_of(kind: str, thing: UUID) -> str:
    """The address of a thing's page; nothing where its kind has none."""
    try:
        return reverse(_PLACES[kind], args=[thing])
    except (KeyError, NoReverseMatch):
        return ""


def stand_of(kind: str, thing: UUID) -> Stand | None:
    """Where a thing's stub stands; None where its kind has no stubs."""
    return _STANDS[kind](thing) if kind in _STANDS else None


def has_stubs(kind: str) -> bool:
    """Whether things of a kind may be shown as stubs."""
    return kind in _STANDS
