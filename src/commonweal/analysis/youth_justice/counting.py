"""Rows counted: offences and children by what they are, entrants and sentences by month, cohorts followed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import isfinite

from commonweal.analysis.youth_justice.rows import CUSTODY, Returns, Row
from commonweal.figures import Month, Period
from commonweal.records.youth_account import (
    AGE,
    ETHNICITY,
    NOT_RECORDED,
    OFFENCE,
    OFFENCE_ETHNICITY,
    SEX,
    Cohort,
    Tally,
    Unrecorded,
    Window,
)
from commonweal.stats.recurrence import clustering, first_appearances

FOLLOWED = timedelta(days=365)
"""How long a child of a cohort is followed; the reoffence's own outcome may come WAITING months later still."""
FOLLOW_MONTHS, WAITING_MONTHS = 12, 6
MOST_UNDATED = 0.1
"""Of cautions and convictions, how many may lack the offence's day: each is a reoffence that could not be counted."""
A_YEAR = 12
STEP = 3  # months between rolling years
BANDS = ((10, 14), (15, 15), (16, 16), (17, 17))  # as the published statistics group ages
OLDER = "18-at-outcome"
BAND_NAMES = (*(f"{low}-{high}" if low != high else str(low) for low, high in BANDS), OLDER)


def tally(rows: Sequence[Row], period: Period) -> Tally:
    """Offences, children and every slice of both."""
    each = Counter(row.child for row in rows)
    people = _people(rows)
    return Tally(
        months=period,
        offences=len(rows),
        children=len(each),
        slices={
            OFFENCE: _counted(row.offence for row in rows),
            OFFENCE_ETHNICITY: _counted(row.ethnicity for row in rows),
            SEX: _counted(_first_told(rows, lambda r: r.sex) for rows in people),
            AGE: _counted(_band(rows) for rows in people),
            ETHNICITY: _counted(_first_told(rows, lambda r: r.ethnicity) for rows in people),
        },
        spread=sum(n * n for n in each.values()) / len(rows) if rows else None,
    )


def offences_by_month(returns: Returns) -> dict[Month, int]:
    """Offences by the month of their outcome."""
    return _by_month((row.outcome_on for row in returns.rows), returns)


def new_children_by_month(returns: Returns) -> dict[Month, int]:
    """Children by the month of their first outcome in each financial year."""
    months = returns.held | {row.month for row in returns.rows}
    starts = sorted({month.financial_year_start for month in months})
    if not starts:
        return {}
    first, last = starts[0], starts[-1]
    found = first_appearances(*_numbered(returns.rows, first.year), years=last.year - first.year + 1)
    return {month: int(found.flat[month.index - first.index]) for month in sorted(returns.held)}


def clustered(returns: Returns, years: Sequence[int], elapsed: int) -> float | None:
    """How offences hang together by child between the two parts of these whole years; None where it cannot be told."""
    rows = [row for row in returns.rows if row.month.financial_year_start.year in years]
    if not rows:
        return None
    found = clustering(*_numbered(rows, min(years)), [month < elapsed for month in range(A_YEAR)])
    return found if isfinite(found) and found > 0 else None


def _numbered(rows: Sequence[Row], first_year: int) -> tuple[list[int], list[int], list[int]]:
    """Each row's child, financial year from the first one on, and month of that year, as numbers."""
    number = {child: n for n, child in enumerate(dict.fromkeys(row.child for row in rows))}
    starts = [row.month.financial_year_start for row in rows]
    return (
        [number[row.child] for row in rows],
        [start.year - first_year for start in starts],
        [row.month.index - start.index for row, start in zip(rows, starts, strict=True)],
    )


def entrants_by_month(returns: Returns) -> dict[Month, int]:
    """Children by the month of their first caution or conviction, as the team says; each child once."""
    days: dict[str, date] = {}
    for row in returns.rows:
        if row.first and row.is_formal:
            days[row.child] = min(row.outcome_on, days.get(row.child, row.outcome_on))
    return _by_month(days.values(), returns)


def silent_months(returns: Returns) -> frozenset[Month]:
    """Months in which cautions or convictions were given and none says whether it was the child's first: an export
    without that column, as the case system's older ones are. Nought would be a wrong number of entrants there.
    """
    formal = [row for row in returns.rows if row.is_formal]
    return frozenset({row.month for row in formal} - {row.month for row in formal if row.first is not None})


def sentences_by_month(returns: Returns) -> dict[Month, int]:
    """Occasions on which a child was sentenced to custody: several offences on one day are one occasion."""
    occasions = {(row.child, row.outcome_on) for row in returns.rows if row.tier == CUSTODY}
    return _by_month((day for _, day in occasions), returns)


def rolling(months: Mapping[Month, int], end: Month, years: int) -> tuple[Window, ...]:
    """Years of twelve months that end with `end` and every three months before it, oldest first; no gap is crossed."""
    found = []
    for step in range(years * 12 // STEP):
        period = Period(end - step * STEP - 11, end - step * STEP)
        if all(month in months for month in period):
            found.append(Window(period, sum(months[month] for month in period)))
    return tuple(reversed(found))


def window(months: Mapping[Month, int], period: Period) -> Window | None:
    """The count over some months; None where one of them is not held."""
    if not all(month in months for month in period):
        return None
    return Window(period, sum(months[month] for month in period))


def cohort(returns: Returns, period: Period) -> Cohort | None:
    """Children cautioned or convicted in these months, each followed for a year from the first time.

    None where the months that it takes to tell are not held. A reoffence is an offence committed in that year that
    ends in a caution or conviction in the year or the six months after it.
    """
    horizon = _horizon(period)
    if not returns.is_held(horizon):
        return None
    formal = [row for row in returns.rows if row.is_formal and row.month in horizon]
    began: dict[str, date] = {}
    for row in formal:
        if row.month in period:
            began[row.child] = min(row.outcome_on, began.get(row.child, row.outcome_on))
    again = Counter(row.child for row in formal if row.child in began and _is_reoffence(row, began[row.child]))
    each = tuple(sorted(again[child] for child in began))
    return Cohort(period, len(began), len(again), sum(each), each)


def lacks_offence_dates(returns: Returns, period: Period) -> bool:
    """Whether so many cautions and convictions of a cohort's months lack the offence's day that too few would count."""
    horizon = _horizon(period)
    formal = [row for row in returns.rows if row.is_formal and row.month in horizon]
    return sum(row.offence_on is None for row in formal) > MOST_UNDATED * len(formal)


def unrecorded(rows: Sequence[Row]) -> tuple[Unrecorded, ...]:
    """How many offences lack the child's ethnicity, among informal outcomes and among the others."""
    found = []
    for name, formal in (("informal", False), ("formal", True)):
        mine = [row for row in rows if row.is_formal == formal]
        found.append(Unrecorded(name, sum(row.ethnicity is None for row in mine), len(mine)))
    return tuple(found)


def _horizon(period: Period) -> Period:
    """The months of a cohort and those that it is followed in."""
    return Period(period.start, period.end + FOLLOW_MONTHS + WAITING_MONTHS)


def _is_reoffence(row: Row, began: date) -> bool:
    if row.offence_on is None or not began < row.offence_on <= began + FOLLOWED:
        return False
    return row.month <= Month.of(began) + FOLLOW_MONTHS + WAITING_MONTHS


def _people(rows: Sequence[Row]) -> list[list[Row]]:
    """Each child's rows, in the order of their outcomes."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda r: (r.outcome_on, r.offence_on or r.outcome_on)):
        found.setdefault(row.child, []).append(row)
    return list(found.values())


def _first_told(rows: Sequence[Row], what: Callable[[Row], str | None]) -> str | None:
    return next((said for row in rows if (said := what(row)) is not None), None)


def _band(rows: Sequence[Row]) -> str | None:
    """The age at the first of the offences; at its outcome where that alone is known."""
    for row in rows:
        age = row.age_at_offence if row.age_at_offence is not None else row.age
        if age is not None:
            return next(
                (name for name, (low, high) in zip(BAND_NAMES, BANDS, strict=False) if low <= age <= high), OLDER
            )
    return None


def _counted(values: Iterable[str | None]) -> dict[str, float]:
    return {name: float(n) for name, n in Counter(value or NOT_RECORDED for value in values).items()}


def _by_month(days: Iterable[date], returns: Returns) -> dict[Month, int]:
    found = Counter(Month.of(day) for day in days)
    return {month: found[month] for month in sorted(returns.held)}
