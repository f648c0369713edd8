"""The columns of a workbook's tables: how each figure fills a cell, as a number that Excel can work with.

`[c]` is a number held back to protect people, `[x]` one that is not available: the shorthand of official statistics.
Neither is ever 0.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from commonweal.documents.excel import Cell, Head
from commonweal.figures import Figure, Row, Table
from commonweal.rendering.grids import OWN_HEADS
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import TINY_BASE
from commonweal.rendering.verdicts import is_missing, tone, what_we_can_say
from commonweal.rendering.words import NO_BREAK, is_rate, short_words

HELD_BACK, MISSING = "[c]", "[x]"
COUNT, RATE, RATE_CHANGE = "#,##0", "#,##0.0", "+#,##0.0;-#,##0.0;0.0"
CHANGE, PERCENT = "+#,##0;-#,##0;0", "+0.0%;-0.0%;0.0%"
SHADE, QUIET = "#F0F1EE", "#5B6570"
COLOURS = {"more": "#A63D26", "fewer": "#1F5F85", "quiet": QUIET}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and how a figure fills it."""

    head: Head
    cell: Callable[[Row, Figure], Cell]


def heads_of(columns: Sequence[str], width: float = 11) -> list[Head]:
    """Heads of numbers, each `width` wide; `Words:30` is a label so wide."""
    parts = [column.rpartition(":") for column in columns]
    return [Head(words or last, float(last) if words else width, right=not words) for words, _, last in parts]


def columns_of(table: Table, lookup: Lookup) -> list[Column]:
    """The columns in which some row has something, the label always."""
    label, *others = _possible(table)
    rows = lookup.rows(table)
    return [label, *(c for c in others if any(c.cell(row, figure).value is not None for row, figure in rows))]


def _possible(table: Table) -> list[Column]:
    before, now = OWN_HEADS.get(table.id, (None, None))
    before = before or (short_words(table.against) if table.against else "Before")
    heads = [(now or short_words(table.period)).replace(NO_BREAK, " "), before.replace(NO_BREAK, " ")]
    return [
        Column(Head(table.first_column or "Measure", 34, right=False), _label),
        Column(Head(heads[0], 11), lambda r, f: styled(r, _number(f, f.value), _count_format(f))),
        Column(Head(heads[1], 11), lambda r, f: styled(r, _number(f, f.baseline_value, True), _count_format(f))),
        Column(Head("Change", 9), lambda r, f: styled(r, HELD_BACK if f.suppressed else f.change, _change_format(f))),
        Column(Head("% change", 9), lambda r, f: styled(r, _percent(f), PERCENT)),
        Column(Head("Likely range from", 9), lambda r, f: styled(r, _range(f)[0], _range_format(f), QUIET)),
        Column(Head("Likely range to", 9), lambda r, f: styled(r, _range(f)[1], _range_format(f), QUIET)),
        Column(Head("  What we can say", 22, right=False), _say),
        Column(Head("Unit", 12, right=False), lambda r, f: styled(r, f.unit, "", QUIET)),
        Column(Head("Note", 34, right=False), _note),
    ]


def styled(row: Row, value: str | float | None, number_format: str = "", colour: str = "", indent: int = 0) -> Cell:
    """A cell in the look of its row: headings of others are bold on a shade."""
    shade = SHADE if row.group else ""
    return Cell(value, number_format, bold=row.group, colour=colour, shade=shade, indent=indent)


def _label(row: Row, figure: Figure) -> Cell:
    return styled(row, figure.label, indent=row.depth)


def _say(row: Row, figure: Figure) -> Cell:
    return styled(row, what_we_can_say(figure) or None, colour=COLOURS.get(tone(figure), ""), indent=1)


def _note(row: Row, figure: Figure) -> Cell:
    words = ". ".join(n.rstrip(".") for n in (row.note, *figure.notes) if n)
    return replace(styled(row, words or None, colour=QUIET), wrap=True)


def _percent(figure: Figure) -> str | float | None:
    """As a fraction, so that Excel can work with it; left out where the base is tiny."""
    if figure.suppressed:
        return HELD_BACK
    return None if _is_small(figure) or figure.change_percent is None else figure.change_percent / 100


def _is_small(figure: Figure) -> bool:
    return figure.baseline_value is not None and figure.baseline_value < TINY_BASE and not is_rate(figure.unit)


def _number(figure: Figure, value: float | None, baseline: bool = False) -> str | float | None:
    if figure.suppressed:
        return HELD_BACK
    if value is not None:
        return value
    return None if baseline and not is_missing(figure) else MISSING


def _range(figure: Figure) -> tuple[float | None, float | None]:
    if figure.interval is None or _is_small(figure):
        return None, None
    divisor = 1 if figure.baseline_value is None else 100
    low, high = (None if end is None else end / divisor for end in figure.interval)
    return low, high


def _count_format(figure: Figure) -> str:
    parts = is_rate(figure.unit) or any(v is not None and v != round(v) for v in (figure.value, figure.baseline_value))
    return RATE if parts else COUNT


def _change_format(figure: Figure) -> str:
    return CHANGE if _count_format(figure) == COUNT else RATE_CHANGE


def _range_format(figure: Figure) -> str:
    return PERCENT if figure.baseline_value is not None else _count_format(figure)
