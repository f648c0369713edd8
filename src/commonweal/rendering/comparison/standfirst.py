"""Below the comparison's headline: the rates outside the group, how many are within it, and which way it goes."""

from collections.abc import Iterator, Sequence

from commonweal.rendering.comparison.beside import Beside, every_offence, told_apart
from commonweal.rendering.comparison.headline import (
    MOST_NAMED,
    NOBODY,
    SIDES,
    TOLD,
    for_every,
    is_told,
    spread,
)
from commonweal.rendering.comparison.rates import change, said_beside, said_rate
from commonweal.rendering.lookup import ASB, POLICE_GENERATED, PUBLICLY_REPORTED, Lookup
from commonweal.rendering.sentences import Run, Sentence, before
from commonweal.rendering.words import listed, lower_first, small, upper_first

DIRECTION = {"above": "went up on the group", "below": "went down on the group"}


def standfirst(lookup: Lookup) -> Sentence:
    """All of it, a sentence each."""
    parts = [*_rates_outside(lookup), *_rest(lookup), *direction(lookup)]
    return tuple(run for n, part in enumerate(parts) for run in ([Run(" ")] if n else []) + list(part))


def about(beside: Beside) -> Sentence:
    """`Robbery above: 0.11 offences for every 1,000 residents, the group 0.09.` No surer than the standing."""
    ours = beside.ours
    if ours.value is None:
        return (Run(f"{beside.name}: {'not shown, to protect people' if ours.suppressed else 'not available'}."),)
    if beside.mean is None or not is_told(beside):
        return (Run(f"{beside.name}: {said_rate(ours.value)} {for_every(beside)}; {NOBODY}."),)
    own, group = said_beside(ours.value, beside.mean)
    rates = f": {own} {for_every(beside)}, the group {group}"
    if beside.is_outside:
        standing = ours.standing or ""
        return (Run(f"{beside.name} {standing}", SIDES[standing]), Run(f"{rates}."))
    return (Run(f"{beside.name}{rates}, which is {spread(beside)}."),)


def direction(lookup: Lookup) -> list[Sentence]:
    """Which offences went another way than the group; that none did, or that it cannot be told."""
    every = [b for b in every_offence(lookup) if b.offence not in (PUBLICLY_REPORTED, POLICE_GENERATED)]
    tested = [b for b in every if b.direction and b.direction.standing in TOLD]
    if not tested:
        missing = "Which way it goes beside the group cannot be told: see below."
        return [(Run(missing),)] if any(b.direction for b in every) else []
    said = [s for side in SIDES if (s := _own_way(side, tested))]
    if said:
        first, *others = said
        more = [run for other in others for run in (Run("; "), *other)]
        return [(Run(f"{upper_first(_against(lookup))}, "), *first, *more, Run("."))]
    what = lower_first(tested[0].name) if len(tested) == 1 else f"all {small(len(tested))} that can be compared"
    return [(Run(f"{upper_first(_against(lookup))}, {what} went with the group."),)]


def _rates_outside(lookup: Lookup) -> Iterator[Sentence]:
    """`Shoplifting above: 14.2 for every 1,000 residents, the group 8.9; burglary below: ...`: those named singly."""
    sides = [[b for b in told_apart(lookup) if is_told(b) and b.ours.standing == side] for side in SIDES]
    runs: list[Run] = []
    for beside in (b for side in sides if len(side) <= MOST_NAMED for b in side):
        own, group = said_beside(beside.ours.value or 0.0, beside.mean or 0.0)
        standing = beside.ours.standing or ""
        name, per = (lower_first(beside.name), "") if runs else (beside.name, " for every 1,000 residents")
        runs += [Run("; ")] if runs else []
        runs += [Run(f"{name} {standing}", SIDES[standing]), Run(f": {own}{per}, the group {group}")]
    if runs:
        yield (*runs, Run("."))


def _rest(lookup: Lookup) -> Iterator[Sentence]:
    """How many offences are within the group's spread, and anti-social behaviour, which is not crime."""
    offences = [b for b in told_apart(lookup) if b.offence != ASB]
    within = sum(b.ours.standing == "within" for b in offences)
    outside = sum(b.is_outside for b in offences)
    if within:
        how_many = _how_many(within, len(offences), outside)
        yield (Run(f"{upper_first(how_many)} within what such partnerships differ by."),)
    for asb in told_apart(lookup):
        if asb.offence == ASB and not asb.is_outside:
            yield about(asb)


def _how_many(within: int, every: int, outside: int) -> str:
    """`all 14 offences are`, `the other offence is`, `three offences are`."""
    lead = "all " if within == every and every > 1 else "the other " if outside and within + outside == every else ""
    if within == 1:
        return f"{lead}offence is" if lead else "one offence is"
    return f"{lead}{small(within)} offences are"


def _own_way(side: str, tested: Sequence[Beside]) -> Sentence:
    """`robbery went up on the group (+36.6%, the group +2.0%)`: nothing where none did."""
    found = [b for b in tested if b.direction and b.direction.standing == side]
    if not found:
        return ()
    if len(found) > MOST_NAMED:
        return (Run(f"{small(len(found))} offences {DIRECTION[side]}", SIDES[side]),)
    changes = "; ".join(_changes(b) if len(found) == 1 else f"{lower_first(b.name)} {_changes(b)}" for b in found)
    names = listed([lower_first(b.name) for b in found])
    return (Run(f"{names} {DIRECTION[side]}", SIDES[side]), Run(f" ({changes})"))


def _changes(beside: Beside) -> str:
    """`+36.6%, the group +2.0%`."""
    told = beside.direction
    return "" if told is None else f"{change(told.value)}, the group {change(told.baseline_value)}"


def _against(lookup: Lookup) -> str:
    return f"against {before(lookup.figures.period, lookup.figures.against).than.removeprefix('in ')}"
