import warnings

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.hotspots import enough_permutations, gi_star, local_moran
from commonweal.stats.hotspots.neighbours import by_pairs
from lattice import lattice

NEAR = lattice(12)
VALUES = np.random.default_rng(4).gamma(2, 3, 144)
PATCH = [i * 12 + j for i in range(3, 6) for j in range(6, 9)]


def _rng(seed=1):
    return np.random.default_rng(seed)


def test_statistics_as_esda_has_them():
    """The field's own program, which warns about what it is built of. Its p values: `tests/integration`, by R."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import esda
        import libpysal

        w = libpysal.weights.W({i: NEAR.of(i)[0].tolist() for i in range(144)})
        star = esda.G_Local(VALUES, w, transform="B", star=True, permutations=0)
        moran = esda.Moran_Local(VALUES, w, transformation="B", permutations=0)
    found, other = gi_star(VALUES, NEAR, _rng()), local_moran(VALUES, NEAR, _rng())
    assert found.z == pytest.approx(star.Zs, abs=1e-10) and found.statistic == pytest.approx(star.Gs, abs=1e-12)
    assert other.statistic == pytest.approx(moran.Is, abs=1e-10)
    quadrant = np.where(other.high, np.where(other.around, 1, 4), np.where(other.around, 2, 3))
    assert quadrant.tolist() == moran.q.tolist()


def test_every_rearrangement_of_a_small_map_gives_the_p_value_exactly():
    """Eight areas in a ring: of area 0 all 21 pairs of the other seven, counted by hand."""
    x = np.array([1.0, 9, 2, 3, 4, 5, 6, 8])
    near = by_pairs([(i, (i + 1) % 8) for i in range(8)], 8)
    others = x[1:]
    sums = [others[i] + others[j] for i in range(7) for j in range(i)]
    exact = np.mean([s >= 17 for s in sums])
    assert gi_star(x, near, _rng(), permutations=19_999).p_simulated[0] == pytest.approx(exact, abs=0.006)


def test_a_planted_patch_is_found_and_little_else():
    x = _rng(8).poisson(6, 144).astype(float)
    x[PATCH] += 14
    found = gi_star(x, NEAR, _rng(), permutations=enough_permutations(144))
    hot = set(np.flatnonzero((found.q <= 0.05) & found.around))
    around = {j for i in PATCH for j in (i, *NEAR.of(i)[0])}
    middle = {i for i in PATCH if len(set(NEAR.of(i)[0]) & set(PATCH)) >= 3}
    assert len(middle) == 5 and middle <= hot <= around


def test_an_outlier_is_low_among_high():
    x = _rng(8).normal(0, 1, 144)
    x[PATCH] += 9
    x[PATCH[4]] = -9
    found = local_moran(x, NEAR, _rng(), permutations=9999)
    assert found.q[PATCH[4]] <= 0.05 and not found.high[PATCH[4]] and found.around[PATCH[4]]
    assert found.statistic[PATCH[4]] < 0 and found.z[PATCH[4]] < 0


@pytest.mark.parametrize("method", [gi_star, local_moran])
def test_where_nothing_is_there_one_in_twenty_p_values_is_small(method):
    """Forty maps of chance, 144 areas each: 5% of the two-sided p values are at most 0.05, or fewer by ties."""
    found = [
        method(_rng(seed).poisson(9, 144).astype(float), NEAR, _rng(seed + 999), permutations=199).p
        for seed in range(40)
    ]
    assert 0.035 < np.mean(np.array(found) <= 0.05) < 0.058


def test_ties_make_no_finding():
    """Two values only: as many rearrangements reach the observed sum as chance says, ties counted against it."""
    x = np.array([0.0, 1] * 72)
    assert (gi_star(x, NEAR, _rng(), permutations=999).q > 0.05).all()


def test_not_known_is_left_out_with_its_pairs():
    x = VALUES.copy()
    x[5] = np.nan
    kept = np.isfinite(x)
    found, smaller = gi_star(x, NEAR, _rng()), gi_star(x[kept], NEAR.among(kept), _rng())
    assert np.isnan([found.z[5], found.p[5], found.q[5], found.statistic[5]]).all()
    assert found.z[kept].tolist() == smaller.z.tolist() and found.q[kept].tolist() == smaller.q.tolist()


def test_an_island_has_no_p_value():
    near = by_pairs([(i, i + 1) for i in range(8)], 10)
    for method in (gi_star, local_moran):
        found = method(np.arange(10.0), near, _rng())
        assert np.isnan(found.p[9]) and np.isfinite(found.p[:9]).all()
    assert np.isnan(local_moran(np.arange(10.0), near, _rng()).statistic[9])


def test_standardised_weights_count_an_area_as_one_more_neighbour():
    """The mean of an area and its neighbours has the z of their sum."""
    binary, means = gi_star(VALUES, NEAR, _rng()), gi_star(VALUES, NEAR.row_standardised(), _rng())
    assert means.z == pytest.approx(binary.z) and means.p_simulated.tolist() == binary.p_simulated.tolist()


def test_the_same_seed_gives_the_same_answer():
    assert gi_star(VALUES, NEAR, _rng(5)).p.tolist() == gi_star(VALUES, NEAR, _rng(5)).p.tolist()


@pytest.mark.parametrize(
    ("method", "x", "said"),
    [
        (gi_star, np.full(144, 3.0), "same value"),
        (gi_star, VALUES - 5, "below 0"),
        (local_moran, VALUES[:9], "do not match"),
        (local_moran, np.where(np.arange(144) < 7, VALUES, np.nan), "Fewer than 8"),
    ],
)
def test_refusals(method, x, said):
    with pytest.raises(MethodRefused, match=said):
        method(x, NEAR, _rng())
