"""The comparison as a workbook: where we stand, every rate, direction, the group, other groups, months."""

from collections.abc import Iterator
from pathlib import Path

from commonweal.documents.excel import Cell, Head, Sheet, Workbook
from commonweal.figures import Figure, Series
from commonweal.rendering.comparison import standings
from commonweal.rendering.comparison.beside import Beside, every_offence
from commonweal.rendering.comparison.headline import group_words, headline
from commonweal.rendering.compose import TITLES, audience_words
from commonweal.rendering.editions import day
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import plain
from commonweal.rendering.workbook import notes_sheet, sources_sheet
from commonweal.rendering.workbook_columns import COLOURS, COUNT, HELD_BACK, MISSING, QUIET, heads_of

RATE, CHANGE, DISTANCE = "#,##0.00", '+0.0"%";-0.0"%";0.0"%"', "0.00"
SHORTHAND = f"{MISSING} not available; it is never 0. Rates are for every 1,000 residents."


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """The workbook: our own standing first, then the figures behind each chart and table, notes, sources."""
    title = f"{TITLES['comparison']}: {lookup.figures.partnership.name}"
    about = ". ".join(filter(None, (lookup.figures.period.words, lookup.figures.marking)))
    head = audience_words(lookup.figures)
    with Workbook(path, title, author or lookup.figures.cover.author, about, head) as book:
        for add in (_standing, _rates, _direction, _year_end, _group, _alternatives, _months):
            add(book, lookup)
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _standing(book: Workbook, lookup: Lookup) -> None:
    """The first sheet: each offence's rate, range, group, limits, word and place, and the count it rests on."""
    sheet = book.sheet("Where we stand", landscape=True)
    sheet.line(lookup.figures.body or lookup.figures.partnership.name, font_color=QUIET)
    sheet.line(plain(headline(lookup)), bold=True, font_size=12)
    sheet.line(f"{lookup.figures.period.words}. {audience_words(lookup.figures)}.", font_color=QUIET)
    if lookup.figures.as_at:
        as_at = f"Figures as they stood on {day(lookup.figures.as_at)}; they may be amended later."
        sheet.line(as_at, font_color=QUIET)
    sheet.line(group_words(lookup), font_color=QUIET)
    sheet.gap()
    depths = {row.figure: row.depth for row, _ in lookup.rows(lookup.figures.table("standing"))}
    heads = (
        *_heads("Offence:30", "Rate", "Likely range from", "Likely range to", "Group's rate"),
        _words("Where we stand", 15),
        *_heads("Place", "Place from", "Place to", "Of", "95% limit from", "95% limit to", "99.8% limit from",
                "99.8% limit to", "Count", "Residents"), _words("Note", 40),
    )  # fmt: skip
    sheet.table(heads, [_standing_row(b, depths.get(b.ours.id, 0)) for b in every_offence(lookup)])
    _foot(sheet, lookup)


def _standing_row(beside: Beside, depth: int) -> list[Cell]:
    ours = beside.ours
    place = [_parameter(ours, name, COUNT) for name in ("rank", "of")]
    low, high = _ends(ours, "rank_interval", COUNT)
    return [
        Cell(beside.name, indent=depth), *_rate(ours), _number(beside.mean, RATE), _word(ours),
        place[0], low, high, place[1], *_ends(ours, "limits_95"), *_ends(ours, "limits_998"),
        _parameter(ours, "count", COUNT), _parameter(ours, "residents", COUNT), _note(ours),
    ]  # fmt: skip


def _rates(book: Workbook, lookup: Lookup) -> None:
    """A line for each offence and partnership: what every chart of rates and every funnel is drawn from."""
    sheet = _sheet(book, lookup, "Every rate", "Every partnership's rate in every offence")
    heads = (
        *_heads("Offence:30"), _words("Partnership", 30), _words("Code", 12),
        *_heads("Count", "Residents", "Rate", "Likely range from", "Likely range to", "Group's rate"),
        _words("In the group", 15), *_heads("95% limit from", "95% limit to", "99.8% limit from", "99.8% limit to"),
        _words("Note", 40),
    )  # fmt: skip
    rows = [[Cell(b.name), *_area_row(f, b)] for b in every_offence(lookup) for f in b.every]
    sheet.table(heads, rows)
    _foot(sheet, lookup)


def _area_row(figure: Figure, beside: Beside) -> Iterator[Cell]:
    yield from (Cell(figure.area.name, bold=figure is beside.ours), Cell(figure.area.code))
    yield from (_parameter(figure, "count", COUNT), _parameter(figure, "residents", COUNT))
    yield from (*_rate(figure), _number(beside.mean, RATE), _word(figure))
    yield from (*_ends(figure, "limits_95"), *_ends(figure, "limits_998"), _note(figure))


def _direction(book: Workbook, lookup: Lookup) -> None:
    table = lookup.figures.table("direction")
    rows = lookup.rows(table)
    if table is None or not rows:
        return
    sheet = _sheet(book, lookup, "Which way we go", f"{table.title}, against {lookup.figures.against.words}")
    heads = (*_heads("Offence:30", "Our change", "Group's change", "Likely from", "Likely to"), _words("Which way", 22),
             _words("Note", 40))  # fmt: skip
    lines = [
        [Cell(f.label, indent=row.depth), _number(f.value, CHANGE), _number(f.baseline_value, CHANGE),
         *(Cell(end, CHANGE) for end in f.interval or (None, None)),
         Cell(standings.which_way(f), colour=COLOURS.get(standings.tone(f), "")), _note(f)]
        for row, f in rows
    ]  # fmt: skip
    sheet.table(heads, lines)
    _foot(sheet, lookup, table.note)


def _year_end(book: Workbook, lookup: Lookup) -> None:
    """Where the year may end: counts and rates, each with its range."""
    table = lookup.figures.table("projection")
    rows = lookup.rows(table)
    if table is None or not rows:
        return
    sheet = _sheet(book, lookup, "Year's end", f"{table.title}: {table.period.words}")
    heads = _heads("Offence:30", "Counted so far", "Projected count", "Count from", "Count to", "Projected rate",
                   "Rate from", "Rate to", "Group's projected rate", "Group from", "Group to", "Our last full year",
                   "Its count")  # fmt: skip
    lines = [
        [Cell(f.label, indent=row.depth), _parameter(f, "count_so_far", COUNT), _parameter(f, "count", COUNT),
         *_ends(f, "count_interval", COUNT), *_rate(f), _number(f.baseline_value, RATE), *_ends(f, "group_interval"),
         _parameter(f, "last_year", RATE), _parameter(f, "last_year_count", COUNT)]
        for row, f in rows
    ]  # fmt: skip
    sheet.table(heads, lines)
    _foot(sheet, lookup, table.note)


def _group(book: Workbook, lookup: Lookup) -> None:
    table = lookup.figures.table("group")
    rows = lookup.rows(table)
    if table is None or not rows:
        return
    sheet = _sheet(book, lookup, "The group", table.title)
    heads = (*_heads("Partnership:34"), _words("Code", 12), *_heads("Distance"))
    lines = [
        [Cell(f.label), Cell(f.area.code), Cell("not measured") if f.value is None else Cell(f.value, DISTANCE)]
        for _, f in rows
    ]
    sheet.table(heads, lines)
    _foot(sheet, lookup, table.note)


def _alternatives(book: Workbook, lookup: Lookup) -> None:
    table = lookup.figures.table("alternatives")
    rows = lookup.rows(table)
    if table is None or not rows:
        return
    sheet = _sheet(book, lookup, "Other groups", table.title)
    heads = (
        *_heads("Offence and group:60", "Our rate", "Likely from", "Likely to", "Group's rate"),
        _words("We stand", 15),
    )
    sheet.table(heads, [[Cell(f.label), *_rate(f), _number(f.baseline_value, RATE), _word(f)] for _, f in rows])
    _foot(sheet, lookup, table.note)


def _months(book: Workbook, lookup: Lookup) -> None:
    """A line for each offence and month. A month that is not available says so; it is never 0."""
    series = [b.trend for b in every_offence(lookup) if b.trend and not b.trend.suppressed]
    if not series:
        return
    sheet = _sheet(book, lookup, "Months", "Our months beside the group's: its middle, and its middle eight in ten")
    heads = (*_heads("Offence:30"), _words("Month", 10), *_heads("Ours", "Group's middle", "Middle 8 in 10 from",
             "Middle 8 in 10 to"))  # fmt: skip
    sheet.table(heads, [line for one in series for line in _month_rows(one)])
    _foot(sheet, lookup)


def _month_rows(series: Series) -> Iterator[list[Cell]]:
    for p in series.points:
        values = (p.value, p.expected, p.lower, p.upper)
        yield [Cell(series.label), Cell(str(p.month)), *(_number(v, RATE) for v in values)]


def _sheet(book: Workbook, lookup: Lookup, name: str, title: str) -> Sheet:
    sheet = book.sheet(name, landscape=True)
    sheet.line(title, bold=True, font_size=12)
    sheet.line(f"{lookup.figures.partnership.name}, {lookup.figures.period.words}", font_color=QUIET)
    if lookup.figures.marking:
        sheet.line(audience_words(lookup.figures), bold=True)
    sheet.gap()
    return sheet


def _foot(sheet: Sheet, lookup: Lookup, note: str = "") -> None:
    sheet.gap()
    for words in (note, SHORTHAND):
        if words:
            sheet.line(words, font_color=QUIET)
    sheet.footer(f"{TITLES['comparison']}: {lookup.figures.partnership.name}")


def _heads(*columns: str) -> list[Head]:
    """Heads of numbers, `Words:30` being a label so wide."""
    return heads_of(columns, 10)


def _words(words: str, width: float) -> Head:
    return Head(f"  {words}", width, right=False)


def _rate(figure: Figure) -> list[Cell]:
    """The rate and the two ends of its range."""
    value = Cell(HELD_BACK, RATE) if figure.suppressed else _number(figure.value, RATE)
    return [value, *(Cell(end, RATE, colour=QUIET) for end in figure.interval or (None, None))]


def _number(value: float | None, number_format: str) -> Cell:
    return Cell(MISSING if value is None else value, number_format)


def _parameter(figure: Figure, name: str, number_format: str) -> Cell:
    return Cell(figure.parameters.get(name), number_format)


def _ends(figure: Figure, name: str, number_format: str = RATE) -> list[Cell]:
    return [Cell(end, number_format, colour=QUIET) for end in figure.parameters.get(name) or (None, None)]


def _word(figure: Figure) -> Cell:
    return Cell(standings.where_we_stand(figure), colour=COLOURS.get(standings.tone(figure), ""), indent=1)


def _note(figure: Figure) -> Cell:
    return Cell(". ".join(n.rstrip(".") for n in figure.notes) or None, colour=QUIET, wrap=True)
