"""The mix: offences by kind and ethnicity, children by sex, age and ethnicity; what did not occur, what is unknown."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from commonweal.analysis.youth_justice import counting
from commonweal.analysis.youth_justice.question import LEVEL
from commonweal.analysis.youth_justice.sheet import CHILDREN, OFFENCES, Sheet, finite, verdict
from commonweal.analysis.youth_justice.years import BY_CHILD, EXACT, spread_of
from commonweal.figures import Figure
from commonweal.records.youth_account import (
    AGE,
    ETHNICITY,
    LUMPED,
    NOT_RECORDED,
    OF_CHILDREN,
    OFFENCE,
    OFFENCE_ETHNICITY,
    REST,
    SEX,
    Tally,
)
from commonweal.records.youth_outcome import SEXES
from commonweal.stats.change.exact import exact_change
from commonweal.stats.change.rates import quasi_poisson
from commonweal.stats.false_discovery import benjamini_hochberg

TITLES = {
    OFFENCE: ("Offences by kind", "Kind of offence"),
    SEX: ("Children by sex", "Sex"),
    AGE: ("Children by age at their first offence of the year", "Age"),
    ETHNICITY: ("Children by ethnicity", "Ethnicity"),
    OFFENCE_ETHNICITY: ("Offences by the child's ethnicity", "Ethnicity"),
}
LAST = (REST, LUMPED, NOT_RECORDED)
GROUPS = {
    "informal": "Community resolutions and other informal outcomes",
    "formal": "Cautions and convictions",
}


def mix_figures(sheet: Sheet) -> None:
    """A table a slice, in which what is not recorded stands apart and last."""
    before = next((y.to_date for y in sheet.account.years if y.start == sheet.question.year - 1), None)
    for slice_, (title, first) in TITLES.items():
        now = sheet.account.now.slices.get(slice_)
        if now is not None:
            found = list(_slice(sheet, slice_, now, before))
            sheet.table(f"mix/{slice_}", title, first, found, _note(slice_, sheet.account.now))
    _unrecorded(sheet)


def _slice(sheet: Sheet, slice_: str, now: Mapping[str, float], before: Tally | None) -> Iterator[Figure]:
    then = before.slices.get(slice_) if before else None
    keys = _keys(sheet, slice_, now, then or {})
    unit = CHILDREN if slice_ in OF_CHILDREN else OFFENCES
    tested = _tested(sheet.account.now, before, keys, slice_) if before and then is not None else {}
    for key in keys:
        yield sheet.add(
            f"mix/{slice_}/{key}", sheet.names.name(key), now.get(key, 0.0), unit, sheet.question.period,
            **tested.get(key, {}),
        )  # fmt: skip


def _keys(sheet: Sheet, slice_: str, now: Mapping[str, float], then: Mapping[str, float]) -> list[str]:
    """The most first; ages and sexes in their own order; what is not recorded last. Kinds that did not occur follow."""
    fixed = {SEX: SEXES, AGE: counting.BAND_NAMES}.get(slice_, ())
    zero = tuple(sheet.names.offences) if slice_ == OFFENCE and sheet.account.by_row else ()
    named = sheet.account.now.none if slice_ == OFFENCE else ()
    keys = dict.fromkeys([*now, *then, *zero, *named])
    order = {key: n for n, key in enumerate(fixed)}
    return sorted(keys, key=lambda key: (key in LAST, LAST.index(key) if key in LAST else 0,
                                          order.get(key, 99), -now.get(key, 0.0), sheet.names.name(key)))  # fmt: skip


def _tested(now: Tally, before: Tally, keys: list[str], slice_: str) -> dict[str, dict[str, Any]]:
    """Each against the same months a year before; q over the slice."""
    first = np.array([before.slices[slice_].get(key, 0.0) for key in keys])
    second = np.array([now.slices[slice_].get(key, 0.0) for key in keys])
    of_children = slice_ in OF_CHILDREN
    found = exact_change(first, second) if of_children else quasi_poisson(first, second, spread_of(before, now)[0])
    p = np.where(first + second > 0, found.p, 1.0)
    q = benjamini_hochberg(p)
    return {
        key: {
            "baseline_value": float(first[n]),
            "baseline_period": before.months,
            "change_percent": finite(found.change_percent[n]) if first[n] else None,
            "p": finite(p[n]),
            "q": finite(q[n]),
            "verdict": verdict(float(q[n]), second[n] - first[n], float(first[n] + second[n])),
            "method": EXACT if of_children else BY_CHILD,
            "parameters": {"level": LEVEL},
        }
        for n, key in enumerate(keys)
    }


def _note(slice_: str, now: Tally) -> str:
    if slice_ in now.shares:
        return "Stated in whole percents: the counts are worked out from them and are not exact."
    return ""


def _unrecorded(sheet: Sheet) -> None:
    """Where ethnicity is lacking: community resolutions often do not record it."""
    found = [
        sheet.add(
            f"unrecorded/{one.outcomes}", GROUPS[one.outcomes], one.missing, OFFENCES, sheet.question.period,
            baseline_value=float(one.of), parameters={"of": "offences with such an outcome in the same months"},
        )
        for one in sheet.account.unrecorded
        if one.of
    ]  # fmt: skip
    sheet.table("unrecorded", "Offences whose record lacks the child's ethnicity", "Outcome", found,
                "The second count is of all offences with such an outcome.")  # fmt: skip
