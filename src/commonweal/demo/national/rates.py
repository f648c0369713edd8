"""The true rates, and what happens by them. Each month is drawn by itself, so months can be made in any order.

A count varies as a Poisson one whose mean varies too (gamma): its variance is `OVERDISPERSION` times its mean.
"""

from dataclasses import dataclass

import numpy as np

from commonweal.demo import truth
from commonweal.demo.arrays import Floats, Ints
from commonweal.demo.national.country import Country
from commonweal.demo.national.kinds import kind_levels
from commonweal.demo.national.planted import Planted, published_share

OVERDISPERSION = 2.0
SPREAD = 0.05  # of partnerships of one kind about it, as a standard deviation of the logarithm of their rates
KIND_SPREAD = 0.15  # of kinds that are alike in deprivation
TEN_POINTS = 0.06  # of the share of deprived households, for ten points of an index of deprivation
PER = 1_000.0  # residents
YEAR = 12


@dataclass(frozen=True, slots=True)
class Rates:
    """Events a year per 1,000 residents by partnership and offence (P, K), before any planted rise or fall.

    `kind` (kinds, K) is what a kind has; `season` (12, K) what a calendar month has of a twelfth of a year.
    """

    yearly: Floats
    kind: Floats
    season: Floats


def true_rates(country: Country, planted: Planted) -> Rates:
    """The rates of a country: of its kinds, spread a little, and planted; scaled to the rows that its plan wants."""
    rng = np.random.default_rng([country.plan.seed, 22])
    level = np.array([v.monthly * YEAR / truth.RESIDENTS * PER for v in truth.LEVELS])
    slope = np.array([v.deprivation for v in truth.LEVELS])
    deprived = kind_levels(country.traits["deprived"], country.kind)
    away = (deprived - deprived.mean()) / TEN_POINTS
    shape = (country.plan.kinds, len(level))
    kind = level * np.exp(away[:, None] * slope + rng.normal(0, KIND_SPREAD, shape))
    yearly = kind[country.kind] * np.exp(rng.normal(0, SPREAD, (len(country.names), len(level))))
    for one in planted.apart:
        yearly[one.partnership, one.category] = kind[country.kind[one.partnership], one.category] * one.factor
    a_month = (yearly * country.residents[:, None]).sum() / PER / YEAR
    scale = country.plan.wanted_rows / (a_month * country.plan.months)
    return Rates(yearly * scale, kind * scale, _seasons())


def expected(country: Country, planted: Planted, rates: Rates, month: int) -> Floats:
    """The mean of each partnership's and offence's count (P, K) in a month."""
    season = rates.season[country.plan.month(month).month - 1]
    mean = rates.yearly * country.residents[:, None] / PER / YEAR * season
    for one in planted.changes:
        if month >= one.start:
            mean[one.partnership, one.category] *= one.factor
    return np.asarray(mean)


def draw(country: Country, planted: Planted, rates: Rates, month: int) -> Ints:
    """What was published of each partnership and offence (P, K) in a month; 0 where its force has no file."""
    rng = np.random.default_rng([country.plan.seed, 23, month])
    mean = expected(country, planted, rates, month)
    happened = rng.poisson(rng.gamma(mean / (OVERDISPERSION - 1), OVERDISPERSION - 1))
    share = published_share(country, planted, month)[country.force]
    return np.asarray(rng.binomial(happened, share[:, None]))


def _seasons() -> Floats:
    month = np.arange(1, YEAR + 1)[:, None]
    swing, peak = (np.array([getattr(v, name) for v in truth.LEVELS]) for name in ("swing", "peak"))
    return np.asarray(1 + swing * np.cos(2 * np.pi * (month - peak) / YEAR))
