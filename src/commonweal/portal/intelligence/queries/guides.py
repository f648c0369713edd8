"""The guide as it is shown, its versions, and how often each of its rows was chosen."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from commonweal.portal.intelligence.guide import SHIPPED, Row, rows_of
from commonweal.portal.intelligence.models import Choice, Guide
from commonweal.portal.partnership.models import Account


@dataclass(frozen=True, slots=True)
class GuideView:
    """One version. `id` None: none was kept yet, and the one that ships is shown."""

    id: UUID | None
    version: int
    rows: tuple[Row, ...]
    why: str = ""
    kept_at: dt.datetime | None = None
    kept_by: str = ""

    def row(self, key: str) -> Row | None:
        """One row by its key."""
        return next((row for row in self.rows if row.key == key), None)


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a row was chosen in a month or in all; and after which other row, with how often."""

    matter: str
    first: int
    after: tuple[tuple[str, int], ...]

    @property
    def changed(self) -> int:
        """In place of another."""
        return sum(count for _, count in self.after)

    @property
    def total(self) -> int:
        """However it came."""
        return self.first + self.changed


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was chosen between two months, in the guide's order; and how often another row was chosen afterwards."""

    since: dt.date | None
    rows: tuple[Counted, ...]

    @property
    def total(self) -> int:
        """All choices."""
        return sum(row.total for row in self.rows)

    @property
    def changed(self) -> int:
        """Choices made in place of another."""
        return sum(row.changed for row in self.rows)


def newest() -> GuideView:
    """The one that is shown."""
    row = Guide.objects.order_by("-version").first()
    return _view(row, {}) if row else GuideView(None, 0, SHIPPED)


def versions() -> tuple[GuideView, ...]:
    """All of them, the newest first."""
    rows = list(Guide.objects.order_by("-version"))
    accounts = Account.objects.filter(pk__in=[row.kept_by for row in rows if row.kept_by])
    names = dict(accounts.values_list("pk", "person__name"))
    return tuple(_view(row, names) for row in rows)


def confusion(since: dt.date | None = None) -> Confusion:
    """What was chosen. Rows that an earlier version had come last, in its words."""
    known: dict[str, str] = {}
    for guide in versions():
        for row in guide.rows:
            known.setdefault(row.key, row.matter)
    counted = Choice.objects.filter(month__gte=since) if since else Choice.objects.all()
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, before, total in counted.values_list("row", "instead_of").annotate(Sum("chosen")).order_by():
        found[key][before] = total
    rows = [_counted(matter, found.get(key, {}), known) for key, matter in known.items()]
    return Confusion(since, tuple(rows))


def _counted(matter: str, found: dict[str, int], known: dict[str, str]) -> Counted:
    after = sorted(((known.get(key, key), count) for key, count in found.items() if key), key=lambda one: -one[1])
    return Counted(matter, found.get("", 0), tuple(after))


def _view(row: Guide, names: dict[UUID, str]) -> GuideView:
    by = names.get(row.kept_by, "") if row.kept_by else ""
    return GuideView(row.pk, row.version, rows_of(row.rows), row.why, row.kept_at, by)
