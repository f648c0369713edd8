import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.change import compare_to_average, quasi_poisson

RNG = np.random.default_rng(31)


def test_the_average_year_is_the_mean_of_the_years():
    years = RNG.poisson(30, (4, 3, 12)).astype(float)
    current = RNG.poisson(30, (4, 12)).astype(float)
    comparison = compare_to_average(years, current)
    assert comparison.change.before == pytest.approx(years.sum(axis=2).mean(axis=1))
    assert comparison.change.ratio == pytest.approx(current.sum(axis=1) * 3 / years.sum(axis=(1, 2)))
    assert comparison.years.tolist() == [3] * 4


def test_one_series_rests_on_its_own_years():
    years = np.array([[[100.0], [130.0], [85.0]]])
    change = compare_to_average(years, [[150.0]]).change
    totals = years.sum(axis=2)[0]
    phi = totals.var(ddof=1) / totals.mean()
    assert change.phi[0] == pytest.approx(phi) and change.df[0] == 2
    by_hand = quasi_poisson([315], [150], phi, df=2, exposure_before=[3], exposure_after=[1])
    assert change.p[0] == pytest.approx(by_hand.p[0])


def test_a_month_missing_now_is_left_out_of_every_year():
    years, current = RNG.poisson(30, (1, 3, 12)).astype(float), RNG.poisson(30, (1, 12)).astype(float)
    current[0, 4] = np.nan
    comparison = compare_to_average(years, current)
    assert comparison.change.before[0] == pytest.approx(np.delete(years[0], 4, axis=1).sum(axis=1).mean())
    assert comparison.change.months[0] == 11


def test_a_year_with_a_gap_is_left_out_and_counted():
    years, current = RNG.poisson(30, (2, 3, 12)).astype(float), RNG.poisson(30, (2, 12)).astype(float)
    years[0, 1, 6] = np.nan
    comparison = compare_to_average(years, current)
    assert comparison.years.tolist() == [2, 3]
    assert comparison.change.before[0] == pytest.approx(years[0, [0, 2]].sum(axis=1).mean())


@pytest.mark.parametrize("held", [0, 1])
def test_fewer_than_two_years_are_not_available(held):
    years = np.full((1, 2, 3), np.nan)
    years[0, :held] = 20
    change = compare_to_average(years, [[20, 20, 20]]).change
    assert np.isnan([change.p[0], change.low_percent[0], change.high_percent[0]]).all()
    assert change.method[0].startswith("not available")


def test_nothing_held_now_is_not_available():
    change = compare_to_average(np.full((1, 3, 2), 9.0), np.full((1, 2), np.nan)).change
    assert np.isnan([change.p[0], change.after[0], change.ratio[0]]).all()


@pytest.mark.parametrize("count, lasting", [(2, 0.0), (3, 0.0), (4, 0.03), (6, 0.03)])
def test_false_alarms_are_near_nominal_where_years_vary_by_themselves(count, lasting):
    rng = np.random.default_rng(100 + count)
    alarms = []
    for _ in range(150):
        level = 60 * np.exp(np.sqrt(lasting) * rng.standard_normal((14, count + 1, 1)))
        drawn = rng.poisson(np.broadcast_to(level, (14, count + 1, 12))).astype(float)
        alarms.append((compare_to_average(drawn[:, :-1], drawn[:, -1]).change.p <= 0.05).mean())
    assert 0.01 <= np.mean(alarms) <= 0.08  # below nominal where the floor of 1 is the truth


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(MethodRefused):
        compare_to_average(np.ones((2, 3, 12)), np.ones((2, 11)))
