"""From a cell to a quarter, an offence code, a name or a count. A note's mark is no part of any of them."""

import re
from typing import Any

from commonweal.figures.period import FINANCIAL_YEAR_STARTS, Month
from commonweal.records.counts import MOST
from commonweal.sources.home_office.headings import NOTE

YEAR = re.compile(r"(\d{4})\s*[/-]\s*(\d{4}|\d{2})")
QUARTER = re.compile(r"(?:q|qtr|quarter)?\s*([1-4])(?:\.0)?")
COUNT = re.compile(r"([+-]?)\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?\s*[rp*]?")
UNTOLD = frozenset(("", "-", "–", "..", "...", ":", "n/a", "na", "x", "c", "z", "#n/a"))
SUPERSCRIPT = re.compile(r"[¹²³⁰-⁹*]+$")
TOTAL = re.compile(r"(?:sub ?)?totals?\b.*|all (?:offences|crimes?)\b.*", re.IGNORECASE)
FIRST_YEAR = 1898  # the oldest that the Home Office publishes


def text_of(cell: Any) -> str:
    """The cell's words: whole numbers without a decimal point, runs of white space as one blank, no note's mark."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(NOTE.sub(" ", str(cell)).split())


def financial_year(text: str) -> int | None:
    """`2017/18`, `2017-18` and `2017/2018` begin in 2017; None for what is no financial year."""
    found = YEAR.fullmatch(text.strip())
    if not found or int(found[2][-2:]) != (int(found[1]) + 1) % 100 or int(found[1]) < FIRST_YEAR:
        return None
    return int(found[1])


def first_month(year: str, quarter: str) -> Month | None:
    """The first month of a financial year's quarter: `2017/18` and `1` are April 2017."""
    starts, found = financial_year(year), QUARTER.fullmatch(quarter.casefold())
    if starts is None or not found:
        return None
    return Month(starts, FINANCIAL_YEAR_STARTS) + 3 * (int(found[1]) - 1)


def count_of(text: str) -> int | None:
    """A whole number, below nought too; None for a cell that tells none. ValueError for anything else."""
    if text.casefold() in UNTOLD:
        return None
    found = COUNT.fullmatch(text)
    if not found:
        raise ValueError(text)
    number = int(found[2].replace(",", "")) * (-1 if found[1] == "-" else 1)
    if abs(number) > MOST:
        raise ValueError(text)
    return number


def plain_name(text: str) -> str:
    """A name without a mark behind it: `Greater Manchester³` and `Greater Manchester*`."""
    return SUPERSCRIPT.sub("", text).strip()


def is_total(text: str) -> bool:
    """Whether the words head a sum of other rows."""
    return bool(TOTAL.fullmatch(text))
