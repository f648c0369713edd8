"""A file of totals::

period = "2024-04..2024-06"
offences = 80
children = 41

[offences_by_kind]
unit = "percent"
"Violence against the person" = 31
none = ["Arson"]

[children_by_sex]
male = 35
female = 6

[[year]]
name = "2023/24"
offences = 430
children = 180

[first_time_entrants]
quarter = 9
same_quarter_a_year_before = 12
"""

import re
from collections.abc import Mapping
from typing import Any

from commonweal.errors import MappingRefused, PeriodRefused
from commonweal.figures import Period
from commonweal.figures.period import FINANCIAL_YEAR_STARTS
from commonweal.records.youth_account import (
    AGE,
    ETHNICITY,
    OFFENCE,
    OFFENCE_ETHNICITY,
    SEX,
    Account,
    Entrants,
    Tally,
    Window,
    Year,
    year_months,
)
from commonweal.sources.partner.said import check_known, toml_of

LIMIT = 200_000  # letters
EXAMPLES = "docs/how-to/report-on-youth-justice.md shows a whole file of totals."
PERCENTS = 'Correct it, or write unit = "percent" where the page tells percents.'
TALLY = ("offences", "children")
SLICES = {
    "offences_by_kind": OFFENCE,
    "offences_by_ethnicity": OFFENCE_ETHNICITY,
    "children_by_sex": SEX,
    "children_by_age": AGE,
    "children_by_ethnicity": ETHNICITY,
}
TOP = ("period", *TALLY, "children_aged_10_to_17", *SLICES, "year", "first_time_entrants")
YEAR = ("name", *TALLY, "same_months")
ENTRANTS = ("quarter", "same_quarter_a_year_before", "rolling_year")
YEAR_NAME = re.compile(r"(\d{4})/(\d{2})")
MOST = 10_000_000


def parse(text: str) -> Account:
    """Read the file. MappingRefused says what is wrong with it and what to write instead."""
    if len(text) > LIMIT:
        raise MappingRefused("The file of totals is too large to be a page.", EXAMPLES)
    return of_table(toml_of(text, "The file of totals", EXAMPLES))


def of_table(said: Mapping[str, Any]) -> Account:
    """The same from what the file says."""
    check_known(said, TOP, "a file of totals")
    period = _period(said.get("period"))
    now = _tally(said, period)
    if now is None:
        raise MappingRefused("The totals do not say how many offences there were.", f"Add offences = 80. {EXAMPLES}")
    slices, shares, none = _slices(said, now)
    now = Tally(period, now.offences, now.children, slices, shares=shares, none=none)
    residents = _count(said, "children_aged_10_to_17", "the totals")
    return Account(
        now=now,
        years=_years(said.get("year", []), period),
        residents=residents,
        residents_told="as stated with the totals",
        entrants=_entrants(said.get("first_time_entrants", {}), period),
        by_row=False,
    )


def _period(said: object) -> Period:
    try:
        period = Period.parse(str(said or ""))
    except PeriodRefused as error:
        raise MappingRefused(
            "The totals do not say over which months they are.", 'Add period = "2024-04..2024-06".'
        ) from error
    if period.start.month != FINANCIAL_YEAR_STARTS or len(period) > 12:
        raise MappingRefused(
            f"{period.words} is not a financial year to date.", f'Such as period = "ytd:{period.end}".'
        )
    return period


def _tally(said: Mapping[str, Any], period: Period) -> Tally | None:
    where = f"the totals of {period.words}"
    offences, children = (_count(said, name, where) for name in TALLY)
    if offences is None:
        if children is not None:
            raise MappingRefused(
                f"Of {period.words} the children are told, and not how many offences there were.",
                "Add offences = 80; where nobody knows, leave the children out too.",
            )
        return None
    if children is not None and (children > offences or (children == 0) != (offences == 0)):
        raise MappingRefused(
            f"In {where} {children} children are said to have committed {offences} offences.",
            "A child stands there for at least one offence: correct one of the two.",
        )
    return Tally(period, offences, children)


def _slices(
    said: Mapping[str, Any], now: Tally
) -> tuple[dict[str, dict[str, float]], tuple[str, ...], tuple[str, ...]]:
    slices: dict[str, dict[str, float]] = {}
    shares: list[str] = []
    none: tuple[str, ...] = ()
    for section, name in SLICES.items():
        found = _table(said.get(section, {}), section)
        if not found:
            continue
        whole = now.offences if section.startswith("offences") else now.children
        unit = found.pop("unit", "count")
        named = found.pop("none", [])
        if unit not in ("count", "percent"):
            raise MappingRefused(f"[{section}] has the unit '{unit}'.", 'Write unit = "count" or unit = "percent".')
        if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
            raise MappingRefused(f"'none' of [{section}] must be a list of names.", 'Such as none = ["Arson"].')
        if occurred := [one for one in named if found.get(one)]:
            raise MappingRefused(
                f"'{occurred[0]}' of [{section}] is said not to have occurred, and has a number.",
                "Take it out of 'none', or correct the number.",
            )
        none = (*none, *named)
        slices[name] = _parts(found, section, unit, whole)
        shares += [name] if unit == "percent" else []
    return slices, tuple(shares), none


def _parts(found: Mapping[str, Any], section: str, unit: str, whole: int | None) -> dict[str, float]:
    if whole is None:
        raise MappingRefused(f"[{section}] is of a whole that the totals do not say.", "Add children = 41.")
    most = 100.0 if unit == "percent" else float(whole)
    parts: dict[str, float] = {}
    for label, value in found.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise MappingRefused(f"'{label}' of [{section}] is not a number from 0 to {most:,.0f}.", EXAMPLES)
        if unit == "count" and value != int(value):
            raise MappingRefused(f"'{label}' of [{section}] is {value}, and a count is whole.", PERCENTS)
        parts[label] = value * whole / 100 if unit == "percent" else float(value)
    if sum(parts.values()) > whole * (1.02 if unit == "percent" else 1):
        raise MappingRefused(f"The parts of [{section}] are more than the whole, {whole:,}.", "Correct one of them.")
    return parts


def _years(said: object, period: Period) -> tuple[Year, ...]:
    """The years named and those missing between them, oldest first."""
    if not isinstance(said, list):
        raise MappingRefused("Earlier years are a list.", "Write each as [[year]].")
    found: dict[int, Year] = {}
    for one in said:
        table = _table(one, "[year]")
        check_known(table, YEAR, "[[year]]")
        start = _year(table.get("name"))
        if start >= period.start.year or start in found:
            raise MappingRefused(f"{table.get('name')} is not an earlier year, or stands there twice.", EXAMPLES)
        whole = _tally(table, year_months(start))
        same = _table(table.get("same_months", {}), "same_months")
        check_known(same, TALLY, "same_months")
        months = period.shift(12 * (start - period.start.year))
        found[start] = Year(start, _part(_tally(same, months) if same else None, whole), whole)
    return tuple(
        found.get(start, Year(start)) for start in range(min(found, default=period.start.year), period.start.year)
    )


def _part(same: Tally | None, whole: Tally | None) -> Tally | None:
    """The same months of a year, which cannot hold more than the whole of it."""
    if same is None or whole is None:
        return same
    for name in TALLY:
        part, all_of_it = getattr(same, name), getattr(whole, name)
        if part is not None and all_of_it is not None and part > all_of_it:
            raise MappingRefused(
                f"In {same.months.words} there are said to be {part:,} {name}, and {all_of_it:,} in all of that year.",
                "Part of a year holds no more than the whole: correct one of the two.",
            )
    return same


def _year(said: object) -> int:
    found = YEAR_NAME.fullmatch(str(said))
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise MappingRefused(f"'{said}' is not a financial year.", 'Such as name = "2023/24".')
    return int(found[1])


def _entrants(said: object, period: Period) -> Entrants:
    table = _table(said, "first_time_entrants")
    check_known(table, ENTRANTS, "[first_time_entrants]")
    quarter = Period(max(period.start, period.end - 2), period.end)
    now, before = (_count(table, name, "[first_time_entrants]") for name in ENTRANTS[:2])
    rolling = _count(table, "rolling_year", "[first_time_entrants]")
    if now is not None and rolling is not None and now > rolling:
        raise MappingRefused(
            f"{now:,} first-time entrants are said to have come in {quarter.words}, and {rolling:,} in the twelve "
            f"months that end with it.",
            "A quarter holds no more than its year: correct one of the two.",
        )
    return Entrants(
        quarter=None if now is None else Window(quarter, now),
        before=None if before is None else Window(quarter.shift(-12), before),
        rolling=() if rolling is None else (Window(Period(period.end - 11, period.end), rolling),),
    )


def _table(said: object, name: str) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise MappingRefused(f"'{name}' is a section of the totals.", f"Write it as [{name}]. {EXAMPLES}")
    return dict(said)


def _count(said: Mapping[str, Any], name: str, where: str) -> int | None:
    value = said.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise MappingRefused(f"'{name}' of {where} is not a count.", f"Such as {name} = 41. {EXAMPLES}")
    return value
