"""Whom and what a report names, as values: what each kind is asked, how it is found, how it stands in a list."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from commonweal.matching.one_place import Told
from commonweal.portal.intelligence.models import ONLINE, PERSON, PLACE, VEHICLE
from commonweal.portal.people import checks, indexing, said

KINDS = {PERSON: "A person", VEHICLE: "A vehicle", PLACE: "A place", ONLINE: "A name online"}
NOBODY = "Somebody not named"
FIELDS = {
    VEHICLE: ("registration", "make", "colour", "note"),
    PLACE: ("lines", "postcode", "note"),
    ONLINE: ("handle", "service", "note"),
}
WORDS = {
    "registration": "Registration", "make": "Make and model", "colour": "Colour", "lines": "Address or place",
    "postcode": "Postcode", "handle": "Name or address used", "service": "On",
}  # fmt: skip
Kept = Mapping[str, Any]


def keys_of(kind: str, kept: Kept) -> tuple[list[tuple[str, str]], bool]:
    """By what it is found exactly, hashed; and whether it is a person who can be told from others."""
    if kind == PERSON:
        person = said.read(kept)
        return list(indexing.keys_of(person)), person.identified
    found: list[tuple[str, str]] = []
    if kept.get("registration"):
        found.append((indexing.REGISTRATION, indexing.registration_key(kept["registration"])))
    if kept.get("postcode") and (value := indexing.postcode_key(kept["postcode"])):
        found.append((indexing.POSTCODE, value))
    found += (way for one in places_of(kind, kept) for way in one.ways)
    if kept.get("handle"):
        found.append((indexing.HANDLE, indexing.handle_key(kept["handle"])))
    return found, False


def places_of(kind: str, kept: Kept) -> list[Told]:
    """By what each place is told that it gives."""
    if kind == PERSON:
        return [indexing.told(one.lines, one.postcode) for one in said.read(kept).addresses]
    return [indexing.told(str(kept.get("lines") or ""), str(kept.get("postcode") or ""))] if kind == PLACE else []


def facts_of(kind: str, kept: Kept) -> Iterator[tuple[str, str]]:
    """What is said of it, as words and values; nothing that is empty."""
    if kind == PERSON:
        yield from _of_person(said.read(kept))
    else:
        yield from ((WORDS[name], str(kept[name])) for name in FIELDS[kind] if name != "note" and kept.get(name))
    if kept.get("note"):
        yield "Also", str(kept["note"])


def _of_person(person: said.Said) -> Iterator[tuple[str, str]]:
    yield from (("Also known as", alias) for alias in person.aliases)
    if person.born_words:
        yield "Born", person.born_words
    if person.sex:
        yield "Sex", said.SEXES.get(person.sex, person.sex)
    yield from ((said.ADDRESSES[one.kind], one.words) for one in person.addresses if one.words)
    yield from (("Telephone", phone) for phone in person.phones)


def odd_of(kind: str, kept: Kept, day: dt.date) -> tuple[str, ...]:
    """What to look at again in it, in words that hold nothing of what was typed. It stops nothing."""
    if kind == PERSON:
        return tuple(dict.fromkeys(one.words for one in checks.warnings(said.read(kept), day)))
    if kind == PLACE:
        place = said.Address(said.OTHER, str(kept.get("lines") or ""), str(kept.get("postcode") or ""))
        return tuple(checks.of_address(place))
    return ()


def line_of(kind: str, kept: Kept) -> str:
    """How it stands in a list."""
    if kind == PERSON:
        person = said.read(kept)
        return person.name or next(iter(person.aliases), "") or NOBODY
    parts = [" ".join(str(kept.get(name) or "").split()) for name in FIELDS[kind] if name != "note"]
    return ", ".join(part for part in parts if part) or " ".join(str(kept.get("note") or "").split())[:80]
