"""The months that an export speaks for: stated, else from its rows, with long gaps taken as missing and told."""

from datetime import date
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.figures import Month, Period
from commonweal.sources.partner.checks import Findings

LONG = 6  # months without any row: a small team may have one or two without an outcome, hardly half a year


def read_months(days: pa.Array) -> pa.Array:
    """Column `month`: the first day of the outcome's month."""
    return pc.floor_temporal(days, unit="month").cast(pa.date32(), safe=False)


def covered(
    months: pa.Array, stated: tuple[Period, ...], findings: Findings, text: pa.Array, today: date
) -> tuple[Month, ...]:
    """The months that are held, those without rows as zero. A month outside what is stated is an error."""
    found = {Month.of(first) for first in pc.unique(months).to_pylist() if first and first <= today}
    if stated:
        covers = tuple(month for period in stated for month in period)
        inside = pc.is_in(months, pa.array([m.first_day for m in covers], pa.date32()))
        findings.at("outside-coverage", "outcome_date", pc.and_(months.is_valid(), pc.invert(inside)), text)
        if empty := [month for month in covers if month not in found]:
            findings.whole("month-without-rows", ", ".join(map(str, empty[:24])), len(empty))
        return covers
    findings.whole("coverage-not-stated", "covers")
    if not found:
        return ()
    return _without_gaps(found, findings)


def _without_gaps(found: set[Month], findings: Findings) -> tuple[Month, ...]:
    covers: list[Month] = []
    for there, run in groupby(Period(min(found), max(found)), key=found.__contains__):
        months = list(run)
        if there or len(months) < LONG:
            covers += months
        else:
            findings.whole("gap-taken-as-missing", f"{months[0]}..{months[-1]}", len(months))
    return tuple(covers)
