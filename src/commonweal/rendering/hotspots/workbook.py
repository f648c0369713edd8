"""The hotspots report as a workbook: a sheet a table, every column a number that stays one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commonweal.documents.excel import Cell, Head, Sheet, Workbook
from commonweal.figures import Figure, Table
from commonweal.rendering.compose import TITLES, audience_words
from commonweal.rendering.editions import day
from commonweal.rendering.hotspots.headline import headline
from commonweal.rendering.hotspots.words import WHERE
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import plain
from commonweal.rendering.verdicts import what_we_can_say
from commonweal.rendering.workbook import notes_sheet, sources_sheet
from commonweal.rendering.workbook_columns import COUNT, HELD_BACK, MISSING, QUIET

REAL, SMALL, PERCENT = "#,##0.00", "0.0000", '+0.0"%";-0.0"%";0.0"%"'
SHORTHAND = f"{HELD_BACK} a small number, not shown to protect people. {MISSING} not available."


@dataclass(frozen=True, slots=True)
class _Kind:
    head: Head
    value: Callable[[Figure], str | float | None]
    look: str = ""


def _parameter(name: str) -> Callable[[Figure], str | float | None]:
    def value(figure: Figure) -> str | float | None:
        found = figure.parameters.get(name)
        return found if found is None or isinstance(found, str | int | float) else None

    return value


def _say(figure: Figure) -> str:
    return WHERE[figure.standing] if figure.standing else what_we_can_say(figure)


def _listed(figure: Figure) -> str | None:
    return ", ".join(figure.parameters["lsoas"]) if "lsoas" in figure.parameters else None


KINDS = (
    _Kind(Head("Code", 18, False), lambda f: f.area.code),
    _Kind(Head("Ward", 24, False), _parameter("ward")),
    _Kind(Head("Value"), lambda f: f.value, REAL),
    _Kind(Head("Unit", 18, False), lambda f: f.unit),
    _Kind(Head("From", 10, False), lambda f: str(f.period.start)),
    _Kind(Head("To", 10, False), lambda f: str(f.period.end)),
    _Kind(Head("Incidents"), _parameter("count"), COUNT),
    _Kind(Head("Before, or by chance"), lambda f: f.baseline_value, REAL),
    _Kind(Head("Expected"), _parameter("expected"), REAL),
    _Kind(Head("Change %"), lambda f: f.change_percent, PERCENT),
    _Kind(Head("p"), lambda f: f.p, SMALL),
    _Kind(Head("q"), lambda f: f.q, SMALL),
    _Kind(Head("Log likelihood ratio"), _parameter("llr"), REAL),
    _Kind(Head("Kind", 18, False), _parameter("kind")),
    _Kind(Head("What we can say", 22, False), _say),
    _Kind(Head("LSOAs", 60, False), _listed),
)


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """Every table of the paper, then notes and sources."""
    title = f"{TITLES['hotspots']}: {lookup.figures.partnership.name}"
    about = ". ".join(filter(None, (lookup.figures.period.words, lookup.figures.marking)))
    with Workbook(path, title, author or lookup.figures.cover.author, about, audience_words(lookup.figures)) as book:
        for number, table in enumerate(_tables(lookup)):
            sheet = book.sheet(table.title, landscape=True)
            if not number:
                _opening(sheet, lookup)
            _write(sheet, table, lookup)
            sheet.gap()
            for words in filter(None, (table.note, SHORTHAND)):
                sheet.line(words, font_color=QUIET)
            sheet.footer(title)
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _tables(lookup: Lookup) -> Sequence[Table]:
    return [table for table in lookup.figures.tables if lookup.rows(table)]


def _opening(sheet: Sheet, lookup: Lookup) -> None:
    sheet.line(lookup.figures.body or lookup.figures.partnership.name, font_color=QUIET)
    sheet.line(plain(headline(lookup)), bold=True, font_size=12)
    sheet.line(f"{lookup.figures.period.words}. {audience_words(lookup.figures)}.", font_color=QUIET)
    if lookup.figures.as_at:
        as_at = f"Figures as they stood on {day(lookup.figures.as_at)}; they may be amended later."
        sheet.line(as_at, font_color=QUIET)
    sheet.gap()


def _write(sheet: Sheet, table: Table, lookup: Lookup) -> None:
    figures = [figure for _, figure in lookup.rows(table)]
    kinds = [kind for kind in KINDS if any(kind.value(f) not in (None, "") for f in figures)]
    heads = [Head(table.first_column or "Where", 40, False), *(kind.head for kind in kinds)]
    rows = [[Cell(f.label), *(_cell(kind, f) for kind in kinds)] for f in figures]
    sheet.table(heads, rows)


def _cell(kind: _Kind, figure: Figure) -> Cell:
    if figure.suppressed and kind.head.words == "Value":
        return Cell(HELD_BACK)
    return Cell(kind.value(figure), kind.look)
