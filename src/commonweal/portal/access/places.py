"""Where a thing's page is. Rooms above say it of their own kinds when they are ready; this room knows none of them."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse

_PLACES: dict[str, str] = {"access.document": "access:document", "access.release": "access:release"}


def register(kind: str, name: str) -> None:
    """Say that things of a kind are shown at the address of a name, which takes the thing's id."""
    _PLACES[kind] = name


def place_of(kind: str, thing: UUID) -> str:
    """The address of a thing's page; nothing where its kind has none."""
    try:
        return reverse(_PLACES[kind], args=[thing])
    except (KeyError, NoReverseMatch):
        return ""
