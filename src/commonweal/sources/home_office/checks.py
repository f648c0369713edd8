"""What may be found in a table of recorded crime: what stops it, and what is told with it and kept with the edition.

These tables are nobody's here to mend: what stops one is said in one sentence, with the first rows that show it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ERRORS: Mapping[str, str] = {
    "not-a-quarter": "the financial year or quarter cannot be read",
    "in-the-future": "the quarter has not ended yet",
    "not-a-count": "the number of offences is not a whole number",
    "repeated-row": "the same quarter, area and offence stand twice",
    "no-area": "the row names no area",
}
WARNINGS: Mapping[str, str] = {
    "count-missing": "The count is blank or withheld: held as not available, never as zero.",
    "negative-count": "The count is below nought: more offences of earlier quarters were cancelled than recorded. It "
    "is counted as printed, as the Home Office's own totals count it.",
    "unknown-code": "The offence code is not known here: counted as not told apart, and in no group of offences.",
    "total-left-out": "The row is a sum of others and was left out.",
    "no-zeros": "The table lists no noughts: an offence without a row in a quarter counts nought.",
    "areas-not-checked": "No whole list of such areas is held, so only the form of the code was checked.",
}
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing found: how often, in which rows first (sheet and row as the workbook numbers it, value)."""

    code: str
    count: int
    rows: tuple[tuple[str, int, str], ...]

    @property
    def what(self) -> str:
        """It in words."""
        return ERRORS.get(self.code) or WARNINGS[self.code]

    @property
    def where(self) -> str:
        """`row 12 of sheet 2017-18 ("2017")`: the first of them."""
        sheet, row, value = self.rows[0]
        return f"row {row:,}{f' of sheet {sheet}' if sheet else ''}{f' (“{value}”)' if value else ''}"


class Findings:
    """Collects what is found, in the order in which it is first met."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, list[tuple[str, int, str]]]] = {}

    def note(self, code: str, sheet: str = "", row: int = 0, value: str = "") -> None:
        """Note one row."""
        count, rows = self._found.setdefault(code, (0, []))
        if len(rows) < MOST_SHOWN:
            rows.append((sheet, row, value[:60]))
        self._found[code] = (count + 1, rows)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops the table."""
        return tuple(Finding(c, n, tuple(rows)) for c, (n, rows) in self._found.items() if c in ERRORS)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is told with it."""
        return tuple(Finding(c, n, tuple(rows)) for c, (n, rows) in self._found.items() if c in WARNINGS)
