"""Cells of a CSV file that no spreadsheet takes for a formula.

Excel, LibreOffice and Google Sheets work out a cell that starts with = + - or @, also after a tab, a line end or in a
full-width form: words that a resident typed could fetch an address or start a program on an officer's machine.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

Value = TypeVar("Value")

STARTS_FORMULA = ("=", "+", "-", "@", "|", "%")
NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?")


def csv_file(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A whole file: UTF-8 with a mark that Excel needs, comma-separated, every cell harmless; None is an empty one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([harmless_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless_cell(value: Value) -> Value | str:
    """The value as it may stand in an exported cell: words that could be a formula get an apostrophe before them.

    Numbers stay as they are, and so do words that are a number ("-5.4%").
    """
    if not isinstance(value, str):
        return value
    if value[:1] in ("\t", "\r", "\n", "\0"):
        return f"'{value}"
    first = unicodedata.normalize("NFKC", value.lstrip(" \u00a0\u200b\ufeff"))[:1]
    return f"'{value}" if first in STARTS_FORMULA and first and not NUMBER.fullmatch(value) else value
