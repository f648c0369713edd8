"""Whom and what a report names, as values: what each kind is asked, how it is found exactly, how it is said in a line."""

from collections.abc import Mapping
from typing import Any

from commonweal.portal.intelligence.models import ONLINE, PERSON, PLACE, VEHICLE
from commonweal.portal.people import indexing, said

KINDS = {PERSON: "A person", VEHICLE: "A vehicle", PLACE: "A place", ONLINE: "A name online"}
NOBODY = "Somebody not named"
FIELDS = {
    VEHICLE: ("registration", "make", "colour", "note"),
    PLACE: ("lines", "postcode", "note"),
    ONLINE: ("handle", "service", "note"),
}
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
    if kept.get("handle"):
        found.append((indexing.HANDLE, indexing.handle_key(kept["handle"])))
    return found, False


def line_of(kind: str, kept: Kept) -> str:
    """How it stands in a list."""
    if kind == PERSON:
        person = said.read(kept)
        return person.name or next(iter(person.aliases), "") or NOBODY
    parts = [" ".join(str(kept.get(name) or "").split()) for name in FIELDS[kind] if name != "note"]
    return ", ".join(part for part in parts if part) or " ".join(str(kept.get("note") or "").split())[:80]
