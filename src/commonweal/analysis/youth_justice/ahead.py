"""The whole year: by season where earlier years tell one; else only what chance alone leaves open, and why no more."""

from collections.abc import Mapping, Sequence
from math import nan

from commonweal.analysis.youth_justice.question import LEVEL
from commonweal.analysis.youth_justice.sheet import CHILDREN, ENTRANTS, OFFENCES, Sheet, finite
from commonweal.analysis.youth_justice.years import spread_of
from commonweal.figures import Figure, Month
from commonweal.records.youth_account import Year, year_months
from commonweal.stats.chance_range import chance_range
from commonweal.stats.recurrence import project_children
from commonweal.stats.year_projection import LEAST_YEARS, YearProjection, project_year

A_YEAR = 12
BY_SEASON = "projection by earlier years' ratio of the rest to the same months, score interval"
BY_NEW_CHILDREN = "projection of children by how many more first came in the rest of earlier years, score interval"
BY_CHANCE = "no projection: what chance alone leaves open if every month were like those so far"
PROJECTED, CHANCE = "projected", "by-chance"


def ahead_figures(sheet: Sheet) -> None:
    """The projections; nothing once the year is over."""
    if sheet.question.elapsed >= A_YEAR:
        return
    year = year_months(sheet.question.year)
    usable = [y for y in sheet.account.years if y.to_date and y.whole]
    if len(usable) >= LEAST_YEARS:
        found = [_offences(sheet, usable), _children(sheet, usable)]
        names = [y.name for y in usable]
        text = f"The season is that of {', '.join(names)}: what the months to come added to the same months then."
        sheet.table("ahead", f"To the end of {year.end.words}", "What is projected", [f for f in found if f], text)
        return
    found = [_alone(sheet)]
    if sheet.account.entrants.quarter:
        found.append(_entrants_alone(sheet))
    have = "One earlier year is" if len(usable) == 1 else "No earlier year is"
    text = (
        f"{have} held with both these months and the whole, and {LEAST_YEARS} are needed to tell the season: no "
        f"projection can be made. The range is what chance alone would leave open if all months were like those so "
        f"far; the season comes on top."
    )
    sheet.table("ahead", "What so few months leave open", "Multiplied to a year", [f for f in found if f], text)


def _offences(sheet: Sheet, years: Sequence[Year]) -> Figure | None:
    """By the months of earlier years; by their two parts where totals alone are known."""
    account = sheet.account
    if account.offences_by_month:
        now, *earlier = _months(sheet, years, account.offences_by_month)
    else:
        now = [float(account.now.offences), nan]
        earlier = [[float(y.to_date.offences), float(y.whole.offences - y.to_date.offences)]
                   for y in years if y.to_date and y.whole]  # fmt: skip
    phi = account.clustering or (None if account.by_row else spread_of(account.now)[0])
    return _projection(sheet, OFFENCES, project_year(now, earlier, clustering=phi, level=LEVEL), years, BY_SEASON)


def _months(sheet: Sheet, years: Sequence[Year], counts: Mapping[Month, int]) -> list[list[float]]:
    """This year's twelve counts, then each earlier year's; what lies after the months asked for is to come."""
    end = sheet.question.period.end
    starts = (sheet.question.year, *(year.start for year in years))
    return [[float(counts[m]) if m in counts and (m <= end or n) else nan for m in year_months(start)]
            for n, start in enumerate(starts)]  # fmt: skip


def _children(sheet: Sheet, years: Sequence[Year]) -> Figure | None:
    """The rest is those who had not come before in their year."""
    account = sheet.account
    if account.new_children:
        now, *earlier = _months(sheet, years, account.new_children)
    else:
        pairs = [(y.to_date.children, y.whole.children) for y in years if y.to_date and y.whole]
        earlier = [[float(first), float(whole - first)] for first, whole in pairs if first and whole]
        now = [nan if account.now.children is None else float(account.now.children), nan]
    if len(earlier) < LEAST_YEARS:
        return None
    return _projection(sheet, CHILDREN, project_children(now, earlier, level=LEVEL), years, BY_NEW_CHILDREN)


def _projection(sheet: Sheet, unit: str, found: YearProjection, years: Sequence[Year], method: str) -> Figure | None:
    value = finite(found.projected)
    if value is None:
        return None
    return sheet.add(
        f"{unit}/{PROJECTED}", unit.capitalize(), value, unit, year_months(sheet.question.year),
        interval=(finite(found.low), finite(found.high)), level=LEVEL, method=method,
        parameters={
            "years": [y.name for y in years], "level": LEVEL, "months": sheet.question.elapsed,
            "too_little": bool(found.too_little),
        },
    )  # fmt: skip


def _alone(sheet: Sheet) -> Figure | None:
    phi, _ = spread_of(sheet.account.now)
    return _by_chance(sheet, OFFENCES, sheet.account.now.offences, sheet.question.elapsed, phi)


def _entrants_alone(sheet: Sheet) -> Figure | None:
    quarter = sheet.account.entrants.quarter
    return None if quarter is None else _by_chance(sheet, ENTRANTS, quarter.count, len(quarter.period), 1.0)


def _by_chance(sheet: Sheet, unit: str, count: int, months: int, phi: float) -> Figure | None:
    """The year at the months' own pace, and where chance alone could take it."""
    if count == 0:
        return None
    low, high = chance_range(count, months, A_YEAR, phi=phi, level=LEVEL)
    name = "entrants" if unit == ENTRANTS else unit
    label = f"{unit.capitalize()} at the pace so far"
    return sheet.add(
        f"{name}/{CHANCE}", label, count * A_YEAR / months, unit, year_months(sheet.question.year),
        interval=(low, high), level=LEVEL, method=BY_CHANCE, parameters={"level": LEVEL, "months": months},
    )  # fmt: skip
