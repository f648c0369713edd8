"""Tables in Word: rows and cells that are seen, what is merged kept together."""

from collections.abc import Callable, Iterator
from typing import Any

from commonweal.documents.blocks import Cell, Row, Run, Runs, TableBlock, plain
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.word.marks import W, name_of, switched, value
from commonweal.documents.safe_copy.word.runs import LEAST_HEIGHT, SQUEEZED
from commonweal.documents.safe_copy.word.styles import Styles, ground_of

MOST_COLUMNS = 63  # Word's own limit
CellReader = Callable[[Any, str], Runs]  # a cell's content on a ground


class Tables:
    """Reads tables; what stands in a cell is read by the caller, who gives it as runs."""

    def __init__(self, styles: Styles, notes: Notes, read_cell: CellReader) -> None:
        self._styles, self._notes, self._read_cell = styles, notes, read_cell

    def read(self, table: Any, ground: str) -> TableBlock:
        """The table as a block; its first row is its head where Word says so."""
        properties = table.find(f"{W}tblPr")
        rows = [row for row in elements(table, "tr") if self._is_seen(row)]
        read = [self._row(row, n == 0, properties, ground) for n, row in enumerate(rows)]
        if read and rows and _is_head(rows[0], properties) and all(cell.across == 1 for cell in read[0].cells):
            return TableBlock(tuple(plain(cell.runs) for cell in read[0].cells), tuple(read[1:]))
        return TableBlock((), tuple(read))

    def _is_seen(self, row: Any) -> bool:
        properties = row.find(f"{W}trPr")
        if properties is None:
            return True
        if switched(properties, "hidden"):
            self._notes.add("Hidden rows of a table are left out.")
            return False
        height = properties.find(f"{W}trHeight")
        if height is not None and height.get(f"{W}hRule") == "exact" and _number(height.get(f"{W}val")) < LEAST_HEIGHT:
            self._notes.add(SQUEEZED)
            return False
        return properties.find(f"{W}del") is None

    def _row(self, row: Any, first: bool, table: Any, ground: str) -> Row:
        style_ground = self._styles.table_ground(value(table, "tblStyle"), first and _first_row_differs(table))
        below = ground_of(table) or style_ground or ground
        return Row(tuple(self._cell(cell, below) for cell in elements(row, "tc")))

    def _cell(self, cell: Any, below: str) -> Cell:
        properties = cell.find(f"{W}tcPr")
        span = value(properties, "gridSpan") if properties is not None else None
        across = min(max(int(_number(span)), 1), MOST_COLUMNS)
        if properties is not None:
            merged = properties.find(f"{W}vMerge")
            if merged is not None and merged.get(f"{W}val") != "restart":
                return Cell((), across)  # what a merged cell still holds is not seen
            if properties.find(f"{W}cellDel") is not None:
                return Cell((), across)
        return Cell(self._read_cell(cell, ground_of(properties) or below), across)


def elements(parent: Any, name: str) -> Iterator[Any]:
    """Children of a name, also within content controls and custom markup."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif name_of(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from elements(child, name)


def joined(lines: list[Runs]) -> Runs:
    """Paragraphs of a cell as one stretch of runs, a line each."""
    said = [line for line in lines if plain(line).strip()]
    return tuple(run for n, line in enumerate(said) for run in ((Run("\n"),) if n else ()) + line)


def _is_head(row: Any, table: Any) -> bool:
    return bool(switched(row.find(f"{W}trPr"), "tblHeader")) or _first_row_differs(table)


def _first_row_differs(table: Any) -> bool:
    look = table.find(f"{W}tblLook") if table is not None else None
    if look is None:
        return False
    said = look.get(f"{W}firstRow")
    if said is not None:
        return said in ("1", "true", "on")
    return bool(int(look.get(f"{W}val", "0"), 16) & 0x20) if _is_hex(look.get(f"{W}val", "0")) else False


def _is_hex(said: str) -> bool:
    return bool(said) and all(c in "0123456789abcdefABCDEF" for c in said)


def _number(said: str | None) -> float:
    try:
        return float(said or 0)
    except ValueError:
        return 0
