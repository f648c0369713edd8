"""The columns month, day and hour of an extract, and the checks on them."""

from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.figures import Month, Period
from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.dates import ISO, read_hour, read_moment
from commonweal.sources.partner.mapping import Mapping
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each, unread

FIRST_YEAR = 1900  # an earlier year is a slip of the keyboard


def read_when(sheet: Sheet, mapping: Mapping, today: date, findings: Findings) -> dict[str, pa.Array]:
    """Columns `month`, `day` and `hour` of the incident schema, null where they could not be read."""
    name = "date" if "date" in mapping.columns else "month"
    text = sheet.columns[name]
    formats = (*mapping.date_formats, ISO) if sheet.kind == "Excel" else mapping.date_formats

    def moment(value: str) -> datetime | None:
        read = read_moment(value, formats, sheet.epoch)
        return read if read and read.year >= FIRST_YEAR else None

    moments = read_each(text, moment, pa.timestamp("s"))
    days = moments.cast(pa.date32(), safe=False)
    months = pc.floor_temporal(moments, unit="month").cast(pa.date32(), safe=False)
    findings.at("blank", name, text.is_null())
    findings.at("not-a-date", name, unread(text, moments), text)
    findings.at("in-the-future", name, pc.fill_null(pc.greater(days, pa.scalar(today)), False), text)
    by_month = nothing(len(text), pa.date32())
    return {
        "month": months,
        "day": days if name == "date" else by_month,
        "hour": _hours(sheet, mapping, moments, findings),
    }


def _hours(sheet: Sheet, mapping: Mapping, moments: pa.Array, findings: Findings) -> pa.Array:
    """From a column of its own, else from the date where any date has a time of day: midnight throughout is none."""
    name = next((n for n in ("time", "hour") if n in mapping.columns), None)
    if name:
        text = sheet.columns[name]
        formats = (*mapping.time_formats, ISO, "%H:%M:%S") if sheet.kind == "Excel" else mapping.time_formats
        hours = read_each(text, lambda value: read_hour(value, formats), pa.int8())
        findings.at("not-an-hour", name, unread(text, hours), text)
        return hours
    hours = pc.hour(moments).cast(pa.int8())
    midnight = pc.equal(moments, pc.floor_temporal(moments, unit="day"))
    if "month" in mapping.columns or pc.all(midnight).as_py() is not False:
        return nothing(len(moments), pa.int8())
    return hours


def cover(
    months: pa.Array, mapping: Mapping, stated: Period | None, findings: Findings, text: pa.Array
) -> tuple[Month, ...]:
    """The months that the extract speaks for: stated, else from the first dated row to the last (with a warning)."""
    period = stated or mapping.covers
    found = {Month.of(first) for first in pc.unique(months).to_pylist() if first}
    if period is None:
        findings.whole("coverage-not-stated", "covers")
        if not found:
            return ()
        return tuple(Period(min(found), max(found)))
    outside = pc.or_(
        pc.less(months, pa.scalar(period.start.first_day)), pc.greater(months, pa.scalar(period.end.first_day))
    )
    name = "date" if "date" in mapping.columns else "month"
    findings.at("outside-coverage", name, pc.fill_null(outside, False), text)
    if empty := [month for month in period if month not in found]:
        findings.whole("month-without-rows", ", ".join(map(str, empty[:24])), len(empty))
    return tuple(period)
