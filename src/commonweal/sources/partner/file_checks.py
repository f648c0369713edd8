"""What is wrong with a file as such, noted alike by every source that is read through a mapping."""

from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.sheet import Sheet


def note_broken(sheet: Sheet, findings: Findings, cell: str = "") -> None:
    """Note rows that could not be parted, and formulas without a value; `cell` begins the name of a wide column."""
    findings.rows("broken-row", "", sheet.broken)
    for name, rows in sheet.unworked.items():
        findings.rows("no-value-in-formula", name.removeprefix(cell), rows)


def note_sheets(sheet: Sheet, findings: Findings) -> None:
    """Note the sheets of a workbook that were not read, and merged cells."""
    for hidden in sheet.hidden_sheets:
        findings.whole("hidden-sheet", hidden)
    if sheet.merged:
        findings.whole("merged-cells", sheet.sheet or "")
