"""Vehicles, places and online names as lines."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.people.models import OnlineName, Place, Vehicle

KINDS: dict[str, type[Vehicle] | type[Place] | type[OnlineName]] = {
    "Vehicle": Vehicle, "Place": Place, "Online name": OnlineName,
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class KnownLine:
    """A vehicle, a place or an online name."""

    id: UUID
    kind: str
    words: str
    note: str
    agency: str
    at: dt.datetime


def rows(reader: Reader, kind: str, **wanted: Any) -> list[Vehicle | Place | OnlineName]:
    """Those of a kind that a reader may read, the newest first."""
    found: Any = readable(reader, KINDS[kind])
    return list(found.filter(**wanted).select_related("agency").order_by("-entered_at", "pk"))


def of_records(reader: Reader, of: Sequence[UUID]) -> tuple[KnownLine, ...]:
    """Those of these records."""
    return tuple(line(kind, row) for kind in KINDS for row in rows(reader, kind, of__in=of))


def line(kind: str, row: Vehicle | Place | OnlineName) -> KnownLine:
    """A row as a line."""
    words = ", ".join(part for part in _said(row) if part.strip())
    return KnownLine(row.pk, kind, words, row.note, row.agency.name, row.entered_at)


def _said(row: Vehicle | Place | OnlineName) -> list[str]:
    if isinstance(row, Vehicle):
        return [row.registration, row.colour, row.make]
    if isinstance(row, Place):
        return [" ".join(row.lines.split()), row.postcode]
    return [row.handle, row.service]
