"""The days of an export: of offence, outcome and birth; and the age in whole years between two of them."""

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.dates import ISO, read_moment
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each, unread
from commonweal.sources.partner.when import FIRST_YEAR
from commonweal.sources.youth_justice.mapping import Mapping

FILLERS = tuple(date(*day) for day in ((1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1901, 1, 1), (1970, 1, 1)))
"""What systems put where no date of birth is known: a spreadsheet's, a database's and a clock's first day."""


def age_on(born: date, day: date) -> int:
    """Whole years on a day; one born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read_days(sheet: Sheet, mapping: Mapping, today: date, findings: Findings) -> dict[str, pa.Array]:
    """Columns `outcome_on` and `offence_on` (date32), null where they could not be read."""
    outcome = _days(sheet, mapping, "outcome_date", today, findings)
    findings.at("blank", "outcome_date", sheet.columns["outcome_date"].is_null())
    if "offence_date" not in mapping.columns:
        findings.whole("no-offence-date", "offence_date", len(sheet.rows))
        return {"outcome_on": outcome, "offence_on": nothing(len(sheet.rows), pa.date32())}
    offence = _days(sheet, mapping, "offence_date", today, findings)
    findings.at("no-offence-date", "offence_date", sheet.columns["offence_date"].is_null())
    backwards = pc.fill_null(pc.less(outcome, offence), False)
    findings.at("outcome-before-offence", "outcome_date", backwards, sheet.columns["outcome_date"])
    return {"outcome_on": outcome, "offence_on": offence}


def read_births(sheet: Sheet, mapping: Mapping, today: date, findings: Findings) -> pa.Array:
    """Days of birth (date32), for the ages alone: they are kept nowhere, and no finding shows one."""
    if "date_of_birth" not in mapping.columns:
        return nothing(len(sheet.rows), pa.date32())
    born = _days(sheet, mapping, "date_of_birth", today, findings, shown=False)
    filler = pc.fill_null(pc.is_in(born, pa.array(FILLERS, pa.date32())), False)
    findings.at("filler-birth", "date_of_birth", filler)
    born = pc.if_else(filler, pa.scalar(None, pa.date32()), born)
    new_year = pc.and_(pc.equal(pc.month(born), 1), pc.equal(pc.day(born), 1))
    findings.at("first-of-january", "date_of_birth", pc.fill_null(new_year, False))
    return born


def _days(
    sheet: Sheet, mapping: Mapping, name: str, today: date, findings: Findings, *, shown: bool = True
) -> pa.Array:
    text = sheet.columns[name]
    formats = (*mapping.date_formats, ISO) if sheet.kind == "Excel" else mapping.date_formats

    def day(value: str) -> date | None:
        read = read_moment(value, formats, sheet.epoch)
        return read.date() if read and (read.year >= FIRST_YEAR or read.date() in FILLERS) else None

    days = read_each(text, day, pa.date32())
    values = text if shown else None
    findings.at("not-a-date", name, unread(text, days), values)
    findings.at("in-the-future", name, pc.fill_null(pc.greater(days, pa.scalar(today)), False), values)
    return days


def ages(born: pa.Array, days: pa.Array) -> pa.Array:
    """Whole years (int8) on each row's day, null where either is not known or no age at all comes out."""
    pairs = zip(born.to_pylist(), days.to_pylist(), strict=True)
    years = (age_on(b, d) if b is not None and d is not None else None for b, d in pairs)
    return pa.array([y if y is not None and 0 <= y <= 120 else None for y in years], pa.int8())
