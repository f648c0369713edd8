"""Reoffending by cohort: what share of children came again, and how often those who did; both, for one misleads."""

from collections.abc import Sequence
from typing import Any

from commonweal.analysis.youth_justice.question import LEVEL
from commonweal.analysis.youth_justice.sheet import Sheet, finite, verdict
from commonweal.figures import Figure
from commonweal.records.youth_account import Cohort, year_name
from commonweal.stats.proportion import share_difference
from commonweal.stats.reoffending import Reoffending, reoffending, reoffending_change, reoffending_totals

WILSON = "proportion with Wilson's interval"
STUDENT = "mean with Student's interval over reoffenders, on the logarithm"
KITAGAWA = "Kitagawa's decomposition of reoffences per child"
BINARY, FREQUENCY = "binary", "frequency"


def reoffending_figures(sheet: Sheet) -> None:
    """A line a cohort of both measures, and what made reoffences per child change."""
    cohorts = sheet.account.cohorts
    pairs = list(zip((None, *cohorts), cohorts, strict=False))
    rows = [f for before, cohort in pairs for f in _cohort(sheet, cohort, _adjacent(before, cohort))]
    note = (
        "A cohort is the children cautioned or convicted in a year, each followed for twelve months; a reoffence "
        "counts once it ends in a caution or conviction, up to six months later. Worked out from the team's own "
        "returns: the published figures rest on the Police National Computer and differ."
    )
    sheet.table("reoffending", "Reoffending by cohort", "Cohort", rows, note)
    if len(cohorts) > 1 and _adjacent(cohorts[-2], cohorts[-1]):
        _parts(sheet, cohorts[-2], cohorts[-1])


def _adjacent(before: Cohort | None, cohort: Cohort) -> Cohort | None:
    return before if before and before.period.shift(12) == cohort.period else None


def _cohort(sheet: Sheet, cohort: Cohort, before: Cohort | None) -> Sequence[Figure]:
    start, period = cohort.period.start.year, cohort.period
    label = year_name(start)
    counts = [
        sheet.add(f"reoffending/{name}/{start}", label, value, unit, period)
        for name, value, unit in (
            ("cohort", cohort.children, "children"),
            ("reoffenders", cohort.reoffenders, "children who reoffended"),
            ("reoffences", cohort.reoffences, "reoffences"),
        )
    ]
    return (*counts, _binary(sheet, cohort, before, label), _frequency(sheet, cohort, label))


def _binary(sheet: Sheet, cohort: Cohort, before: Cohort | None, label: str) -> Figure:
    found = _measured(cohort)
    more: dict[str, Any] = {}
    if before is not None and before.children and cohort.children:
        change = share_difference([before.reoffenders], [before.children], [cohort.reoffenders], [cohort.children])
        more = {
            "baseline_value": 100 * before.reoffenders / before.children,
            "baseline_period": before.period,
            "p": finite(change.p[0]),
            "verdict": verdict(float(change.p[0]), float(change.difference[0]), before.children + cohort.children),
        }
    return sheet.add(
        f"reoffending/{BINARY}/{cohort.period.start.year}", label, percent(found.rate), "% of the cohort",
        cohort.period, interval=(percent(found.rate_low), percent(found.rate_high)), level=LEVEL, method=WILSON,
        parameters={"level": LEVEL}, **more,
    )  # fmt: skip


def _frequency(sheet: Sheet, cohort: Cohort, label: str) -> Figure:
    found = _measured(cohort)
    low, high = finite(found.frequency_low), finite(found.frequency_high)
    told = low is not None and high is not None
    return sheet.add(
        f"reoffending/{FREQUENCY}/{cohort.period.start.year}", label, finite(found.frequency),
        "reoffences per reoffender", cohort.period, interval=(low, high) if told else None,
        level=LEVEL if told else None, method=STUDENT if told else None, parameters={"level": LEVEL},
    )  # fmt: skip


def _parts(sheet: Sheet, before: Cohort, now: Cohort) -> None:
    """How much of the change of reoffences per child came of the share that reoffends, and how much of how often."""
    if not (before.reoffenders and now.reoffenders):
        return
    unit = "reoffences per child of the cohort"
    found = reoffending_change(_measured(before), _measured(now))
    ends = {
        BINARY: ("Because of the share who reoffend", found.by_rate, found.rate_low, found.rate_high),
        FREQUENCY: ("Because of how often they do", found.by_frequency, found.frequency_low, found.frequency_high),
    }
    figures = [
        sheet.add(f"reoffending/parts/{name}", label, value, unit, now.period, interval=_ends(low, high), level=LEVEL,
                  method=KITAGAWA, parameters={"level": LEVEL})
        for name, (label, value, low, high) in ends.items()
    ]  # fmt: skip
    whole = _ends(found.low, found.high)
    total = sheet.add(
        "reoffending/parts/whole", "Reoffences per child", now.reoffences / now.children, unit, now.period,
        baseline_value=before.reoffences / before.children, baseline_period=before.period, p=finite(found.p),
        verdict=verdict(found.p, found.change, now.children), method=KITAGAWA,
        parameters={"level": LEVEL, "change": finite(found.change), "change_range": whole and list(whole)},
    )  # fmt: skip
    sheet.table("reoffending/parts", "What made reoffences per child change", "Part", [total, *figures])


def _ends(low: float, high: float) -> tuple[float, float] | None:
    return (float(low), float(high)) if finite(low) is not None and finite(high) is not None else None


def _measured(cohort: Cohort) -> Reoffending:
    if cohort.each:
        return reoffending(cohort.each, level=LEVEL)
    return reoffending_totals(cohort.children, cohort.reoffenders, cohort.reoffences, level=LEVEL)


def percent(share: float) -> float | None:
    """A share as percent; None where it is unknown."""
    known = finite(share)
    return None if known is None else 100 * known
