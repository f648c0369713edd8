"""What is planted for an analysis to find: who stands apart from their kind, who changed, what was not published."""

from dataclasses import dataclass

import numpy as np

from commonweal.demo import truth
from commonweal.demo.arrays import Floats
from commonweal.demo.national.country import Country

ABOVE, BELOW, RISE, FALL = 1.6, 0.6, 1.5, 0.65
# Offences of which a year is enough to tell such factors from chance.
COMMON = ("Violence and sexual offences", truth.ASB, "Criminal damage and arson", "Shoplifting", "Public order",
          "Other theft")  # fmt: skip
THIN_SHARE = 0.1
CATEGORIES = tuple(level.category for level in truth.LEVELS)


@dataclass(frozen=True, slots=True)
class Apart:
    """A partnership whose rate of an offence is `factor` times its kind's, in all months."""

    partnership: int
    category: int
    factor: float


@dataclass(frozen=True, slots=True)
class Change:
    """A partnership whose rate of an offence is multiplied by `factor` from month `start` (from 0) on."""

    partnership: int
    category: int
    factor: float
    start: int


@dataclass(frozen=True, slots=True)
class Planted:
    """All of it. `missing_force` published nothing in the plan's missing months, `thin_force` a tenth of its last."""

    apart: tuple[Apart, ...]
    changes: tuple[Change, ...]
    missing_force: int
    thin_force: int


def plant(country: Country) -> Planted:
    """In each kind one above, one below, one that rises and one that falls, each in an offence of its own.

    None of them is of a force that did not publish whole: nothing could be said of it.
    """
    rng = np.random.default_rng([country.plan.seed, 21])
    missing, thin = len(country.forces) - 1, len(country.forces) - 2
    whole = np.flatnonzero(~np.isin(country.force, [missing, thin]))
    apart, changes = [], []
    for kind in range(country.plan.kinds):
        own = rng.permutation(whole[country.kind[whole] == kind])
        offences = [CATEGORIES.index(name) for name in rng.permutation(COMMON).tolist()]
        for partnership, category, factor in zip(own[:2].tolist(), offences[:2], (ABOVE, BELOW), strict=False):
            apart.append(Apart(partnership, category, factor))
        for partnership, category, factor in zip(own[2:4].tolist(), offences[2:4], (RISE, FALL), strict=False):
            changes.append(Change(partnership, category, factor, country.plan.step))
    return Planted(tuple(apart), tuple(changes), missing, thin)


def published_share(country: Country, planted: Planted, month: int) -> Floats:
    """What part of its rows each force published of a month: all, a tenth, or nothing."""
    share = np.ones(len(country.forces))
    if month in country.plan.missing:
        share[planted.missing_force] = 0.0
    if month == country.plan.thin:
        share[planted.thin_force] = THIN_SHARE
    return share
