"""What stands out of the whole country, and of one partnership's wards: changes that hold, months above their bands."""

from collections.abc import Iterator, Sequence

from commonweal.figures import Figure, Table
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Cell, Column, Grid, Line, Points, Prose, Section
from commonweal.rendering.sentences import Run
from commonweal.rendering.verdicts import Tone
from commonweal.rendering.words import likely_range, lower_first, number, signed_percent

FIRST = 15  # lines shown; the others stand folded away below
HELD = 0.05
LEVELS = ("partnership", "ward")
KINDS = ("changes", "exceedances")
TONES: dict[str, Tone] = {"rise": "more", "fall": "fewer"}
PLACE = {"partnership": Column("Partnership", "label"), "ward": Column("Ward", "label")}
CHANGE = (
    Column("Offence", "words"), Column("Before"), Column("Now"), Column("Change"), Column("Likely range"),
    Column("How sure", "words"),
)  # fmt: skip
MONTH = (
    Column("Offence", "words"), Column("Month", "words"), Column("Count"), Column("Expected"),
    Column("Upper bound"), Column("How sure", "words"),
)  # fmt: skip
NOTHING = {"changes": "no rise and no fall holds.", "exceedances": "none holds."}
MORE = "{n:,} more {title}"
HINTS = "{n:,} more {title}, which may be chance"
SURE = ((0.001, "very sure"), (0.01, "sure"), (HELD, "holds"))
FILES = (
    "partnerships.csv and wards.csv: every area and offence with both periods' counts, the change, its interval, p, q "
    "and verdict, and the newest month beside its band.",
    "exceedances.csv: every one of the newest months outside its band, above or below.",
    "dictionary.csv says what each column is; country.json what was asked, how many were tested, and the sources.",
)


def of_country(lookup: Lookup, pages: str) -> Iterator[Section]:
    """The index's section; a name leads to its partnership's page."""
    tables = [t for level in LEVELS for kind in KINDS if (t := lookup.figures.table(f"{kind}/{level}"))]
    if tables:
        blocks = [block for table in tables for block in _blocks(table, lookup, pages)]
        yield Section("standing-out", "What stands out", tuple(blocks))
        yield Section("files", "Every number", (Points(FILES),), "page")


def of_wards(lookup: Lookup) -> Iterator[Section]:
    """The short section of one partnership's page; none where no wards are held."""
    tables = [t for kind in KINDS if (t := lookup.figures.table(f"{kind}/ward"))]
    if tables:
        blocks = [block for table in tables for block in _blocks(table, lookup, "")]
        yield Section("wards-standing-out", "What stands out in our wards", tuple(blocks))


def _blocks(table: Table, lookup: Lookup, pages: str) -> Iterator[Block]:
    """What holds, in full view; the rest, and months that may be chance, folded away below it."""
    kind, level = table.id.split("/")
    columns = (PLACE[level], *(CHANGE if kind == "changes" else MONTH))
    rows = lookup.rows(table)
    shown = [figure for _, figure in rows if kind == "changes" or _q(figure) <= HELD][:FIRST]
    folded = [figure for _, figure in rows if figure not in shown]
    if shown:
        lines = tuple(_line(kind, level, figure, pages) for figure in shown)
        yield Grid(f"{kind}-{level}", table.title, columns, lines, table.note)
    else:
        yield Prose((Run(f"{table.title}: {NOTHING[kind]} {table.note}"),))
    if folded:
        lines = tuple(_line(kind, level, figure, pages) for figure in folded)
        more = MORE if all(_q(figure) <= HELD for figure in folded) else HINTS
        title = more.format(n=len(folded), title=lower_first(table.title))
        yield Grid(f"{kind}-{level}-more", title, columns, lines, folded=True)


def _line(kind: str, level: str, figure: Figure, pages: str) -> Line:
    name, href = figure.area.name, ""
    if pages:
        href = f"{pages}/{figure.area.code}.html" if level == "partnership" else ""
        name = name if level == "partnership" else f"{name}, {figure.parameters['partnership']}"
    cells = _of_change(figure) if kind == "changes" else _of_month(figure)
    return Line((Cell(name, href=href), Cell(figure.label), *cells), note=" ".join(figure.notes))


def _of_change(figure: Figure) -> Sequence[Cell]:
    change = "from none" if figure.change_percent is None else signed_percent(figure.change_percent)
    return (
        Cell(_count(figure.baseline_value)),
        Cell(_count(figure.value)),
        Cell(change, TONES.get(figure.verdict or "", "")),
        Cell(likely_range(*(figure.interval or (None, None)))),
        _how_sure(figure),
    )


def _of_month(figure: Figure) -> Sequence[Cell]:
    upper = figure.parameters.get("upper")
    return (
        Cell(figure.period.start.words),
        Cell(_count(figure.value), "more"),
        Cell("" if figure.baseline_value is None else f"{figure.baseline_value:,.1f}"),
        Cell(_count(upper)),
        _how_sure(figure),
    )


def _how_sure(figure: Figure) -> Cell:
    """In words, by q: what does not hold may be chance."""
    return next((Cell(word) for most, word in SURE if _q(figure) <= most), Cell("may be chance", "quiet"))


def _q(figure: Figure) -> float:
    return 1.0 if figure.q is None else figure.q


def _count(value: float | None) -> str:
    return "" if value is None else number(value)
