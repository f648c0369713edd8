"""Vulnerable people: what happened to enforcement and to harm where people might be pushed to."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.evaluation.tables import MISSING, NOT_SHOWN, absent, pair
from commonweal.rendering.evaluation.wording import could_have_seen, reach
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Cell, Column, Grid, Line, Prose, Section
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.verdicts import tone, what_we_can_say
from commonweal.rendering.words import listed, lower_first, percent, short_words, signed_percent

WHY = (
    "Enforcement counts offences that are found by policing: more of them may be the operation itself, or its officers "
    "having moved. Harm counts what was done to people and reported. Where people who drink, use drugs or sleep rough "
    "are moved on, more harm in the next place is what a partnership must look for first."
)
NONE = "No place was named to which vulnerable people might be pushed; name them in the operation (at_risk)."


def section(lookup: Lookup) -> Iterator[Section]:
    """What became of both, place by place."""
    rows = lookup.rows(lookup.figures.table("people"))
    if not rows:
        return
    effects = {f.id.removesuffix("/effect"): f for f in lookup.figures.figures if f.id.endswith("/effect")}
    told = [(count, effects.get(count.id.removesuffix("/count"))) for _, count in rows]
    blocks: list[Block] = [Prose((Run(WHY),))]
    sure = [(count, effect) for count, effect in told if effect is not None and effect.verdict in ("rise", "fall")]
    blocks += [Prose(_sure(count, effect)) for count, effect in sure if effect is not None]
    blocks += [Prose((Run(text),)) for text in _unclear(told)]
    if not lookup.figures.parameters.get("choice", {}).get("at_risk"):
        blocks.append(Prose((Run(NONE),)))
    blocks.append(_grid(told, lookup))
    yield Section("people", "Enforcement, harm, and people who might be pushed elsewhere", tuple(blocks))


def _sure(count: Figure, effect: Figure) -> Sentence:
    verb = "rose" if effect.verdict == "rise" else "fell"
    words = f"{count.label} {verb} by {percent(effect.value or 0.0)} against controls in {_where(count)}"
    return (Run(words, tone(effect)), Run(f" (likely {reach(effect)})."))


def _unclear(told: list[tuple[Figure, Figure | None]]) -> Iterator[str]:
    """Nothing seen of harm in a place is never said without what would have been seen."""
    for count, effect in told:
        if effect is None or effect.verdict != "no clear change" or count.offence == "enforcement":
            continue
        if count.id.startswith("people/target/"):
            continue
        yield f"{count.label} in {_where(count)}: no clear change against controls; {could_have_seen(effect)}."


def _where(count: Figure) -> str:
    return "what is nearby" if count.id.startswith("people/nearby/") else count.area.name


def _grid(told: list[tuple[Figure, Figure | None]], lookup: Lookup) -> Grid:
    before, after = short_words(lookup.figures.against), short_words(lookup.figures.period)
    columns = (
        Column("Where, and what", "label"), Column(before), Column(after), Column("Against controls"),
        Column("Likely range"), Column("Would be seen"), Column("What we can say", "words"),
    )  # fmt: skip
    lines: list[Line] = []
    place = ""
    for count, effect in told:
        if count.area.code != place:
            place = count.area.code
            lines.append(Line((Cell(count.area.name), *(Cell("") for _ in columns[1:])), group=True))
        lines.append(Line((Cell(count.label), *pair(count), *_effect(effect)), depth=1))
    labels = list(dict.fromkeys(lower_first(count.label) for count, _ in told))
    note = f"Told apart: {listed(labels)}. Would be seen: a fall of this size or more, four times in five."
    return Grid("people", "Enforcement and harm, place by place", columns, tuple(lines), note)


def _effect(effect: Figure | None) -> tuple[Cell, Cell, Cell, Cell]:
    if effect is None or effect.suppressed or effect.value is None:
        blank = NOT_SHOWN if effect is not None and effect.suppressed else MISSING
        return (blank, blank, blank, blank if effect is None else absent(effect))
    fall = effect.parameters.get("detectable_fall")
    return (
        Cell(signed_percent(effect.value)), Cell(reach(effect), "quiet"),
        Cell(f"−{abs(fall):.0f}%" if isinstance(fall, int | float) else "none", "quiet"),
        Cell(what_we_can_say(effect), tone(effect)),
    )  # fmt: skip
