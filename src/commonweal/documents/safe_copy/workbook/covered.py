"""Which cells of a sheet lie beneath a picture, chart or shape: still in the file, though not seen."""

from typing import Any

from commonweal.documents.safe_copy import office
from commonweal.documents.safe_copy.package import Package

XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ROW_HEIGHT, COLUMN_WIDTH = 190_500, 609_600  # EMU that a row and a column take unless told otherwise
MOST = 2_000  # rows or columns that one drawing may cover
Rectangle = tuple[int, int, int, int]


def sheet_parts(package: Package, workbook: str) -> dict[str, str]:
    """Each sheet's part by the sheet's name."""
    related = office.relations(package, workbook)
    sheets = package.xml(workbook).iter(f"{S}sheet")
    return {sheet.get("name", ""): related.get(sheet.get(f"{R}id", ""), "") for sheet in sheets}


def rectangles(package: Package, sheet_part: str) -> list[Rectangle]:
    """First row, first column, last row and last column (from 1) of everything drawn on a sheet."""
    found = []
    for part in office.relations(package, sheet_part).values():
        if "/drawings/drawing" in part.lower() and package.has(part):
            found += [r for anchor in package.xml(part) if (r := _rectangle(anchor)) is not None]
    return found


def cells(package: Package, sheet_part: str, last_row: int, last_column: int) -> set[tuple[int, int]]:
    """The cells, by row and column, that something drawn covers at least in part."""
    return {
        (row, column)
        for top, left, bottom, right in rectangles(package, sheet_part)
        for row in range(top, min(bottom, last_row) + 1)
        for column in range(left, min(right, last_column) + 1)
    }


def _rectangle(anchor: Any) -> Rectangle | None:
    start, end, size = anchor.find(f"{XDR}from"), anchor.find(f"{XDR}to"), anchor.find(f"{XDR}ext")
    if start is None:
        return (1, 1, MOST, MOST) if anchor.find(f"{XDR}pos") is not None else None  # placed freely: may cover anything
    top, left = _at(start, "row"), _at(start, "col")
    if end is not None:
        return top + 1, left + 1, _at(end, "row") + 1, _at(end, "col") + 1
    down = int(size.get("cy", "0")) // ROW_HEIGHT + 1 if size is not None else 1
    across = int(size.get("cx", "0")) // COLUMN_WIDTH + 1 if size is not None else 1
    return top + 1, left + 1, top + 1 + min(down, MOST), left + 1 + min(across, MOST)


def _at(corner: Any, side: str) -> int:
    said = corner.findtext(f"{XDR}{side}") or "0"
    return int(said) if said.isdigit() else 0
