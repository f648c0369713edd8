"""How well two sources agree on an offence group: the usual offset, how steady it is, and the word for both."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from commonweal.analysis.reconciliation.pairs import Compared
from commonweal.stats.usual_offset import LEAST_PERIODS, offset_interval

Word = Literal["agree", "steady offset", "do not agree", "too little history", "not available"]
CLOSE = 1.0
"""Percent: sources whose offset is smaller, and which lie no further from it as a rule, agree."""
STEADY = 2.5
"""Percent: an offset from which the periods lie no further as a rule is steady, so that a figure can be told apart by
it. Above this nobody can turn the one source's number into the other's."""
FEW_EVENTS = 1.5
"""Events: where periods lie no further than this from their offset, single events are all that parts the sources."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """`offset` and `interval` in percent over the newest stretch of `periods`; `spread` is how far, in percent, half
    of its periods lie from the offset at most. None where nothing can be said.
    """

    word: Word
    offset: float | None = None
    interval: tuple[float | None, float | None] | None = None
    spread: float | None = None
    periods: int = 0


def agreement(compared: Compared) -> Agreement:
    """What is usual for an offence group of a pair, learned from the stretch that runs to its newest time."""
    at = compared.latest
    count = int(at.sum())
    if not count:
        return Agreement("not available")
    offset, low, high = offset_interval(compared.first[at], compared.second[at])
    away = np.abs(compared.judged.difference[at] - offset)
    spread = float(np.median(away))
    events = float(np.median(away / 100 * np.maximum(compared.second[at], 1)))
    found = (offset, (low, high), spread, count)
    if count < LEAST_PERIODS:
        return Agreement("too little history", *found)
    if spread > STEADY and events > FEW_EVENTS:
        return Agreement("do not agree", *found)
    return Agreement("agree" if abs(offset) <= CLOSE else "steady offset", *found)
