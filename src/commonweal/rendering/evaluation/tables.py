"""The evaluation's tables."""

from collections.abc import Sequence

from commonweal.figures import Figure
from commonweal.rendering.evaluation import wording
from commonweal.rendering.evaluation.told import CONTROLS, NEARBY_CONTROLS, TARGET, Told
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.verdicts import NOT_AVAILABLE, tone, what_we_can_say
from commonweal.rendering.words import number, short_words, signed, signed_percent

NOT_SHOWN = Cell("not shown", "quiet")
MISSING = Cell(NOT_AVAILABLE, "quiet")
EFFECT_NOTE = (
    "Against the controls: the target’s change beside its controls’ in the same months. Would be seen: a fall of this "
    "size or more, four times in five."
)
MOVED_NOTE = (
    "Events more (+) or fewer (−) than the controls’ course, over the months after. Would be seen nearby: a movement "
    "of this size or more, four times in five; a smaller one may have gone unseen."
)
PARTS = {"target": "Target", "nearby": "Nearby", "controls": "Control of the target",
         "nearby_controls": "Control of what is nearby", "other": "No part"}  # fmt: skip


def effects(told: Sequence[Told], lookup: Lookup, id: str, title: str) -> Grid:
    """Counts of target and controls before and after, the change against the controls, and what may be said."""
    before, after = short_words(lookup.figures.against), short_words(lookup.figures.period)
    columns = (
        Column("Offence", "label"), Column(f"Target, {before}"), Column(f"Target, {after}"),
        Column(f"Controls, {before}"), Column(f"Controls, {after}"), Column("Against the controls"),
        Column("Likely range"), Column("Would be seen"), Column("q"), Column("What we can say", "words"),
    )  # fmt: skip
    return Grid(id, title, columns, tuple(_effect(one) for one in told), EFFECT_NOTE)


def _effect(told: Told) -> Line:
    figure = told.effect
    cells = [Cell(told.label)]
    for part in (TARGET, CONTROLS):
        cells += pair(told.counts.get(part))
    if figure.suppressed or figure.value is None:
        return Line((*cells, *([absent(figure)] * 4), Cell(what_we_can_say(figure), "quiet")))
    fall = figure.parameters.get("detectable_fall")
    cells += [
        Cell(signed_percent(figure.value)),
        Cell(wording.reach(figure), "quiet"),
        Cell(f"−{abs(fall):.0f}%" if isinstance(fall, int | float) else "none", "quiet"),
        Cell(_q(figure), "quiet"),
        Cell(what_we_can_say(figure), tone(figure)),
    ]
    return Line(tuple(cells))


def movement(told: Sequence[Told], id: str, title: str) -> Grid:
    """The displacement difference of target, nearby and both, with the smallest that would be seen."""
    columns = (
        Column("Offence", "label"), Column("Target"), Column("Nearby"), Column("Likely range nearby"),
        Column("Would be seen nearby"), Column("What we can say of nearby", "words"), Column("Both together"),
        Column("Likely range of both"), Column("Would be seen of both"),
    )  # fmt: skip
    return Grid(id, title, columns, tuple(_moved(one) for one in told), MOVED_NOTE)


def _moved(told: Told) -> Line:
    own, near, both = (told.moved.get(name) for name in ("target", "nearby", "total"))
    word = Cell(_moved_word(near), tone(near) if near is not None else "quiet")
    return Line((
        Cell(told.label), _events(own), _events(near), *_range_and_least(near), word, _events(both),
        *_range_and_least(both),
    ))  # fmt: skip


def _events(figure: Figure | None) -> Cell:
    if figure is None or figure.suppressed or figure.value is None:
        return absent(figure)
    return Cell(signed(float(round(figure.value))))


def _range_and_least(figure: Figure | None) -> tuple[Cell, Cell]:
    if figure is None or figure.suppressed or figure.value is None:
        return absent(figure), absent(figure)
    return Cell(wording.events_range(figure), "quiet"), Cell(wording.smallest(figure).split(" ")[0], "quiet")


def _moved_word(figure: Figure | None) -> str:
    words = {"rise": "more", "fall": "fewer", "no clear change": "no clear change"}
    if figure is None:
        return NOT_AVAILABLE
    return words.get(figure.verdict or "", what_we_can_say(figure))


def how_sure(told: Sequence[Told]) -> Grid:
    """How much more areas vary than chance makes them, whether it was allowed for, and the older quotient."""
    columns = (
        Column("Offence", "label"), Column("Dispersion"), Column("p by chance"), Column("Allowed for", "words"),
        Column("WDQ"), Column("What the quotient says", "words"),
    )  # fmt: skip
    lines = tuple(_sure(one) for one in told)
    note = "Dispersion 1: areas differ by chance alone. The quotient has no range: read it with the table above."
    return Grid("how-sure", "How much areas vary, and the older quotient", columns, lines, note, folded=True)


def _sure(told: Told) -> Line:
    figure = told.moved.get("total") or told.moved.get("target")
    if figure is None or figure.suppressed or figure.value is None or "phi" not in figure.parameters:
        return Line((Cell(told.label), *([absent(figure)] * 5)))
    p = figure.parameters
    wdq = p.get("wdq")
    return Line((
        Cell(told.label), Cell(_decimal(p.get("phi"))), Cell(chance(p.get("phi_p"))),
        Cell("yes" if p.get("allowed_for") else "no"), Cell(_decimal(wdq) if wdq is not None else "not told"),
        Cell(str(p.get("reading", ""))),
    ))  # fmt: skip


def places(lookup: Lookup) -> Grid:
    """Every area, the part it plays, and its counts."""
    table = lookup.figures.table("places")
    before, after = short_words(lookup.figures.against), short_words(lookup.figures.period)
    first = (
        table.first_column.upper() if table and table.first_column == "Lsoa" else (table.first_column if table else "")
    )
    columns = (Column(first, "label"), Column("Part", "words"), Column(before), Column(after), Column("Change"))
    lines = []
    for _, figure in lookup.rows(table):
        change = Cell("" if figure.change is None else signed(figure.change))
        part = Cell(PARTS.get(str(figure.parameters.get("part")), ""), "quiet")
        lines.append(Line((Cell(figure.label), part, *pair(figure), change)))
    note = "Counts only: single areas are not tested, and a change here is no finding."
    return Grid("places", "Which areas play which part", columns, tuple(lines), note, folded=True)


def balance(lookup: Lookup) -> Grid | None:
    """How alike target and controls were before it began."""
    table = lookup.figures.table("balance")
    if table is None:
        return None
    columns = (
        Column("Before it began", "label"), Column("Held against", "words"), Column("Target or nearby"),
        Column("Its controls"), Column("Apart, in standard deviations"),
    )  # fmt: skip
    words = {CONTROLS: "target", NEARBY_CONTROLS: "nearby"}
    lines = []
    for _, figure in lookup.rows(table):
        of = words.get(str(figure.parameters.get("of")), "")
        apart = figure.parameters.get("standardised")
        lines.append(Line((
            Cell(f"{figure.label[:1].upper()}{figure.label[1:]}"), Cell(of),
            Cell(_decimal(figure.value)), Cell(_decimal(figure.baseline_value)), Cell(_decimal(apart)),
        )))  # fmt: skip
    note = "Means of an area. More than 0.25 apart is commonly called out of balance; sizes are made alike by scaling."
    return Grid("balance", "How alike they were before", columns, tuple(lines), note)


def pair(figure: Figure | None) -> tuple[Cell, Cell]:
    """Before and after."""
    if figure is None or figure.suppressed:
        return absent(figure), absent(figure)
    return tuple(MISSING if v is None else Cell(number(v)) for v in (figure.baseline_value, figure.value))  # type: ignore[return-value]


def absent(figure: Figure | None) -> Cell:
    """Hidden, or not there."""
    return NOT_SHOWN if figure is not None and figure.suppressed else MISSING


def _q(figure: Figure) -> str:
    return "" if figure.q is None else f"{figure.q:.2f}" if figure.q >= 0.01 else "under 0.01"


def chance(value: object) -> str:
    """A p as it is printed."""
    if not isinstance(value, int | float):
        return ""
    return f"{value:.2f}" if value >= 0.01 else "under 0.01"


def _decimal(value: object) -> str:
    return f"{value:,.1f}".replace("-", "−") if isinstance(value, int | float) else ""
