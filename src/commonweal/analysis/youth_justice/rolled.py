"""First-time entrants and custodial sentences as rates of rolling years, and the newest quarter beside the last one."""

from collections.abc import Sequence
from typing import Any

from commonweal.analysis.youth_justice.counting import window
from commonweal.analysis.youth_justice.question import LEVEL
from commonweal.analysis.youth_justice.sheet import ENTRANTS, Sheet, finite, verdict
from commonweal.analysis.youth_justice.years import EXACT
from commonweal.figures import Figure, Period
from commonweal.records.youth_account import Window
from commonweal.records.youth_benchmark import MEASURES, Measure
from commonweal.stats.change.exact import exact_change
from commonweal.stats.rate import rates

GARWOOD = "rate with the exact Poisson interval"
ENTRANT_MEASURE, CUSTODY_MEASURE = MEASURES["first-time-entrants"], MEASURES["custody"]
OF = {ENTRANT_MEASURE.key: "entrants", CUSTODY_MEASURE.key: "custody"}
SENTENCES = "custodial sentences"
A_QUARTER = 3  # months: of April or May alone there is none yet


def entrant_figures(sheet: Sheet) -> None:
    """Rolling years, then the quarter."""
    entrants = sheet.account.entrants
    _rolling(sheet, ENTRANT_MEASURE, entrants.rolling, ENTRANTS)
    quarter = _quarter(sheet)
    found = [quarter] if quarter else []
    whole = not quarter or len(quarter.period) == A_QUARTER
    title, first = ("the newest quarter", "Quarter") if whole else ("the newest months", "Months")
    sheet.table("entrants/quarter", f"First-time entrants in {title}", first, found)


def custody_figures(sheet: Sheet) -> None:
    """Rolling years of sentences: so few that a rate swings with one child."""
    _rolling(sheet, CUSTODY_MEASURE, sheet.account.custody, SENTENCES)


def _rolling(sheet: Sheet, measure: Measure, windows: Sequence[Window], unit: str) -> None:
    found = [rate_figure(sheet, f"{OF[measure.key]}/rolling/{w.period.end}", w, measure, unit) for w in windows]
    note = (
        f"Years of twelve months, three months apart: each shares nine with the next. Residents aged 10 to 17: "
        f"{sheet.account.residents:,} ({sheet.account.residents_told})."
        if sheet.account.residents
        else "How many aged 10 to 17 live here is not held: counts are given in place of rates."
    )
    sheet.table(f"{OF[measure.key]}/rolling", f"{measure.name}, rolling years", "Twelve months to", found, note)


def over(sheet: Sheet, measure: Measure, period: Period) -> Figure | None:
    """The rate over the months that others were published for, where no rolling year ends with them; None where one of
    the months is not held.
    """
    entrants = measure == ENTRANT_MEASURE
    months = sheet.account.entrants.months if entrants else sheet.account.custody_months
    found = window(months, period)
    if found is None or not sheet.account.residents:
        return None
    unit = ENTRANTS if entrants else SENTENCES
    return rate_figure(sheet, f"{OF[measure.key]}/rolling/{period.end}", found, measure, unit)


def rate_figure(sheet: Sheet, id: str, window: Window, measure: Measure, unit: str) -> Figure:
    """The rate with its exact interval; the count where no population is held."""
    label, people = window.period.end.words, sheet.account.residents
    if not people:
        return sheet.add(id, label, window.count, unit, window.period, offence=f"youth/{measure.key}")
    found = rates([window.count], [people], per=measure.per)
    return sheet.add(
        id, label, finite(found.rate[0]), f"{unit} {measure.unit}", window.period, offence=f"youth/{measure.key}",
        interval=(finite(found.low[0]), finite(found.high[0])), level=LEVEL, method=GARWOOD,
        parameters={"count": window.count, "residents": people, "level": LEVEL},
    )  # fmt: skip


def _quarter(sheet: Sheet) -> Figure | None:
    now, before = sheet.account.entrants.quarter, sheet.account.entrants.before
    if now is None:
        return None
    more: dict[str, Any] = {}
    if before is not None:
        found = exact_change([before.count], [now.count])
        more = {
            "baseline_value": before.count,
            "baseline_period": before.period,
            "change_percent": finite(found.change_percent[0]) if before.count else None,
            "interval": (finite(found.low_percent[0]), finite(found.high_percent[0])) if before.count else None,
            "level": LEVEL,
            "p": finite(found.p[0]),
            "verdict": verdict(float(found.p[0]), now.count - before.count, now.count + before.count),
            "method": EXACT,
            "parameters": {"level": LEVEL},
        }
    return sheet.add(f"entrants/quarter/{now.period.end}", now.period.words, now.count, ENTRANTS, now.period, **more)
