"""Offences and children, this year to date and earlier years: what was counted, and what of it is a change."""

from collections.abc import Iterator
from typing import Any

from commonweal.analysis.youth_justice.question import LEVEL
from commonweal.analysis.youth_justice.sheet import CHILDREN, OFFENCES, Sheet, finite, verdict
from commonweal.figures import Figure, Period
from commonweal.records.youth_account import Tally, year_months, year_name
from commonweal.stats.change.exact import exact_change
from commonweal.stats.change.rates import quasi_poisson

BY_CHILD = "quasi-Poisson rate ratio, offences hanging together by child"
EXACT = "exact conditional comparison of two counts"
TO_DATE, WHOLE = "to-date", "whole"
ASSUMED = "assumed: as many offences a child as a geometric distribution gives"


def year_figures(sheet: Sheet) -> None:
    """The years' tables: the same months of each year, and whole years."""
    to_date = [f for start, tally in _same_months(sheet) for f in _year(sheet, TO_DATE, start, tally)]
    whole = [f for year in sheet.account.years for f in _year(sheet, WHOLE, year.start, year.whole)]
    first, last = (month.words.split()[0] for month in (sheet.question.period.start, sheet.question.period.end))
    same = f"The same month ({first})" if first == last else f"The same months ({first} to {last})"
    sheet.table(TO_DATE, f"{same} of each year", "Year", to_date)
    sheet.table(WHOLE, "Whole financial years", "Year", whole)


def spread_of(*tallies: Tally) -> tuple[float, bool]:
    """How much more offences vary than single events would, and whether that was counted; never below 1.

    A child's offences come together, so that counts of offences swing with a few children. Where the rows are not held,
    offences are taken to be spread over children as a geometric distribution spreads them: twice the mean less 1.
    """
    told = [t for t in tallies if t.spread is not None and t.offences]
    if len(told) == len(tallies) and told:
        squares, offences = sum((t.spread or 0) * t.offences for t in told), sum(t.offences for t in told)
        return max(squares / offences, 1.0), True
    known = [t for t in tallies if t.children]
    mean = sum(t.offences for t in known) / sum(t.children or 0 for t in known) if known else 1.0
    return max(2 * mean - 1, 1.0), False


def _same_months(sheet: Sheet) -> Iterator[tuple[int, Tally | None]]:
    if any(year.to_date for year in sheet.account.years):
        yield from ((year.start, year.to_date) for year in sheet.account.years)
    yield sheet.question.year, sheet.account.now


def _year(sheet: Sheet, what: str, start: int, tally: Tally | None) -> tuple[Figure, ...]:
    """Offences, children and offences a child of one year; a year that is not held is a gap."""
    period = tally.months if tally else _months(sheet, what, start)
    before = _before(sheet, what, start)
    label = year_name(start)
    offences = sheet.add(
        f"{OFFENCES}/{what}/{start}", label, tally.offences if tally else None, OFFENCES, period,
        **_change(before, tally, OFFENCES),
    )  # fmt: skip
    children = sheet.add(
        f"{CHILDREN}/{what}/{start}", label, tally.children if tally else None, CHILDREN, period,
        **_change(before, tally, CHILDREN),
    )  # fmt: skip
    each = tally.offences / tally.children if tally and tally.children else None
    return offences, children, sheet.add(f"each/{what}/{start}", label, each, "offences per child", period)


def _months(sheet: Sheet, what: str, start: int) -> Period:
    if what == WHOLE:
        return year_months(start)
    return sheet.question.period.shift(12 * (start - sheet.question.year))


def _before(sheet: Sheet, what: str, start: int) -> Tally | None:
    """The same of the year just before; None across a gap."""
    year = next((y for y in sheet.account.years if y.start == start - 1), None)
    if year is None:
        return None
    return year.to_date if what == TO_DATE else year.whole


def _change(before: Tally | None, now: Tally | None, unit: str) -> dict[str, Any]:
    if before is None or now is None:
        return {}
    first, second = (t.offences if unit == OFFENCES else t.children for t in (before, now))
    if first is None or second is None:
        return {}
    phi, counted = spread_of(before, now) if unit == OFFENCES else (1.0, True)
    found = quasi_poisson([first], [second], phi) if unit == OFFENCES else exact_change([first], [second])
    parameters = {"level": LEVEL} | (
        {"phi": phi, "spread": "counted" if counted else ASSUMED} if unit == OFFENCES else {}
    )
    return {
        "baseline_value": first,
        "baseline_period": before.months,
        "change_percent": finite(found.change_percent[0]) if first else None,
        "interval": (finite(found.low_percent[0]), finite(found.high_percent[0])) if first else None,
        "level": LEVEL if first else None,
        "p": finite(found.p[0]),
        "verdict": verdict(float(found.p[0]), second - first, first + second),
        "method": BY_CHILD if unit == OFFENCES else EXACT,
        "parameters": parameters,
    }
