"""The evaluation as a workbook: effects, movement, the areas, months, what was done, notes, sources."""

from collections.abc import Sequence
from pathlib import Path

from commonweal.documents.excel import Cell, Head, Workbook
from commonweal.figures import Figure
from commonweal.rendering.compose import AUDIENCES, TITLES
from commonweal.rendering.evaluation.done import Activity, activities
from commonweal.rendering.evaluation.headline import headline, when
from commonweal.rendering.evaluation.tables import PARTS
from commonweal.rendering.evaluation.told import CONTROLS, TARGET, Told, every
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import plain
from commonweal.rendering.verdicts import what_we_can_say
from commonweal.rendering.workbook import notes_sheet, sources_sheet
from commonweal.rendering.workbook_columns import COUNT, HELD_BACK, MISSING, QUIET, heads_of

PERCENT, EVENTS, DECIMAL, POUNDS = '+0.0"%";-0.0"%";0.0"%"', "+#,##0.0;-#,##0.0;0.0", "0.000", "£#,##0.00"
SHORTHAND = (
    f"{HELD_BACK} a small number, not shown to protect people. {MISSING} not available; it is never 0. Would be seen: "
    "the smallest change that such figures would show four times in five."
)
EFFECT_HEADS = (
    "Offence:34", "Target before", "Target after", "Controls before", "Controls after", "% against controls", "From",
    "To", "p", "q", "Expected", "Fewer than expected", "From", "To", "Fall that would be seen", "What we can say:24",
)  # fmt: skip
MOVED_HEADS = (
    "Offence:34", "Effect on:12", "Events", "From", "To", "Standard error", "p", "q", "Would be seen", "Dispersion",
    "p of dispersion", "Allowed for:11", "WDQ", "What we can say:24", "What the quotient says:60",
)  # fmt: skip
PEOPLE_HEADS = (
    "Where:40", "What:34", "Before", "After", "% against controls", "From", "To", "q", "Fall that would be seen",
    "What we can say:24",
)  # fmt: skip
OTHER_HEADS = (
    "What:34", "Way:34", "%", "From", "To", "p", "Smallest p possible", "Counted", "Expected", "What we can say:24",
)  # fmt: skip
NEXT_HEADS = (
    "Place:30", "Expected", "From", "To", "To prevent", "From", "To", "Rank by likeness", "by crime to prevent",
    "by certainty", "Relative error",
)  # fmt: skip
DONE_HEADS = (
    "What:20", "By:20", "First:12", "Last:12", "Where:30", "Wards:30", "How much", "Unit:16", "Cost", "Volunteers",
    "Result:50",
)  # fmt: skip


def write(lookup: Lookup, path: Path, author: str = "") -> None:
    """The workbook."""
    title = f"{TITLES['evaluation']}: {when(lookup)}"
    told = every(lookup)
    with Workbook(path, title, author or lookup.figures.cover.author, lookup.figures.period.words) as book:
        _sheet(book, lookup, "Before and after", EFFECT_HEADS, [_effect(one) for one in told], first=True)
        rows = [_moved(one, figure) for one in told for figure in one.moved.values()]
        _sheet(book, lookup, "Did it move", MOVED_HEADS, rows)
        _sheet(book, lookup, "Areas", ("Area:30", "Code:12", "Part:26", "Before", "After"), _areas(lookup))
        _sheet(book, lookup, "Enforcement and harm", PEOPLE_HEADS, _people(lookup))
        _sheet(book, lookup, "Other ways", OTHER_HEADS, [_other(f) for f in _of_tables(lookup, "made", "steps")])
        _sheet(book, lookup, "Where next", NEXT_HEADS, [_next(f) for f in _of_tables(lookup, "next")])
        _sheet(book, lookup, "Plan", ("Place:30", "Step"), [_step(f) for f in _of_tables(lookup, "plan")])
        _months(book, lookup)
        _sheet(book, lookup, "What was done", DONE_HEADS, [_activity(a) for a in activities(lookup)])
        notes_sheet(book, lookup, SHORTHAND)
        sources_sheet(book, lookup)


def _sheet(
    book: Workbook, lookup: Lookup, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], first: bool = False
) -> None:
    if not rows:
        return
    sheet = book.sheet(name, landscape=True)
    sheet.line(plain(headline(lookup)) if first else name, bold=True, font_size=12)
    sheet.line(f"{when(lookup)}. {AUDIENCES[lookup.figures.audience]}.", font_color=QUIET)
    sheet.gap()
    sheet.table(heads_of(heads), rows)
    sheet.gap()
    sheet.line(SHORTHAND, font_color=QUIET)
    sheet.footer(when(lookup))


def _effect(told: Told) -> list[Cell]:
    figure, p = told.effect, told.effect.parameters
    low, high = figure.interval or (None, None)
    counts = [_count(told.counts.get(part), end) for part in (TARGET, CONTROLS) for end in ("before", "after")]
    return [
        Cell(told.label), *counts, Cell(figure.value, PERCENT), Cell(low, PERCENT), Cell(high, PERCENT),
        Cell(figure.p, DECIMAL), Cell(figure.q, DECIMAL), Cell(p.get("expected"), EVENTS),
        Cell(p.get("prevented"), EVENTS), Cell(p.get("prevented_low"), EVENTS), Cell(p.get("prevented_high"), EVENTS),
        Cell(p.get("detectable_fall"), PERCENT), Cell(what_we_can_say(figure)),
    ]  # fmt: skip


def _moved(told: Told, figure: Figure) -> list[Cell]:
    p = figure.parameters
    low, high = figure.interval or (None, None)
    names = {"target": "target", "nearby": "nearby", "total": "both"}
    allowed = None if "allowed_for" not in p else "yes" if p["allowed_for"] else "no"
    return [
        Cell(told.label), Cell(names[figure.id.split("/")[0].removeprefix("moved-")]), Cell(figure.value, EVENTS),
        Cell(low, EVENTS), Cell(high, EVENTS), Cell(p.get("standard_error"), DECIMAL), Cell(figure.p, DECIMAL),
        Cell(figure.q, DECIMAL), Cell(p.get("smallest_detectable"), EVENTS), Cell(p.get("phi"), DECIMAL),
        Cell(p.get("phi_p"), DECIMAL), Cell(allowed), Cell(p.get("wdq"), DECIMAL), Cell(what_we_can_say(figure)),
        Cell(p.get("reading"), wrap=True),
    ]  # fmt: skip


def _areas(lookup: Lookup) -> list[list[Cell]]:
    return [
        [
            Cell(f.label), Cell(f.area.code), Cell(PARTS.get(str(f.parameters.get("part")), "")),
            _count(f, "before"), _count(f, "after"),
        ]
        for _, f in lookup.rows(lookup.figures.table("places"))
    ]  # fmt: skip


def _of_tables(lookup: Lookup, *ids: str) -> list[Figure]:
    return [figure for id in ids for _, figure in lookup.rows(lookup.figures.table(id))]


def _people(lookup: Lookup) -> list[list[Cell]]:
    rows = []
    for count in _of_tables(lookup, "people"):
        effect = lookup.by_id.get(f"{count.id.removesuffix('/count')}/effect")
        low, high = (effect.interval if effect else None) or (None, None)
        rows.append([
            Cell(count.area.name), Cell(count.label), _count(count, "before"), _count(count, "after"),
            Cell(effect.value if effect else None, PERCENT), Cell(low, PERCENT), Cell(high, PERCENT),
            Cell(effect.q if effect else None, DECIMAL),
            Cell(effect.parameters.get("detectable_fall") if effect else None, PERCENT),
            Cell(what_we_can_say(effect) if effect else None),
        ])  # fmt: skip
    return rows


def _other(figure: Figure) -> list[Cell]:
    low, high = figure.interval or (None, None)
    p = figure.parameters
    way = "synthetic control" if figure.id.startswith("made/") else "steps of the roll-out"
    return [
        Cell(figure.label), Cell(way), Cell(figure.value, PERCENT), Cell(low, PERCENT), Cell(high, PERCENT),
        Cell(figure.p, DECIMAL), Cell(p.get("least_p"), DECIMAL), Cell(p.get("observed"), EVENTS),
        Cell(p.get("expected"), EVENTS), Cell(what_we_can_say(figure) if figure.verdict or figure.suppressed else None),
    ]  # fmt: skip


def _next(figure: Figure) -> list[Cell]:
    low, high = figure.interval or (None, None)
    p = figure.parameters
    ranks = (p.get(f"{by}_rank") for by in ("likeness", "preventable", "certainty"))
    ahead = (p.get(name) for name in ("expected", "expected_low", "expected_high"))
    return [
        Cell(figure.label), *(Cell(each, COUNT) for each in ahead), Cell(figure.value, COUNT), Cell(low, COUNT),
        Cell(high, COUNT), *(Cell(rank) for rank in ranks), Cell(p.get("relative_error"), DECIMAL),
    ]  # fmt: skip


def _step(figure: Figure) -> list[Cell]:
    return [Cell(figure.label), Cell(figure.value, COUNT)]


def _months(book: Workbook, lookup: Lookup) -> None:
    """Every series, a column each; an empty cell is a month that is not available."""
    series = [s for s in lookup.figures.series if not s.suppressed]
    if not series:
        return
    sheet = book.sheet("Months", landscape=True)
    sheet.line("Every month used. An empty cell is a month that is not available.", font_color=QUIET)
    sheet.gap()
    months = sorted({p.month for s in series for p in s.points})
    values = [{p.month: p.value for p in s.points} for s in series]
    heads = [
        Head("Month", 11, right=False),
        *(Head(f"{s.label}, {s.id.split('/')[0].replace('_', ' ')}", 15) for s in series),
    ]
    sheet.table(heads, [[Cell(str(m)), *(Cell(v.get(m), COUNT) for v in values)] for m in months])


def _activity(a: Activity) -> list[Cell]:
    cost = a.get("cost")
    wards = a.get("wards") or []
    return [
        _text(a.get("kind")), _text(a.get("agency")), _text(a.get("first")), _text(a.get("last")),
        _text(a.get("place")), _text(", ".join(map(str, wards if isinstance(wards, list) else []))),
        _number(a.get("quantity"), COUNT), _text(a.get("unit")), _number(cost, POUNDS),
        _number(a.get("volunteers"), COUNT), Cell(str(a["result"]) if a.get("result") else None, wrap=True),
    ]  # fmt: skip


def _text(value: object) -> Cell:
    return Cell(str(value) if value else None)


def _number(value: object, form: str) -> Cell:
    return Cell(None if value is None else float(str(value)), form)


def _count(figure: Figure | None, end: str) -> Cell:
    if figure is None:
        return Cell(MISSING)
    if figure.suppressed:
        return Cell(HELD_BACK)
    value = figure.baseline_value if end == "before" else figure.value
    return Cell(MISSING if value is None else value, COUNT)
