"""A data set's totals as two tables, by month and by agency: its page and its paper show these."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NOT_SHOWN = "not shown"
MONTHS, AGENCIES = "What happened, month by month", "What happened, by the agency that entered it"
UNDER = "All on one scale. Each month's events."
READING = "Counted is what happened in each month. Nought is shown as nought; what is not shown could tell of somebody."


@dataclass(frozen=True, slots=True)
class Rows:
    """A table in words."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def telling(self) -> tuple[str, ...]:
        """Columns in which something happened, as far as it is shown: what a chart is of."""
        return tuple(
            name for n, name in enumerate(self.heads) if n and {row[n] for row in self.rows} - {"0", NOT_SHOWN}
        )

    @property
    def cells(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Each row's cells with the head of their column, for a page that folds."""
        return tuple(tuple(zip(self.heads, row, strict=True)) for row in self.rows)


def by_month(figures: Iterable[Mapping[str, Any]]) -> Rows:
    """A month a row; a column for each thing that is counted."""
    told = _told(figures, "month")
    months = sorted({month for counts in told.values() for month in counts if month})
    rows = [(_month(month), *(_words(counts.get(month, 0)) for counts in told.values())) for month in months]
    return Rows(MONTHS, ("Month", *told), tuple(rows))


def by_agency(figures: Iterable[Mapping[str, Any]]) -> Rows:
    """All agencies, then each. One that has no line of what is counted entered none of it."""
    told = _told(figures, "agency")
    agencies = sorted({agency for counts in told.values() for agency in counts if agency})
    rows = [
        (agency or "All agencies", *(_words(counts.get(agency, 0)) for counts in told.values()))
        for agency in ("", *agencies)
    ]
    return Rows(AGENCIES, ("Agency", *told), tuple(rows))


def _told(figures: Iterable[Mapping[str, Any]], by: str) -> dict[str, dict[str, int | None]]:
    """Of each thing that is counted: its totals by month or by agency, and "" for all."""
    others = [name for name in ("kind", "month", "area", "agency") if name != by]
    found: dict[str, dict[str, int | None]] = {}
    for line in figures:
        if not any(line[name] for name in others):
            found.setdefault(line["source"], {})[line[by]] = line["count"]
    return found


def _words(count: int | None) -> str:
    return NOT_SHOWN if count is None else f"{count:,}"


def _month(month: str) -> str:
    return f"{dt.date.fromisoformat(month + '-01'):%B %Y}"
