"""The month of each row, or the first month of its quarter."""

import re
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.figures.period import FINANCIAL_YEAR_STARTS, Month
from commonweal.sources.counts.mapping import Mapping
from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.dates import ISO, read_moment
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import read_each, unread

FIRST_YEAR = 1900  # an earlier year is a slip of the keyboard
YEAR = re.compile(r"(\d{4})(?:\s*[/-]\s*(\d\d)|\s*[/-]\s*(\d{4}))?")
YEAR_FIRST = re.compile(r"(.+?)[\s,-]*Q\s*([1-4])", re.IGNORECASE)
QUARTER_FIRST = re.compile(r"Q\s*([1-4])[\s,-]+(.+)", re.IGNORECASE)


def text_of(sheet: Sheet, field: str, constants: dict[str, str]) -> pa.Array:
    """A field's column, or its constant on every row."""
    if field in sheet.columns:
        return sheet.columns[field]
    return pa.array([constants.get(field)] * len(sheet.rows), pa.string())


def read_months(sheet: Sheet, mapping: Mapping, today: date, findings: Findings) -> pa.Array:
    """First day of each row's month or quarter (date32), null where it could not be read; what is wrong is noted."""
    constants = dict(mapping.constants)
    if "financial_year" in mapping.named:
        year, quarter = (text_of(sheet, f, constants) for f in ("financial_year", "financial_quarter"))
        both = pc.binary_join_element_wise(year, quarter, " Q")
        field, text = "financial_quarter", pc.replace_substring_regex(both, r"(?i) Q\s*Q(?:uarter|tr)?\s*", " Q")
        read: Callable[[str], date | None] = _financial
    elif "quarter" in mapping.named:
        field, text, read = "quarter", text_of(sheet, "quarter", constants), read_quarter
    else:
        field, text = "month", text_of(sheet, "month", constants)
        read = month_reader(mapping.date_formats, sheet)
    first = read_each(text, read, pa.date32())
    findings.at("blank", field, text.is_null())
    findings.at("not-a-month" if field == "month" else "not-a-quarter", field, unread(text, first), text)
    length = 3 if mapping.quarterly else 1
    newest = Month.of(today) - length  # the newest that has ended
    late = pc.greater(first, pa.scalar(newest.first_day))
    findings.at("in-the-future", field, pc.fill_null(late, False), text)
    return first


def month_reader(formats: tuple[str, ...], sheet: Sheet) -> Callable[[str], date | None]:
    """Reads a month by the formats listed, and a workbook's true dates."""
    known = (*formats, ISO) if sheet.kind == "Excel" else formats

    def read(value: str) -> date | None:
        moment = read_moment(value, known, sheet.epoch)
        return date(moment.year, moment.month, 1) if moment and moment.year >= FIRST_YEAR else None

    return read


def read_quarter(text: str) -> date | None:
    """`2024 Q2` is April to June 2024, and so is `2024/25 Q1`: a year written double is a financial one."""
    if found := YEAR_FIRST.fullmatch(text):
        return _quarter(found[1], int(found[2]))
    if found := QUARTER_FIRST.fullmatch(text):
        return _quarter(found[2], int(found[1]))
    return None


def _financial(text: str) -> date | None:
    found = YEAR_FIRST.fullmatch(text)
    return _quarter(found[1], int(found[2])) if found and YEAR.fullmatch(found[1]) and len(found[1]) > 4 else None


def _quarter(year: str, quarter: int) -> date | None:
    found = YEAR.fullmatch(year.strip())
    if not found or int(found[1]) < FIRST_YEAR:
        return None
    later = found[2] or (found[3] or "")[2:]
    if later and int(later) != (int(found[1]) + 1) % 100:
        return None
    first = Month(int(found[1]), FINANCIAL_YEAR_STARTS if later else 1)
    return (first + 3 * (quarter - 1)).first_day
