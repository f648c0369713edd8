"""Reports from the public as the store holds them, counted by service, ward and month; and how the polls went."""

from dataclasses import dataclass

import pyarrow.compute as pc
from django.conf import settings

from commonweal.errors import CommonwealError
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.portal.engagement import endpoints
from commonweal.portal.engagement.models import Poll
from commonweal.records.public_report import DATASET
from commonweal.store import Store

MONTHS = 12
NOWHERE = "no ward told"


@dataclass(frozen=True, slots=True)
class PollLine:
    """An endpoint, and how its last poll went."""

    name: str
    publisher: str
    services: tuple[str, ...]
    last: Poll | None
    fault: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts of one service: by ward (name, count), the most first, and by month (None: not held)."""

    service: str
    total: int
    open: int
    wards: tuple[tuple[str, int], ...]
    months: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """All services over the newest months held."""

    months: tuple[Month, ...]
    services: tuple[Counted, ...]


def polls() -> tuple[PollLine, ...]:
    """Every endpoint that the workspace names."""
    last = {row.name: row for row in Poll.objects.order_by("begun_at", "pk")}
    found = []
    for name, one in endpoints.read().items():
        row = last.get(name)
        if isinstance(one, CommonwealError):
            found.append(PollLine(name, "", (), row, str(one)))
        else:
            services = tuple(service.name for service in one.services)
            found.append(PollLine(name, one.publisher, services, row, row.fault if row else ""))
    listed = {line.name for line in found}
    gone = ("asked no more: its file is not in the workspace's folder open311",)
    found += [PollLine(name, "", gone, row, row.fault) for name, row in sorted(last.items()) if name not in listed]
    return tuple(found)


def reports() -> ReportsPage | None:
    """The newest twelve months; None where nothing is held."""
    view = Store(settings.WORKSPACE).view()
    held = view.months(DATASET)
    if not held:
        return None
    newest = max(held)
    period = Period(newest - (MONTHS - 1), newest)
    rows = view.counts(DATASET, by=("category", "month", "ward", "status"), period=period)
    names = _names(Gazetteer.of(view), [code for code in pc.unique(rows["ward"]).to_pylist() if code])
    counted = rows.to_pylist()
    services = sorted({row["category"] for row in counted})
    return ReportsPage(tuple(period), tuple(_counted(service, counted, period, held, names) for service in services))


def _counted(
    service: str, rows: list[dict[str, object]], period: Period, held: frozenset[Month], names: dict[str, str]
) -> Counted:
    mine = [row for row in rows if row["category"] == service]
    wards: dict[str, int] = {}
    months = {month: 0 for month in period if month in held}
    still_open = 0
    for row in mine:
        number = int(str(row["count"]))
        name = names.get(str(row["ward"]), NOWHERE)
        wards[name] = wards.get(name, 0) + number
        months[Month.parse(str(row["month"])[:7])] += number
        still_open += number if row["status"] == "open" else 0
    ordered = sorted(wards.items(), key=lambda ward: (ward[0] == NOWHERE, -ward[1], ward[0]))
    return Counted(
        service, sum(months.values()), still_open, tuple(ordered), tuple(months.get(month) for month in period)
    )


def _names(places: Gazetteer, codes: list[str]) -> dict[str, str]:
    found = {}
    for code in codes:
        try:
            found[code] = places.area(code).name
        except CommonwealError:
            found[code] = code
    return found
