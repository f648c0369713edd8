import math
from itertools import product

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.scan import scan


def _rng(seed=1):
    return np.random.default_rng(seed)


def _made(seed, places=12, periods=6):
    chance = _rng(seed)
    return chance.poisson(3, (places, periods)), chance.uniform(0, 10, (places, 2)), chance.integers(50, 200, places)


def _every_cylinder(cases, expected, points, size, share, longest):
    """All circles and runs one after another, with the ratio by its formula."""
    total = cases.sum()
    for centre, last in product(range(len(points)), repeat=2):
        far = np.hypot(*(points - points[centre]).T)
        inside = np.flatnonzero(far <= far[last])
        if size[inside].sum() > share * size.sum() and last != centre:
            continue
        for start, end in product(range(cases.shape[1]), repeat=2):
            if 0 <= end - start < longest:
                c, e = cases[inside, start : end + 1].sum(), expected[inside, start : end + 1].sum()
                rest = (total - c) * math.log((total - c) / (total - e)) if c < total else 0.0
                yield (c * math.log(c / e) + rest if c > e else 0.0), set(inside.tolist()), start, end


@pytest.mark.parametrize("model", ["poisson", "permutation"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_highest_of_every_cylinder_by_its_formula(model, seed):
    cases, points, people = _made(seed)
    total = cases.sum()
    by_people = total * np.repeat(people[:, None], 6, axis=1) / (6 * people.sum())
    margins = np.outer(cases.sum(axis=1), cases.sum(axis=0)) / total
    expected, size = (by_people, people) if model == "poisson" else (margins, cases.sum(axis=1))
    best = max(_every_cylinder(cases, expected, points, size, 0.5, 3), key=lambda one: one[0])
    found = scan(cases, model=model, population=people, points=points, generator=_rng(), replicates=9).clusters[0]
    assert found.llr == pytest.approx(best[0])
    assert (set(found.locations.tolist()), found.start, found.end) == best[1:]


def test_observed_expected_and_relative_risk_by_hand():
    """Twenty of thirty events in one of three equal places and one of two periods: expected 5, risk 4 : 0.4."""
    found = scan([[20, 2], [2, 2], [2, 2]], generator=_rng(), replicates=99).clusters[0]
    assert (found.locations.tolist(), found.start, found.end, found.observed) == ([0], 0, 0, 20)
    assert found.expected == pytest.approx(5) and found.relative_risk == pytest.approx((20 / 5) / (10 / 25))
    assert found.llr == pytest.approx(20 * math.log(4) + 10 * math.log(10 / 25)) and found.p == 0.01
    assert found.p_gumbel < 0.01 and math.isnan(found.recurrence)


def test_a_planted_cluster_is_found_with_its_places_and_times():
    chance = _rng(4)
    points = np.array([[i % 8, i // 8] for i in range(64)], dtype=float)
    people = chance.integers(500, 1500, 64)
    cases = chance.poisson(people[:, None] / 250, (64, 12))
    there = [18, 19, 20, 26, 27, 28]
    cases[there, 5:8] += chance.poisson(6, (6, 3))
    first = scan(cases, population=people, points=points, generator=_rng(), replicates=99).clusters[0]
    assert first.p == 0.01 and (first.start, first.end) == (5, 7)
    assert len(set(first.locations.tolist()) & set(there)) >= 5 and first.locations.size <= 9


def test_no_two_clusters_share_a_location():
    cases, points, people = _made(5, places=30)
    clusters = scan(cases, population=people, points=points, generator=_rng(), replicates=9).clusters
    told = [i for one in clusters for i in one.locations.tolist()]
    assert len(clusters) > 1 and len(told) == len(set(told))
    assert [one.llr for one in clusters] == sorted((one.llr for one in clusters), reverse=True)


def test_prospective_runs_end_with_the_last_period_and_say_how_often_chance_would():
    cases = np.full((4, 6), 3)
    cases[1, 4:] += 12
    cases[2, 1] += 30  # over and done with
    found = scan(cases, prospective=True, generator=_rng(), replicates=99)
    first = found.clusters[0]
    assert first.locations.tolist() == [1] and (first.start, first.end) == (4, 5)
    assert first.recurrence == pytest.approx(1 / first.p)
    assert found.cylinders == 4 * 3


def test_a_season_is_a_cluster_to_poisson_and_none_to_permutation():
    """Everywhere four times as many in two of eight months: the places' shares stay the same."""
    season = np.array([1, 1, 1, 4, 4, 1, 1, 1]) * 5.0
    cases = _rng(6).poisson(np.tile(season, (10, 1)))
    points = np.array([[i, 0] for i in range(10)], dtype=float)
    by = {
        model: scan(cases, model=model, points=points, generator=_rng(), replicates=99).clusters[0]
        for model in ("poisson", "permutation")
    }
    assert by["poisson"].p == 0.01 and (by["poisson"].start, by["poisson"].end) == (3, 4)
    assert by["permutation"].p > 0.05


@pytest.mark.parametrize("model", ["poisson", "permutation"])
def test_false_alarms_at_the_stated_rate(model):
    """150 data sets of chance: the first cluster's p is at most 0.05 one time in twenty."""
    points = np.array([[i % 5, i // 5] for i in range(25)], dtype=float)
    small = [
        scan(_rng(s).poisson(2, (25, 6)), model=model, points=points, generator=_rng(s + 999), replicates=39)
        .clusters[0]
        .p
        <= 0.05
        for s in range(150)
    ]
    assert 0.01 <= np.mean(small) <= 0.1


def test_circles_hold_no_more_than_asked_and_locations_on_one_spot_come_together():
    cases, _, people = _made(7)
    points = np.zeros((12, 2))
    points[6:] = 5
    whole = scan(cases, points=points, max_population=0.6, generator=_rng(), replicates=9)
    assert {one.locations.size for one in whole.clusters} <= {1, 6}
    alone = scan(cases, population=people, points=points, max_population=0.01, generator=_rng(), replicates=9)
    assert all(one.locations.size == 1 for one in alone.clusters)


def test_population_that_follows_the_season_takes_it_out():
    season = np.array([1, 1, 4, 4, 1, 1]) * 8.0
    cases = _rng(8).poisson(np.tile(season, (6, 1)))
    plain = scan(cases, generator=_rng(), replicates=99).clusters[0]
    followed = scan(cases, population=np.tile(season, (6, 1)), generator=_rng(), replicates=99).clusters[0]
    assert followed.llr < plain.llr and followed.p > 0.05


@pytest.mark.parametrize(
    ("count", "more", "said"),
    [
        ([[1, 2], [1, 0]], {}, "4 events"),
        ([[5, -1]], {}, "below zero"),
        ([[5, math.nan]], {}, "missing"),
        ([[5, 5]], {"population": [1, 2]}, "do not match"),
        ([[5, 5], [1, 1]], {"population": [0, 2]}, "where nobody is"),
        ([[5, 5], [1, 1]], {"points": [[0, 0], [0, math.nan]]}, "no place"),
        ([[5, 5], [1, 1]], {"max_population": 0}, "nothing to look at"),
    ],
)
def test_refusals(count, more, said):
    with pytest.raises(MethodRefused, match=said):
        scan(count, generator=_rng(), **more)
