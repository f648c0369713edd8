import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.errors import MethodRefused
from commonweal.stats.near_repeat import near_repeat


def _found(x, y, day, seed=1, **more):
    options = {"space": [100, 200], "days": [7, 14], "permutations": 99} | more
    return near_repeat(x, y, np.asarray(day, dtype=np.int64), generator=np.random.default_rng(seed), **options)


def _scattered(seed, count=300, planted=0):
    """Events anywhere at any time, and some followed within 60 m and 3 days by another."""
    chance = np.random.default_rng(seed)
    x, y, day = chance.uniform(0, 3000, count), chance.uniform(0, 3000, count), chance.integers(0, 365, count)
    first = chance.choice(count, planted, replace=False)
    near = [v[first] + chance.uniform(-40, 40, planted) for v in (x, y)]
    return np.r_[x, near[0]], np.r_[y, near[1]], np.r_[day, day[first] + chance.integers(0, 4, planted)]


def _counted_by_hand(x, y, day, space, days, metric):
    observed = np.zeros((len(space), len(days)), dtype=int)
    in_space, in_time = np.zeros(len(space)), np.zeros(len(days))
    for i in range(len(x)):
        for j in range(i):
            dx, dy = abs(x[i] - x[j]), abs(y[i] - y[j])
            far = (dx**2 + dy**2) ** 0.5 if metric == "euclidean" else dx + dy
            s = next((n for n, edge in enumerate(space) if far < edge), -1)
            d = next((n for n, edge in enumerate(days) if abs(int(day[i]) - int(day[j])) < edge), -1)
            if s >= 0:
                in_space[s] += 1
            if d >= 0:
                in_time[d] += 1
            if s >= 0 and d >= 0:
                observed[s, d] += 1
    return observed, np.outer(in_space, in_time) / (len(x) * (len(x) - 1) / 2)


@pytest.mark.parametrize("metric", ["euclidean", "manhattan"])
def test_every_pair_counted_one_after_another(metric):
    x, y, day = (np.round(v[:80] / 10) for v in _scattered(3, planted=20))
    day = day.astype(int)
    found = _found(x, y, day, space=[30, 60, 100], days=[2, 5], metric=metric)
    observed, expected = _counted_by_hand(x, y, day, [30, 60, 100], [2, 5], metric)
    assert found.observed.tolist() == observed.tolist()
    assert found.expected == pytest.approx(expected)


def test_bands_are_half_open_and_the_first_holds_zero():
    """Ten far apart, and three on one line: on one spot, exactly 100 off, exactly 7 days off."""
    x, day = [0, 0, 100, *range(5000, 15000, 1000)], [0, 0, 7, *range(100, 1100, 100)]
    found = _found(x, [0] * 13, day)
    assert found.observed.tolist() == [[1, 0], [0, 2]]


def test_expected_is_the_mean_over_rearranged_dates():
    x, y, day = _scattered(5, count=60, planted=20)
    many = np.random.default_rng(6)
    seen = [_found(x, y, many.permutation(day), permutations=1).observed for _ in range(1500)]
    assert np.mean(seen, axis=0) == pytest.approx(_found(x, y, day).expected, abs=0.12)


def test_planted_near_repeats_are_found_and_reach_no_further():
    found = _found(*_scattered(7, planted=40), space=[100, 200, 300], days=[7, 14], permutations=999)
    assert found.q[0, 0] <= 0.01 and found.ratio[0, 0] > 3
    assert (found.q.ravel()[1:] > 0.05).all()


def test_false_alarms_at_the_stated_rate():
    """200 scatters of chance: the first cell's p is at most 0.05 one time in twenty."""
    small = [_found(*_scattered(seed, count=120)).p[0, 0] <= 0.05 for seed in range(200)]
    assert 0.01 <= np.mean(small) <= 0.09


def test_the_same_seed_gives_the_same_answer():
    events = _scattered(2, planted=10)
    assert _found(*events, seed=4).p.tolist() == _found(*events, seed=4).p.tolist()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 400)] * 2, st.integers(0, 30)), min_size=10, max_size=25))
def test_any_events_are_counted_as_by_hand(events):
    x, y, day = (np.array(v) for v in zip(*events, strict=True))
    found = _found(x, y, day, permutations=9)
    observed, expected = _counted_by_hand(x, y, day, [100, 200], [7, 14], "euclidean")
    assert found.observed.tolist() == observed.tolist() and found.expected == pytest.approx(expected)
    assert ((found.p >= 0.1) & (found.p <= 1)).all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"space": [200, 100]}, "do not rise"),
        ({"days": []}, "do not rise"),
        ({"x": [1.0] * 9}, "do not match"),
        ({"x": [1.0] * 9 + [np.nan]}, "do not match"),
        ({"day": np.arange(10) / 2}, "do not match"),
    ],
)
def test_refusals(change, said):
    given = {"x": [1.0] * 10, "y": [2.0] * 10, "day": np.arange(10), "space": [100], "days": [7]} | change
    with pytest.raises(MethodRefused, match=said):
        near_repeat(**given, generator=np.random.default_rng(1))


def test_too_few_events():
    with pytest.raises(MethodRefused, match="9 events"):
        _found([1] * 9, [1] * 9, range(9))
