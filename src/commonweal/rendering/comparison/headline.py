"""The first thing the comparison says: our rate beside the group's, and which offences lie outside its spread.

The verdicts choose the words. A rate within the group's usual spread is only ever said to be within it, whatever its
place; above and below are said of nothing else; and no word praises or blames.
"""

from collections.abc import Sequence

from commonweal.rendering.comparison.beside import Beside, one_offence, told_apart
from commonweal.rendering.comparison.rates import said_beside, said_rate
from commonweal.rendering.lookup import ALL_CRIME, ASB, Lookup
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.verdicts import Tone
from commonweal.rendering.words import listed, lower_first, small, upper_first

MOST_NAMED = 3  # offences named on each side; beyond that they are counted, and the table names them
UNITS = {ALL_CRIME: "crimes", ASB: "incidents"}
SIDES: dict[str, Tone] = {"above": "more", "below": "fewer"}
TOLD = ("above", "within", "below")
NOBODY = "no other partnership of its group has figures to stand beside"


def headline(lookup: Lookup) -> Sentence:
    """Our rate and the group's, whether that is within what such partnerships differ by, and the offences outside."""
    total = main_offence(lookup)
    opening = _opening(lookup, total) if total else ()
    outside = _outside(lookup)
    return (*opening, *([Run(" ")] if opening and outside else []), *outside)


def group_words(lookup: Lookup) -> str:
    """`The group is “15 nearest”: 12 of its 15 partnerships have figures for March 2024.`"""
    total = main_offence(lookup)
    if total is None:
        return ""
    others = len(total.others)
    having = sum(f.value is not None for f in total.others)
    name = f"“{total.group.label}”" if total.group and total.group.label else "its nearest"
    held = f"all {others}" if having == others else f"{having or 'none'} of the {others}"
    has = "has" if having == 1 else "have"
    return f"The group is {name}: {held} other partnerships {has} figures for {lookup.figures.period.words}."


def main_offence(lookup: Lookup) -> Beside | None:
    """All crime, or the first that is compared where there is no total."""
    return one_offence(lookup, ALL_CRIME) or next(iter(told_apart(lookup)), None)


def spread(beside: Beside) -> str:
    """`within what such partnerships differ by`: for a standing that is told."""
    return f"{beside.ours.standing} what such partnerships differ by"


def for_every(beside: Beside) -> str:
    """`crimes for every 1,000 residents`."""
    return f"{UNITS.get(beside.offence, 'offences')} for every 1,000 residents"


def is_told(beside: Beside) -> bool:
    """Whether there are two rates and a standing: else no sentence may hold one against the other."""
    ours = beside.ours
    return ours.value is not None and beside.mean is not None and ours.standing in TOLD


def _opening(lookup: Lookup, total: Beside) -> Sentence:
    place, when, ours = lookup.figures.partnership.name, lookup.figures.period.words, total.ours
    if ours.value is None:
        return (Run(f"{place}: {lower_first(total.name)} is not available for {when}."),)
    if total.mean is None or not is_told(total):
        return (Run(f"{place} recorded {said_rate(ours.value)} {for_every(total)} in {when}; {NOBODY}."),)
    own, group = said_beside(ours.value, total.mean)
    among = ours.parameters.get("of")
    size = f" of {among} similar partnerships" if among else ""
    first = f"{place} recorded {own} {for_every(total)} in {when}; its group{size}, {group}. That is "
    return (Run(first), Run(spread(total), SIDES.get(ours.standing or "", "")), Run("."))


def _outside(lookup: Lookup) -> Sentence:
    """`Above the group: shoplifting and robbery; below it: burglary.`"""
    runs: list[Run] = []
    for side, tone in SIDES.items():
        found = [b for b in told_apart(lookup) if is_told(b) and b.ours.standing == side]
        if found:
            lead = f"; {side} it: " if runs else f"{upper_first(side)} the group: "
            runs += [Run(lead), Run(_names(found), tone)]
    return (*runs, Run(".")) if runs else ()


def _names(found: Sequence[Beside]) -> str:
    if len(found) <= MOST_NAMED:
        return listed([lower_first(b.name) for b in found])
    return f"{small(len(found))} offences"
