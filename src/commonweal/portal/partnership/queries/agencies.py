"""Agencies with the names that they were printed under, and bodies."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.partnership.models import Agency, AgencyName, Body


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name that an agency was printed under."""

    printed: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class AgencyView:
    """One agency."""

    id: UUID
    name: str
    short_name: str
    kind: str
    since: dt.date | None
    until: dt.date | None
    printed: tuple[PrintedName, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """One body."""

    id: UUID
    name: str
    short_name: str
    kind: str
    parent: str
    since: dt.date | None
    until: dt.date | None


def all_agencies() -> tuple[AgencyView, ...]:
    """Every agency, those that left last, each with its printed names."""
    rows = Agency.objects.prefetch_related("names").order_by("name", "id")
    views = [
        AgencyView(
            row.id, row.name, row.short_name, row.kind, row.since, row.until,
            tuple(_printed(name) for name in sorted(row.names.all(), key=lambda n: (n.printed, str(n.id)))),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(views, key=lambda view: view.until is not None))


def all_bodies() -> tuple[BodyView, ...]:
    """Every body, those that ended last."""
    rows = Body.objects.select_related("parent").order_by("name", "id")
    views = [
        BodyView(
            row.id, row.name, row.short_name, row.kind, row.parent.name if row.parent else "", row.since, row.until
        )
        for row in rows
    ]
    return tuple(sorted(views, key=lambda view: view.until is not None))


def _printed(name: AgencyName) -> PrintedName:
    return PrintedName(name.printed, name.since, name.until)
