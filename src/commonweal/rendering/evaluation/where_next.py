"""Where next: the ranking and a plan in steps, with honest words where the effect itself is not clear."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.evaluation.tables import NOT_SHOWN
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Cell, Column, Grid, Line, Prose, Section, Subheading
from commonweal.rendering.sentences import Run
from commonweal.rendering.words import MINUS, listed, number, signed

MOST_RANKED = 12
UNCLEAR = (
    "The operation’s own effect is not clear, so what it would prevent elsewhere is not either: the ranges below hold "
    "nought. The ranking says where a further trial would teach most, not where the operation is known to work."
)
CLEAR = (
    "The effect seen in the target is clear. That it would be the same elsewhere is a hope, which likeness makes more "
    "or less likely and only a trial can show."
)
HOW = (
    "Places are ranked by the mean of three ranks: how like the target they were before it began, how much there is to "
    "prevent, and how sure the count to come is."
)


def section(lookup: Lookup) -> Iterator[Section]:
    """Only where there is anything to rank."""
    ranked = [f for _, f in lookup.rows(lookup.figures.table("next"))]
    if not ranked:
        return
    shown = next((f for f in ranked if not f.suppressed), None)
    blocks: list[Block] = []
    if shown is not None:
        clear = bool(shown.parameters.get("effect_is_clear"))
        blocks.append(Prose((Run(CLEAR if clear else UNCLEAR),)))
    blocks += [Prose((Run(HOW),)), _ranking(ranked, lookup), *_plan(lookup)]
    yield Section("next", "Where next", tuple(blocks))


def _ranking(ranked: list[Figure], lookup: Lookup) -> Grid:
    shown = next((f for f in ranked if not f.suppressed), ranked[0])
    months = shown.parameters.get("months_ahead")
    ahead = f" in {months} months" if months else ""
    columns = (
        Column("Place", "label"), Column("Counted in the latest year"), Column(f"Expected{ahead}"),
        Column("Likely range"), Column("To prevent"), Column("Likely range of that"), Column("Ranks", "words"),
    )  # fmt: skip
    lines = tuple(_line(f, lookup) for f in ranked[:MOST_RANKED])
    left = len(ranked) - len(lines)
    more = f" {left} more places are in the workbook." if left > 0 else ""
    note = (
        f"Ranks: likeness, crime to prevent, certainty; 1 is best. To prevent: below 0 would be more, not fewer.{more}"
    )
    return Grid("next", f"Places ranked, {shown.unit.split(' ')[0]}", columns, lines, note)


def _line(figure: Figure, lookup: Lookup) -> Line:
    count = lookup.by_id.get(figure.id.removesuffix("/next") + "/count")
    if figure.suppressed or figure.value is None:
        return Line((Cell(figure.label), *(NOT_SHOWN for _ in range(6))))
    p = figure.parameters
    low, high = figure.interval or (None, None)
    counted = NOT_SHOWN if count is None or count.value is None else Cell(number(count.value))
    ranks = ", ".join(_rank(p.get(name)) for name in ("likeness_rank", "preventable_rank", "certainty_rank"))
    return Line((
        Cell(figure.label), counted, Cell(_whole(p.get("expected"))),
        Cell(f"{_whole(p.get('expected_low'))} to {_whole(p.get('expected_high'))}", "quiet"),
        Cell(_whole(figure.value)), Cell(f"{_signed(low)} to {_signed(high)}", "quiet"), Cell(ranks, "quiet"),
    ))  # fmt: skip


def _plan(lookup: Lookup) -> Iterator[Block]:
    rows = [f for _, f in lookup.rows(lookup.figures.table("plan"))]
    shown = [f for f in rows if f.value is not None]
    if not shown:
        return
    p = shown[0].parameters
    yield Subheading("A roll-out that can be judged")
    fall = p.get("detectable_fall")
    least = (
        f"a fall of {abs(fall):.0f}% or more would be seen four times in five"
        if isinstance(fall, int | float)
        else "no fall, however large, would be seen"
    )
    steps = sorted({int(f.value or 0) for f in shown})
    parts = [f"step {step}: {listed([f.label for f in shown if f.value == step])}" for step in steps]
    yield Prose((Run(
        f"The first {len(shown)} of the ranking in {len(steps)} steps, {p['months_apart']} months apart, drawn by lot "
        f"among the balanced orders: {'; '.join(parts)}. Held against the {p['compared']} places where nothing starts, "
        f"over {p['months_judged']} months from the first step, {least}."
    ),))  # fmt: skip
    yield Prose((Run(
        "The lot is drawn once and kept: whoever lets the worst place start first can no longer tell the operation "
        "from chance. Places that drift apart by more than they did lately would let less be seen."
    ),), "quiet")  # fmt: skip


def _whole(value: object) -> str:
    return number(float(round(value))) if isinstance(value, int | float) else "?"


def _signed(value: object) -> str:
    return signed(float(round(value))) if isinstance(value, int | float) else "?"


def _rank(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else MINUS
