"""What a roll-out answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupTime:
    """The areas that began in month `start`, in `month` (both counted from 0): events, and those to be expected."""

    start: int
    month: int
    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class SinceStart:
    """All groups in the n-th month since each began (0 the first). `chance_low` to `chance_high`: ratios among which
    the middle 95% (or the level asked for) fall where starts are dealt out at random and nothing works."""

    months: int
    observed: float
    expected: float
    ratio: float
    chance_low: float
    chance_high: float


@dataclass(frozen=True, slots=True)
class Rollout:
    """`ratio`: events in the areas and months that had it, over those to be expected; the percents are of it.

    `p`: the share of orders of starting, dealt out at random among the areas, that give so large an effect either way;
    `least_p`: the smallest that so many areas and steps allow; `orders`: how many different orders there are; `exact`:
    whether all of them were tried. `prevented` with its ends: expected less observed. `verdict`: one of the five words
    of `stats.change`.
    """

    ratio: float
    change_percent: float
    low_percent: float
    high_percent: float
    p: float
    least_p: float
    orders: int
    exact: bool
    observed: float
    expected: float
    prevented: float
    prevented_low: float
    prevented_high: float
    group_times: tuple[GroupTime, ...]
    since_start: tuple[SinceStart, ...]
    level: float
    verdict: str
