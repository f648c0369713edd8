"""How many incidents of a category each small area should have in each month: the truth spread over place and time."""

import numpy as np

from commonweal.demo import truth
from commonweal.demo.arrays import Flags, Floats
from commonweal.demo.districts import DISTRICTS
from commonweal.demo.places import Places
from commonweal.demo.plan import Plan
from commonweal.figures import Month

BORDER = 0.004  # share of a neighbouring force's incidents that Wharfshire's file holds
ROUGHNESS = 6.0  # shape of the gamma that makes some small areas busier than their people explain


def expected(plan: Plan, places: Places, category: int, rng: np.random.Generator) -> Floats:
    """(months, areas): levels, season, months' shared noise and everything planted, for truth.LEVELS[category]."""
    level = truth.LEVELS[category]
    months = plan.months
    wave = 1 + level.swing * np.cos(2 * np.pi * (np.array([m.month for m in months]) - level.peak) / 12)
    noise = np.column_stack([_noise(level, len(months), rng) for _ in DISTRICTS])
    return wave[:, None] * noise[:, places.district_of] * _areas(level, places, rng) * planted(plan, places, category)


def _areas(level: truth.Level, places: Places, rng: np.random.Generator) -> Floats:
    """An ordinary month's mean by area: a district's level goes by its residents, then by need, centre and chance."""
    rate: Floats = places.residents.astype(np.float64) * np.exp(level.deprivation * (places.deprivation - 25) / 10)
    rate = rate * np.where((places.ward_of == 0) & (places.district_of == 0), level.centre, 1.0)
    rate = rate * rng.gamma(ROUGHNESS, 1 / ROUGHNESS, len(rate))
    mean = np.zeros(len(rate))
    for number, district in enumerate(DISTRICTS):
        here = places.district_of == number
        total = level.monthly * places.residents[here].sum() / truth.RESIDENTS
        mean[here] = total * rate[here] / rate[here].sum() * (1.0 if district.force.published else BORDER)
    return mean


def _noise(level: truth.Level, months: int, rng: np.random.Generator) -> Floats:
    """What all areas of a district share in a month: lognormal with mean 1, so that months vary by the dispersion."""
    spread = np.sqrt(np.log1p(max(level.dispersion - 1, 0) / level.monthly))
    shocks = rng.normal(0, 1, months)
    state = np.empty(months)
    state[0] = shocks[0]
    for t in range(1, months):
        state[t] = level.persistence * state[t - 1] + np.sqrt(1 - level.persistence**2) * shocks[t]
    return np.asarray(np.exp(spread * state - spread**2 / 2))


def planted(plan: Plan, places: Places, category: int) -> Floats:
    """(months, areas): the product of every planted change; 1 where nothing was planted."""
    months = plan.months
    name = truth.LEVELS[category].category
    factor = np.ones((len(months), len(places.cells)))
    for change in truth.PLANTED:
        if change.category == name:
            when = _during(months, change.start, change.end)
            factor[np.ix_(when, in_wards(places, change.wards))] *= change.factor
    for operation in truth.OPERATIONS:
        if operation.category == name and operation.ward in places.wards.names:
            when = _during(months, operation.period.start, operation.period.end)
            factor[np.ix_(when, in_wards(places, (operation.ward,)))] *= operation.target
            factor[np.ix_(when, in_wards(places, ring(places, operation.ward)))] *= operation.ring
    return factor


def ring(places: Places, ward: str) -> tuple[str, ...]:
    """The wards of Tallow that share an edge with one."""
    inside = places.ward_of == places.ward_named(ward)
    beside = np.unique(places.ward_of[places.touching[inside].any(axis=0)])
    return tuple(
        places.wards.names[w] for w in beside if places.wards.district[w] == 0 and places.wards.names[w] != ward
    )


def in_wards(places: Places, wards: tuple[str, ...]) -> Flags:
    """Which areas lie in some of Tallow's wards; in any of them where none is named."""
    named = np.array([name in wards or not wards for name in places.wards.names]) & (places.wards.district == 0)
    return np.asarray(named[places.ward_of])


def _during(months: tuple[Month, ...], start: Month, end: Month | None) -> Flags:
    return np.array([m >= start and (end is None or m <= end) for m in months])
