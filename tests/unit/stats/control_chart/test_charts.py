import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.control_chart import individuals, proportions, rates

# Montgomery, Introduction to Statistical Quality Control, chapter 7: cans of orange juice that leak, 50 a sample.
LEAKING = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
# The same, chapter 6: paint's viscosity by batch.
VISCOSITY = [33.75, 33.05, 34, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33, 33.54, 33.12, 33.84]


def test_the_published_p_chart_comes_out():
    """Samples 15 and 23 lie above the limits, as printed; without them the limits are the printed second ones."""
    chart = proportions(LEAKING, 50)
    assert chart.centre[0] == pytest.approx(0.2313, abs=5e-5)
    assert (chart.low[0], chart.high[0]) == pytest.approx((0.0524, 0.4102), abs=1e-4)
    assert (np.flatnonzero(chart.beyond) + 1).tolist() == [15, 23]
    without = np.array(LEAKING, dtype=float)
    without[[14, 22]] = np.nan
    again = proportions(without, 50)
    assert (again.centre[0], again.low[0], again.high[0]) == pytest.approx((0.2150, 0.0407, 0.3893), abs=1e-4)


def test_the_published_chart_of_individuals_comes_out():
    chart = individuals(VISCOSITY)
    assert (chart.centre[0], chart.low[0], chart.high[0]) == pytest.approx((33.52, 32.24, 34.80), abs=0.01)
    assert not chart.beyond.any()


def test_a_u_chart_is_wider_where_there_are_fewer_people():
    chart = rates([20] * 12, [1000] * 11 + [250], per=1000)
    assert chart.centre[0] == pytest.approx(240 / 11_250 * 1000)
    width = chart.high - chart.centre
    assert width[-1] == pytest.approx(2 * width[0]) and chart.beyond[-1] == 1


def test_laney_widens_by_the_neighbours_differences():
    """z of -1 and 1 in turn: a moving range of 2, and so limits 2 / 1.128 times as far."""
    of, share = 10_000, 0.2
    step = np.sqrt(share * 0.8 / of) * of
    counts = share * of + step * np.tile([-1, 1], 8)
    plain, laney = proportions(counts, of), proportions(counts, of, laney=True)
    assert laney.sigma_z[0] == pytest.approx(2 / 1.128)
    assert (laney.high - laney.centre)[0] == pytest.approx((plain.high - plain.centre)[0] * 2 / 1.128)
    assert laney.kind == "proportions, Laney" and plain.sigma_z[0] == 1


def test_a_share_s_limits_stay_between_none_and_all():
    chart = proportions([0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0], 5)
    assert chart.low.min() == 0 and proportions([5] * 12, 5).high.max() == 1
    assert rates([0] * 12, 10).high.max() == 0  # nothing ever happened: one event would be beyond


def test_fewer_than_twelve_points_have_no_limits_and_no_signal():
    chart = individuals([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 99])
    assert not chart.told.any() and not chart.unusual.any()
    gaps = np.array(VISCOSITY)
    gaps[::4] = np.nan
    assert not individuals(gaps).told.any()


def test_a_gap_has_no_moving_range():
    """Neighbours across a missing month are no neighbours."""
    steady = [10.0, 11] * 6
    assert individuals([*steady, np.nan, *(x + 50 for x in steady)]).high[0] == pytest.approx(35.5 + 3 / 1.128)


def test_every_other_month_known_tells_nothing_of_neighbours():
    """So there are no limits; a p chart needs no neighbours, but for Laney's."""
    held = np.array([10.0, np.nan] * 14)
    assert not individuals(held).told.any() and not proportions(held, 50, laney=True).told.any()
    plain = proportions(held, 50)
    assert plain.told.all() and plain.baseline.sum() == 14


def test_limits_come_from_the_baseline_and_never_move_by_themselves():
    history = [10.0, 11, 9, 10, 12, 10, 9, 11, 10, 10, 11, 9]
    chart = individuals([*history, 30, 31, 29, 30, 30, 31, 29, 30, 30, 31, 29, 30], baseline=12)
    assert (chart.beyond[12:] == 1).all() and chart.baseline.sum() == 12
    assert len(set(chart.centre)) == 1


def test_a_person_may_rebase_and_each_stretch_has_its_own_limits():
    history = [10.0, 11, 9, 10, 12, 10, 9, 11, 10, 10, 11, 9]
    chart = individuals([*history, *(x + 20 for x in history)], rebased_at=[12])
    assert chart.centre[[0, 23]].tolist() == [pytest.approx(10.1667, abs=1e-4), pytest.approx(30.1667, abs=1e-4)]
    assert not chart.unusual.any()
    short = individuals([*history, 30, 31], rebased_at=[12])
    assert short.told.tolist() == [True] * 12 + [False] * 2


@pytest.mark.parametrize(
    "call",
    [
        lambda: individuals([]),
        lambda: individuals([[1.0, 2]]),
        lambda: individuals([1.0] * 20, baseline=8),
        lambda: individuals([1.0] * 20, rebased_at=[25]),
        lambda: proportions([5] * 12, 4),
        lambda: rates([-1] * 12, 4),
    ],
)
def test_what_cannot_be_charted_is_refused(call):
    with pytest.raises(MethodRefused):
        call()
