import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.funnel import ranks
from commonweal.stats.funnel.rank import _surely_higher


def test_the_rates_own_places_with_ties_sharing_the_better():
    assert ranks([30, 210, 100, 100], [10_000] * 4).rank.tolist() == [4, 1, 2, 2]
    assert ranks([100, 100], [10_000, 5_000]).rank.tolist() == [2, 1]


def test_few_events_may_lie_anywhere_and_many_apart_nowhere_else():
    few = ranks([1, 3, 2], [1000, 1000, 1000])
    assert few.low.tolist() == [1, 1, 1] and few.high.tolist() == [3, 3, 3]
    many = ranks([10_000, 30_000, 20_000], [1e6] * 3)
    assert many.low.tolist() == many.high.tolist() == many.rank.tolist() == [3, 1, 2]


def test_each_pair_is_scipy_s_binomial_test():
    x, people = np.array([5.0, 0.0, 17.0]), np.array([900.0, 800.0, 1500.0])
    ours = _surely_higher(x, people)
    for i in range(3):
        for j in range(3):
            share = people[i] / (people[i] + people[j])
            test = stats.binomtest(int(x[i]), int(x[i] + x[j]), share, alternative="greater") if i != j else None
            assert ours[i, j] == pytest.approx(test.pvalue if test else 1.0)


def test_not_available_has_no_place_and_takes_none():
    answer = ranks([10, np.nan, 500], [1000, 1000, 1000])
    assert np.isnan([answer.rank[1], answer.low[1], answer.high[1]]).all()
    assert answer.rank[[0, 2]].tolist() == [2, 1]


def test_dispersion_widens():
    plain = ranks([100, 140, 200, 260], [10_000] * 4)
    spread = ranks([100, 140, 200, 260], [10_000] * 4, dispersion=4.0)
    assert (spread.low <= plain.low).all() and (spread.high >= plain.high).all()
    assert (spread.high - spread.low).sum() > (plain.high - plain.low).sum()


@pytest.mark.parametrize("spread", [0.0, 0.05, 0.2, 0.6])
def test_the_interval_holds_the_true_rank(spread):
    """15 areas, 300 tables; equal rates too (any place is true there). At least 95 of 100, less simulation error."""
    rng = np.random.default_rng(15)
    held = []
    for _ in range(300):
        people = np.round(rng.lognormal(11.5, 0.4, 15))
        rate = 0.003 * np.exp(spread * rng.standard_normal(15))
        answer = ranks(rng.poisson(rate * people), people)
        best, worst = (rate > rate[:, None]).sum(axis=1) + 1, 15 - (rate < rate[:, None]).sum(axis=1)
        held.append((answer.low <= best) & (worst <= answer.high) if spread == 0 else _within(answer, best))
    assert np.mean(held) >= 0.945


def _within(answer, true):
    return (answer.low <= true) & (true <= answer.high)


def test_the_interval_says_something_where_areas_differ():
    """Not merely 1 to 15: with rates a factor of 1.5 apart the middle interval leaves half of the places out."""
    rng = np.random.default_rng(3)
    rate = 0.003 * np.exp(0.4 * rng.standard_normal(15))
    answer = ranks(rng.poisson(rate * 150_000), [150_000] * 15)
    assert np.median(answer.high - answer.low) <= 7


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 10**6)), min_size=1, max_size=20))
def test_the_rank_lies_in_its_interval_and_all_places_exist(areas):
    count, people = zip(*areas, strict=True)
    answer = ranks(count, people)
    assert (answer.low >= 1).all() and (answer.low <= answer.rank).all()
    assert (answer.rank <= answer.high).all() and (answer.high <= len(areas)).all()


@pytest.mark.parametrize(
    "arguments",
    [([1], [0]), ([-1], [10]), ([1, 2], [10]), ([[1]], [[10]])],
)
def test_what_cannot_be_is_refused(arguments):
    with pytest.raises(MethodRefused):
        ranks(*arguments)


@pytest.mark.parametrize("settings", [{"dispersion": 0.5}, {"level": 1.0}])
def test_settings_that_cannot_be_are_refused(settings):
    with pytest.raises(MethodRefused):
        ranks([1, 2], [10, 10], **settings)
