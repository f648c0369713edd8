"""The portal's addresses as its URL configuration has them, for the proofs: none is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import URLResolver, get_resolver, reverse

from address_classes import ADDRESSES, Address
from commonweal.portal.access.kinds import kept_models


@dataclass(frozen=True)
class Found:
    """One name of the URL configuration and the arguments that it takes."""

    name: str
    takes: tuple[str, ...]


@cache
def found() -> list[Found]:
    """Every name, in every room."""
    return list(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, space: str) -> Iterator[Found]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            pattern: Any = entry.pattern
            yield Found(f"{space}{entry.name}", tuple(pattern.regex.groupindex))


def faults() -> list[str]:
    """Names without a class, classes without a name, and classes that take other than their address does."""
    names = {one.name: one for one in found()}
    said = [f"{name} has no class: add it to tests/address_classes.py" for name in names if name not in ADDRESSES]
    said += [f"{name} is classed, but is no address any more" for name in ADDRESSES if name not in names]
    said += [
        f"{name} takes {len(names[name].takes)} arguments"
        for name, one in ADDRESSES.items()
        if one.answers != "apart" and name in names and len(names[name].takes) != bool(one.takes) + bool(one.more)
    ]
    return said


def classed(*answers: str, room: str = "") -> dict[str, Address]:
    """Addresses of these classes that the portal has: of one room, or of all."""
    names = {one.name for one in found() if one.name.startswith(room)}
    return {name: one for name, one in ADDRESSES.items() if one.answers in answers and name in names}


def lists(room: str = "") -> list[str]:
    """Pages that take nothing."""
    return [reverse(name) for name, one in classed("page", room=room).items() if not one.takes]


def addresses_for(
    kind: str, thing: UUID, *answers: str, room: str = "", one_a_row: bool = False
) -> dict[str, list[str]]:
    """By name, the addresses that take a thing of a kind. `one_a_row`: those that take any, of one kind a row alone.

    What they decide, they decide by a thing's row of the table and its lock, which test_table.py holds for every kind.
    """
    takes = (kind, "thing") if not one_a_row or kind in _stand_for_their_row() else (kind,)
    taking = {name: one for name, one in classed(*answers, room=room).items() if one.takes in takes}
    return {
        name: [reverse(name, args=[thing, word]) for word in one.more] or [reverse(name, args=[thing])]
        for name, one in taking.items()
    }


@cache
def _stand_for_their_row() -> frozenset[str]:
    """The first kind of each row of the table, and those whose pages of audience are made most use of."""
    first = {model.TABLE_ROW: model._meta.label_lower for model in reversed(kept_models())}
    return frozenset({*first.values(), "meetings.item", "library.paper", "cases.case", "people.record"})


def pages_of(kind: str, thing: UUID, room: str = "") -> list[str]:
    """Pages of a thing of a kind."""
    return [address for addresses in addresses_for(kind, thing, "page", room=room).values() for address in addresses]
