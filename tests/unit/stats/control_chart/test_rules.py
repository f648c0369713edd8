import numpy as np

from commonweal.stats.control_chart import RUN, TREND
from commonweal.stats.control_chart.rules import beyond, runs, trends

FIVE = np.full(30, 5.0)


def test_a_point_on_the_limit_is_within():
    assert beyond(np.array([1.0, 2, 8, 9, np.nan]), np.full(5, 2.0), np.full(5, 8.0)).tolist() == [-1, 0, 0, 1, 0]


def test_seven_on_a_side_are_no_run_and_eight_are():
    assert RUN == 8
    assert not runs(np.r_[np.full(7, 6.0), 4], FIVE[:8]).any()
    assert runs(np.r_[np.full(8, 4.0), 6], FIVE[:9]).tolist() == [-1] * 8 + [0]


def test_a_gap_a_point_on_the_centre_and_a_new_centre_end_a_run():
    for broken in (np.nan, 5.0):
        assert not runs(np.r_[np.full(5, 6.0), broken, np.full(5, 6.0)], FIVE[:11]).any()
    assert not runs(np.full(10, 6.0), np.r_[np.full(5, 5.0), np.full(5, 4.0)]).any()


def test_five_rising_together_are_no_trend_and_six_are():
    assert TREND == 6
    assert not trends(np.r_[5.0, 1, 2, 3, 4, 5, 0], FIVE[:7]).any()
    assert trends(np.r_[9.0, 1, 2, 3, 4, 5, 6, 0], FIVE[:8]).tolist() == [0, 1, 1, 1, 1, 1, 1, 0]


def test_a_peak_between_two_trends_belongs_to_both_and_keeps_the_one_that_came_first():
    up_and_down = np.r_[np.arange(6.0), np.arange(4.0, -2, -1)]
    assert trends(up_and_down, FIVE[:12]).tolist() == [1] * 6 + [-1] * 6


def test_equal_points_gaps_and_a_new_centre_end_a_trend():
    assert not trends(np.r_[1.0, 2, 3, 3, 4, 5, 6], FIVE[:7]).any()
    assert not trends(np.r_[1.0, 2, 3, np.nan, 4, 5, 6], FIVE[:7]).any()
    assert not trends(np.arange(8.0), np.r_[np.full(4, 5.0), np.full(4, 6.0)]).any()


def test_where_there_are_no_limits_there_is_no_trend():
    assert not trends(np.arange(8.0), np.full(8, np.nan)).any()
