"""The same question asked in two other ways: of a synthetic control, and of the steps of a roll-out."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.evaluation import wording
from commonweal.rendering.evaluation.charts import gaps
from commonweal.rendering.evaluation.tables import MISSING, NOT_SHOWN, chance
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Cell, Column, Grid, Line, Picture, Points, Prose, Section, Subheading
from commonweal.rendering.sentences import Run
from commonweal.rendering.verdicts import SUPPRESSED, tone, what_we_can_say
from commonweal.rendering.words import listed, number, percent, signed, signed_percent

FEW = 0.05


def section(lookup: Lookup) -> Iterator[Section]:
    """Only where one of them could be asked, or where it is said why it could not."""
    blocks = [*_made(lookup), *_steps(lookup)]
    if blocks:
        yield Section("other-ways", "The same, asked in other ways", tuple(blocks))


def why_not(lookup: Lookup) -> tuple[str, ...]:
    """Why a synthetic control or the steps could not be told, in whole sentences."""
    return tuple(n.text for n in lookup.figures.notes if n.text.startswith(("No synthetic control", "The steps of")))


def _made(lookup: Lookup) -> Iterator[Block]:
    figures = [f for _, f in lookup.rows(lookup.figures.table("made"))]
    reasons = why_not(lookup)
    if not figures and not reasons:
        return
    yield Subheading("A synthetic control")
    yield Prose((Run("A mixture of areas is weighed so that before the operation it went the target’s way; what the "
                     "mixture did afterwards is what the target might have done. Each other area is then treated as "
                     "though it had been the target, to see how large a gap comes by itself."),))  # fmt: skip
    for figure in figures:
        yield Prose((Run(_told(figure)),))
        yield from _picture(figure, lookup)
    if reasons:
        yield Points(reasons)


def _told(figure: Figure) -> str:
    if figure.suppressed:
        return f"{figure.label}: {SUPPRESSED}."
    p = figure.parameters
    if figure.value is None or figure.p is None:
        return f"{figure.label}: not available."
    way = "below" if figure.value < 0 else "above"
    rank = f"p = {chance(figure.p)}, the share of areas, itself among them, with so large a gap beside their fit"
    sure = "no more than such areas show by themselves" if figure.p > FEW else "more than nearly all such areas show"
    least = f"the smallest p that {p['placebos']} areas allow is {chance(p['least_p'])}"
    weights = f" It is made of {listed(list(p['weights']))}." if p.get("weights") else ""
    return (
        f"{figure.label}: {percent(figure.value)} {way} the synthetic control, {sure} ({rank}; {least}; fitted on "
        f"{p['months_before']} months).{weights}"
    )


def _picture(figure: Figure, lookup: Lookup) -> Iterator[Picture]:
    target = lookup.series_by_id.get(f"gap/target/{figure.offence}")
    start = "gap/placebo/"
    placebos = [
        s for s in lookup.figures.series if s.id.startswith(start) and s.offence == figure.offence and not s.suppressed
    ]
    if target is None or target.suppressed or not placebos:
        return
    alternative = (
        f"Line chart of the gap between the target and its synthetic control by month, among {len(placebos)} areas "
        f"treated likewise. {_told(figure)}"
    )
    columns = (Column("Month", "label"), Column("Target’s gap"), Column("Largest placebo gap"), Column("Smallest"))
    by_month = [{p.month: p.value for p in s.points} for s in placebos]
    lines = []
    for point in target.points:
        others = [v for s in by_month if (v := s.get(point.month)) is not None]
        ends = [Cell(signed(float(round(end)))) for end in (max(others), min(others))] if others else [MISSING, MISSING]
        own = MISSING if point.value is None else Cell(signed(float(round(point.value))))
        lines.append(Line((Cell(point.month.words), own, *ends)))
    yield Picture(
        id=f"gaps-{figure.offence}",
        title=_title(figure),
        subtitle="Index points: 100 is each area’s own mean month before; grey: areas where nothing was done",
        svg=gaps.draw(target, placebos, lookup.figures.period, alternative),
        alt=alternative,
        grid=Grid(
            f"gaps-{figure.offence}-months", f"{figure.label}: the gaps by month", columns, tuple(lines), folded=True
        ),
    )


def _title(figure: Figure) -> str:
    if figure.p is not None and figure.p <= FEW:
        return f"{figure.label}: the target’s gap stands out among areas where nothing was done"
    return f"{figure.label}: the target’s gap does not stand out among areas where nothing was done"


def _steps(lookup: Lookup) -> Iterator[Block]:
    rows = lookup.rows(lookup.figures.table("steps"))
    if not rows:
        return
    yield Subheading("The steps of the roll-out")
    for _, figure in rows:
        if figure.id.endswith("/effect"):
            yield Prose((Run(_stepped(figure)),))
    columns = (
        Column("Since it began", "label"), Column("Counted"), Column("Expected"), Column("Against the others"),
        Column("By chance alone, or likely range"), Column("What we can say", "words"),
    )  # fmt: skip
    note = "Expected: had the areas gone the way of those that the operation had not reached yet."
    yield Grid("steps", "Step by step", columns, tuple(_step(f, row.depth) for row, f in rows), note)


def _stepped(figure: Figure) -> str:
    if figure.suppressed or figure.value is None:
        return f"{figure.label}: {SUPPRESSED if figure.suppressed else 'not available'}."
    way = "fewer" if figure.value < 0 else "more"
    word = {"fall": "more than chance gives", "rise": "more than chance gives"}.get(
        figure.verdict or "", "which other orders of starting give as well"
    )
    p = figure.parameters
    tried = "all" if p.get("exact") else "drawn by lot from all"
    return (
        f"{figure.label}: {percent(figure.value)} {way} where it had come than where it had not yet come, {word} "
        f"(p = {chance(figure.p)}, {tried} {number(p['orders'])} orders in which it might have started; the smallest p "
        f"possible is {chance(p['least_p'])})."
    )


def _step(figure: Figure, depth: int) -> Line:
    if figure.suppressed or figure.value is None:
        blank = NOT_SHOWN if figure.suppressed else MISSING
        return Line((Cell(figure.label), *(blank for _ in range(5))), depth)
    p = figure.parameters
    word = Cell(what_we_can_say(figure), tone(figure)) if figure.verdict else Cell("")
    return Line((
        Cell(figure.label), Cell(number(p["observed"])), Cell(number(round(p["expected"], 1))),
        Cell(signed_percent(figure.value)), Cell(wording.reach(figure), "quiet"), word,
    ), depth, group=not depth)  # fmt: skip
