"""The tables of a youth justice summary: a gap says that it is one, and what is hidden says so."""

from collections.abc import Sequence

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.verdicts import Tone, tone
from commonweal.rendering.youth_justice import looks, said

FEW_TO_SHARE = (
    f"No shares are given of fewer than {looks.LEAST_WHOLE}: one more would move them by five points or more."
)
NAMES = ("Offences", "Children", "Offences a child")


def of_years(lookup: Lookup, what: str, id: str = "") -> Grid:
    """A line a year; what can be said of each beside the one just before it."""
    found = looks.years(lookup, what)
    columns = (
        Column("Year", "label"), *(Column(name) for name in NAMES),
        Column("Offences, on the year before", "words"), Column("Children, on the year before", "words"),
    )  # fmt: skip
    table = lookup.figures.table(what)
    lines = tuple(
        Line((Cell(y.name), _cell(y.offences), _cell(y.children), _cell(y.each), _say(y.offences), _say(y.children)))
        for y in found
    )
    return Grid(id or f"years-{what}", table.title if table else "", columns, lines)


def of_slice(lookup: Lookup, slice_: str) -> Grid | None:
    """Categories with count, share and the same months a year before."""
    found = looks.rows(lookup, f"mix/{slice_}")
    table = lookup.figures.table(f"mix/{slice_}")
    if not found or table is None:
        return None
    whole = looks.whole_of(lookup, slice_)
    compared = any(f.baseline_value is not None for f in found)
    few = whole.value is not None and whole.value < looks.LEAST_WHOLE
    columns = [
        Column(table.first_column, "label"),
        Column(whole.unit.capitalize()),
        *([] if few else [Column("Share")]),
    ]
    columns += [Column("A year before"), Column("What we can say", "words")] if compared else []
    lines = [_category(f, whole, compared, few) for f in found]
    note = f"{FEW_TO_SHARE} {table.note}".strip() if few else table.note
    return Grid(f"mix-{slice_}", table.title, tuple(columns), tuple(lines), note)


def _category(figure: Figure, whole: Figure, compared: bool, few: bool) -> Line:
    share = looks.share(figure, whole)
    cells = [Cell(figure.label), _cell(figure)]
    cells += [] if few else [Cell("" if share is None else said.share(share))]
    if compared:
        base = figure.baseline_value
        hidden = figure.suppressed or (base is None and figure.value is not None)
        cells += [Cell(said.NOT_SHOWN if hidden else f"{base or 0:,.0f}", "quiet" if hidden else ""), _say(figure)]
    return Line(tuple(cells))


def of_rates(lookup: Lookup, id: str) -> Grid | None:
    """Rolling years with their likely ranges."""
    found, table = looks.rows(lookup, id), lookup.figures.table(id)
    if not found or table is None:
        return None
    unit = said.unit(found[-1])
    ranged = any(f.interval for f in found)
    counted = any("count" in f.parameters for f in found)
    columns = [Column(table.first_column, "label"), *([Column("Count")] if counted else [])]
    columns += [Column(unit[:1].upper() + unit[1:]), *([Column("Likely range")] if ranged else [])]
    lines = []
    for figure in found:
        count = [Cell(f"{figure.parameters['count']:,}")] if counted else []
        reach = [Cell(said.interval(figure), "quiet")] if ranged else []
        lines.append(Line((Cell(figure.label), *count, _cell(figure), *reach)))
    return Grid(id.replace("/", "-"), table.title, tuple(columns), tuple(lines), table.note)


def beside(lookup: Lookup, measure: str) -> Grid | None:
    """Ours beside published rates."""
    found, table = looks.rows(lookup, f"beside/{measure}"), lookup.figures.table(f"beside/{measure}")
    if table is None or all(f.suppressed for f in found):
        return None
    columns = (Column("Beside", "label"), Column("Ours"), Column("Our likely range"), Column("Theirs"),
               Column("What we can say", "words"))  # fmt: skip
    lines = tuple(
        Line((Cell(f.label), _cell(f), Cell(said.interval(f), "quiet"), Cell(said.theirs(f)), _standing(f)))
        for f in found
    )
    return Grid(f"beside-{measure}", table.title, columns, lines, table.note)


def reoffending(lookup: Lookup) -> Grid | None:
    """A line a cohort: how many, how many came again, how often."""
    table = lookup.figures.table("reoffending")
    starts = [f.id.rpartition("/")[2] for f in looks.rows(lookup, "reoffending") if "/cohort/" in f.id]
    if not starts or table is None:
        return None
    columns = (
        Column("Cohort", "label"), Column("Children"), Column("Reoffended"), Column("Share %"), Column("Likely range"),
        Column("Reoffences"), Column("Each"), Column("Likely range"), Column("Share, on the cohort before", "words"),
    )  # fmt: skip
    return Grid("reoffending", table.title, columns, tuple(_cohort(lookup, start) for start in starts), table.note)


def _cohort(lookup: Lookup, start: str) -> Line:
    names = ("cohort", "reoffenders", "binary", "reoffences", "frequency")
    cohort, back, share, again, often = (lookup.by_id[f"reoffending/{name}/{start}"] for name in names)
    return Line((
        Cell(cohort.label), _cell(cohort), _cell(back), _cell(share), Cell(said.interval(share), "quiet"), _cell(again),
        _cell(often), Cell(said.interval(often), "quiet"), _say(share),
    ))  # fmt: skip


def indicators(lookup: Lookup) -> Grid | None:
    """The board's list: a value, or that it is not held."""
    found, table = looks.rows(lookup, "indicators"), lookup.figures.table("indicators")
    if not found or table is None:
        return None
    columns = (Column("Indicator", "label"), Column("Value"), Column("Unit", "words"), Column("Likely range"),
               Column("Over", "words"))  # fmt: skip
    return Grid("indicators", table.title, columns, tuple(_indicator(f) for f in found), table.note)


def _indicator(figure: Figure) -> Line:
    held = figure.value is not None or said.is_held_elsewhere(figure)
    told = (str(figure.parameters.get("definition", "")), said.from_where(figure))
    return Line(
        (
            Cell(figure.label),
            _cell(figure),
            Cell(said.unit(figure)),
            Cell(said.interval(figure), "quiet"),
            Cell(figure.period.words if held else ""),
        ),
        note=" ".join(filter(None, told)),
    )


def ahead(lookup: Lookup) -> Grid | None:
    """Projections with their ranges, or what chance alone leaves open."""
    found, table = looks.rows(lookup, "ahead"), lookup.figures.table("ahead")
    if not found or table is None:
        return None
    head = "Projected" if looks.is_projected(found[0]) else "At the pace so far"
    columns = (Column(table.first_column, "label"), Column(head), Column("Likely range"))
    lines = tuple(Line((Cell(f.label), _cell(f), Cell(said.interval(f)))) for f in found)
    return Grid("ahead", table.title, columns, lines, table.note)


def plain(id: str, title: str, first: str, figures: Sequence[Figure], name: str) -> Grid:
    """What stands behind a chart: label, value, likely range."""
    columns = (Column(first, "label"), Column(name), Column("Likely range"))
    lines = tuple(Line((Cell(f.label), _cell(f), Cell(said.interval(f), "quiet"))) for f in figures)
    return Grid(id, title, columns, lines, folded=True)


def _cell(figure: Figure) -> Cell:
    quiet: Tone = "quiet" if figure.value is None else ""
    return Cell(said.value(figure), quiet)


def _say(figure: Figure) -> Cell:
    if figure.suppressed or figure.value is None:
        return Cell("")
    return Cell(said.change(figure), tone(figure) if figure.verdict in ("rise", "fall") else "")


def _standing(figure: Figure) -> Cell:
    words = "" if figure.suppressed else said.STANDINGS.get(figure.standing or "", "not available")
    toned: dict[str, Tone] = {"higher": "more", "lower": "fewer"}
    return Cell(words, toned.get(words, "quiet"))
