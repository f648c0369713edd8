"""Which rows, columns and cells of a sheet are seen."""

from typing import Any

from commonweal.documents.safe_copy.colours import is_colour, stands_out
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.workbook.number_format import shown

WHITE, BLACK = "FFFFFF", "000000"
THEME = (WHITE, BLACK, "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646")
LEAST_HEIGHT, LEAST_WIDTH = 2.0, 0.3  # points; letters
SMALLEST_TYPE = 2.0
COLOURED_AWAY = "Cells in the colour of what they stand on are left out."


class Visible:
    """What is seen of one sheet."""

    def __init__(self, sheet: Any, covered: set[tuple[int, int]], notes: Notes) -> None:
        self._sheet, self._notes, self._covered = sheet, notes, covered
        self._hidden_columns = _hidden_columns(sheet)
        self._by_rule = _hidden_by_rule(sheet)

    def row(self, number: int) -> bool:
        """Whether a row is shown."""
        dimensions = self._sheet.row_dimensions
        if number not in dimensions:
            return not self._sheet.sheet_format.zeroHeight
        said = dimensions[number]
        if said.hidden or (said.height is not None and said.height < LEAST_HEIGHT):
            self._notes.add("Hidden rows are left out.")
            return False
        return True

    def column(self, number: int) -> bool:
        """Whether a column is shown."""
        if any(first <= number <= last for first, last in self._hidden_columns):
            self._notes.add("Hidden columns are left out.")
            return False
        return True

    def text(self, cell: Any) -> str:
        """What is seen in a cell."""
        said = shown(cell.value, cell.number_format)
        if not said:
            return ""
        place = (cell.row, cell.column)
        if place in self._covered:
            self._notes.add("Cells beneath a picture, chart or shape are left out.")
        elif place in self._by_rule:
            self._notes.add("Cells that a rule of conditional formatting may hide are left out.")
        elif not stands_out(rgb(cell.font.color) or BLACK, ground_of(cell.fill) or WHITE):
            self._notes.add(COLOURED_AWAY)
        elif cell.font.sz is not None and cell.font.sz < SMALLEST_TYPE:
            self._notes.add("Text too small to be seen is left out.")
        else:
            return said
        return ""


def rgb(colour: Any) -> str | None:
    """A colour as RRGGBB; None where it is the program's own choice."""
    if colour is None:
        return None
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:] if is_colour(colour.rgb[-6:]) else None
    if colour.type == "theme":
        plain = THEME[colour.theme] if 0 <= colour.theme < len(THEME) else BLACK
        return _tinted(plain, colour.tint or 0.0)
    if colour.type == "indexed":
        return {1: WHITE, 9: WHITE, 65: WHITE}.get(colour.indexed, BLACK if colour.indexed in (0, 8, 64) else None)
    return None


def ground_of(fill: Any) -> str | None:
    """The colour behind a cell."""
    if fill is None or fill.fill_type is None or not hasattr(fill, "fgColor"):
        return None
    return rgb(fill.fgColor) or rgb(fill.bgColor)


def _tinted(colour: str, tint: float) -> str:
    def step(channel: int) -> int:
        return round(channel + (255 - channel) * tint if tint > 0 else channel * (1 + tint))

    return "".join(f"{min(max(step(int(colour[n : n + 2], 16)), 0), 255):02X}" for n in (0, 2, 4))


def _hidden_columns(sheet: Any) -> list[tuple[int, int]]:
    narrow = (d for d in sheet.column_dimensions.values() if d.hidden or (d.customWidth and d.width < LEAST_WIDTH))
    return [(d.min, d.max) for d in narrow if d.min and d.max]


def _hidden_by_rule(sheet: Any) -> set[tuple[int, int]]:
    """Cells under a rule whose look would hide them. Whether it applies is not worked out: they are left out."""
    found: set[tuple[int, int]] = set()
    for formatting in sheet.conditional_formatting:
        if any(_hides(rule.dxf) for rule in formatting.rules if rule.dxf is not None):
            for area in formatting.sqref.ranges:
                last = min(area.max_row, sheet.max_row)
                found |= {(r, c) for r in range(area.min_row, last + 1)
                          for c in range(area.min_col, min(area.max_col, sheet.max_column) + 1)}  # fmt: skip
    return found


def _hides(look: Any) -> bool:
    if look.numFmt is not None and not shown(1, look.numFmt.formatCode or ""):
        return True
    ink = rgb(look.font.color) if look.font is not None else None
    ground = (rgb(look.fill.bgColor) or rgb(look.fill.fgColor)) if look.fill is not None else None
    if ground is not None and look.fill.fill_type is None and look.fill.bgColor.rgb == "00000000":
        ground = None
    return (ink is not None or ground is not None) and not stands_out(ink or BLACK, ground or WHITE)
