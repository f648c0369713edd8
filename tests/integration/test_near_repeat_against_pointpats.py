"""Knox's table and p value against pointpats, which counts neighbours by trees and sets."""

import numpy as np
import pytest
from pointpats import Knox

from commonweal.stats.near_repeat import near_repeat

EVENTS = 250


def _events(seed, follows):
    """Places over 2 km by 2 km and days over half a year; the first few follow another near by."""
    chance = np.random.default_rng(seed)
    place, day = chance.uniform(0, 2000, (EVENTS, 2)), chance.integers(0, 180, EVENTS)
    place[:follows] = place[-follows - 1 : -1] + chance.normal(0, 40, (follows, 2))
    day[:follows] = day[-follows - 1 : -1] + chance.integers(0, 5, follows)
    return place, day


def _both(seed, follows, permutations):
    place, day = _events(seed, follows)
    # pointpats' bounds are closed: up to 150 m is our "under 150.000001", up to 7 days our "under 8".
    mine = near_repeat(
        *place.T, day, space=[150 + 1e-6], days=[8], permutations=permutations, generator=np.random.default_rng(seed)
    )
    np.random.seed(seed)  # pointpats takes its chance from the global state
    return mine, Knox(place, day[:, None].astype(float), 150, 7, permutations=permutations)


@pytest.mark.parametrize(("seed", "follows"), [(1, 1), (2, 12), (3, 30)])
def test_the_same_table(seed, follows):
    mine, theirs = _both(seed, follows, 9)
    assert mine.observed[0, 0] == theirs.nst
    assert mine.expected[0, 0] == pytest.approx(theirs.expected[0, 0])


@pytest.mark.parametrize(("seed", "follows"), [(4, 4), (5, 6), (6, 2)])
def test_the_same_chance(seed, follows):
    """p is the same within what two sets of 499 rearrangements tell of it."""
    mine, theirs = _both(seed, follows, 499)
    p = theirs.p_sim
    assert mine.p[0, 0] == pytest.approx(p, abs=4 * np.sqrt(2 * max(p, 0.01) * (1 - p) / 500))
