"""What follows the evaluation's first page."""

from collections.abc import Iterator

from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.evaluation import done, other_ways, people, pictures, tables, where_next, wording
from commonweal.rendering.evaluation.told import every, family, main, operation, target
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Panels, Points, Prose, Section, Subheading
from commonweal.rendering.sentences import Run

IN_PLAIN_ENGLISH = (
    "Crime goes up and down by itself. So a place is held against others, chosen by how like it they were before.",
    "The likely range says how far the true difference may lie from the one printed.",
    "What would be seen is the smallest change that such figures would show four times in five. A smaller one may have "
    "happened and gone unseen: not seeing it is no proof that it did not.",
    "Anti-social behaviour is not crime and is in no total of crimes.",
)  # fmt: skip


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    return (
        *_operation(lookup),
        _offences(lookup),
        _moved(lookup),
        *_allowed(lookup),
        *people.section(lookup),
        *other_ways.section(lookup),
        _places(lookup),
        _done(lookup),
        *where_next.section(lookup),
        *closing_sections(lookup, IN_PLAIN_ENGLISH, told_before=(*other_ways.why_not(lookup), *_limits(lookup))),
    )


def _operation(lookup: Lookup) -> Iterator[Section]:
    """What the partnership wrote of it."""
    told = operation(lookup)
    blocks: list[Block] = []
    for key, words in (("aim", "Aim"), ("problem", "Problem")):
        if text := str(told.get(key, "")):
            blocks += [Subheading(words), *(Prose((Run(part),)) for part in text.split("\n\n") if part.strip())]
    who = [str(told.get("lead", "")), *map(str, told.get("partners") or ())]  # type: ignore[call-overload]
    named = [name for name in who if name]
    if named:
        blocks.append(Prose((Run(f"Led by {named[0]}{', with ' + ', '.join(named[1:]) if named[1:] else ''}."),)))
    if blocks:
        yield Section("operation", "What the operation was for", tuple(blocks))


def _offences(lookup: Lookup) -> Section:
    rest = family(lookup, "offences")
    blocks: list[Block] = []
    sure = [one for one in rest if one.effect.verdict in ("rise", "fall")]
    if sure:
        blocks += [Prose(wording.effect(one, target(lookup))) for one in sure]
    else:
        blocks.append(Prose((Run("Of single offences none changed against the controls by more than areas drift apart "
                                 "by; the table says how large a fall would have been seen."),)))  # fmt: skip
    blocks.append(tables.effects(rest, lookup, "effects", "Every offence, target beside controls"))
    return Section("before-and-after", "Before and after, offence by offence", tuple(blocks))


def _moved(lookup: Lookup) -> Section:
    told = every(lookup)
    sure = [one for one in told if (near := one.moved.get("nearby")) and near.verdict in ("rise", "fall")]
    quiet = [one for one in main(lookup) if one not in sure]
    blocks: list[Block] = [Prose(wording.movement(one)) for one in (*sure, *quiet)]
    blocks += [Prose((Run(said),)) for one in main(lookup) if (said := wording.variation(one))]
    blocks.append(tables.movement(told, "movement", "Target, nearby and both, against their controls"))
    drawn = tuple(p for one in main(lookup) if (p := pictures.of_nearby(one, lookup, width=470, height=260)))
    blocks += [Panels(drawn)] if drawn else []
    blocks.append(tables.how_sure(told))
    return Section("moved", "Did crime move?", tuple(blocks))


def _limits(lookup: Lookup) -> tuple[str, ...]:
    """What these months and places allow one to say: how short, what is missing, which season, how far apart before."""
    kinds = ("gap", "seasonal", "recording", "quality")
    told = other_ways.why_not(lookup)
    return tuple(n.text for kind in kinds for n in lookup.figures.notes if n.kind == kind and n.text not in told)


def _allowed(lookup: Lookup) -> Iterator[Section]:
    if limits := _limits(lookup):
        yield Section("allowed", "What these months allow one to say", (Points(limits),))


def _places(lookup: Lookup) -> Section:
    chosen = lookup.figures.parameters.get("choice", {})
    proposed = chosen.get("proposed", [])
    said = [
        "The controls were proposed by likeness in the months before the operation began: how much was recorded, and "
        "which way it went. Nothing after its start was looked at. They are kept in controls.toml: evaluated again "
        "with that file, the operation is held against the same places."
        if "controls" in proposed
        else "The controls were named by whoever asked, and checked: none is a target, and none lies nearby."
    ]
    said.append(
        "Nearby are the areas that share an edge with the target."
        if "nearby" in proposed
        else "What is nearby was named by whoever asked."
    )
    drawn = pictures.of_places(lookup, width=520, height=430)
    balance = tables.balance(lookup)
    blocks: list[Block] = [Points(tuple(said)), *([drawn] if drawn else [tables.places(lookup)])]
    blocks += [balance] if balance else []
    return Section("places-section", "What it is held against", tuple(blocks))


def _done(lookup: Lookup) -> Section:
    blocks: list[Block] = [Prose((Run(done.sentence(lookup)),))]
    blocks += [done.grid(lookup)] if done.activities(lookup) else []
    return Section("done-section", "What was done", tuple(blocks))
