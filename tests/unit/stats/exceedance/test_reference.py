"""Which earlier points a point is judged by, and the season level of each."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.stats.exceedance.controls import Controls
from commonweal.stats.exceedance.reference import Reference, reference_of


def _months(reference: Reference | None) -> list[tuple[int, int]]:
    assert reference is not None
    return list(zip(reference.offsets.tolist(), reference.level.tolist(), strict=True))


def test_windows_alone_where_there_is_one_level() -> None:
    reference = reference_of(30, Controls(12, b=2, w=1, periods=1))
    assert _months(reference) == [(-25, 0), (-24, 0), (-23, 0), (-13, 0), (-12, 0), (-11, 0)]


def test_the_months_between_take_levels_of_their_own_the_longer_blocks_first() -> None:
    reference = reference_of(13, Controls(12, b=1, w=1, periods=5, past_not_included=1))
    assert [level for _, level in _months(reference)] == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4]


def test_the_latest_points_are_left_out() -> None:
    for left_out in (0, 1, 6):
        reference = reference_of(40, Controls(12, b=3, w=1, past_not_included=left_out))
        assert _months(reference)[-1][0] == -left_out - 1


def test_a_window_that_begins_before_the_first_point_is_cut() -> None:
    reference = reference_of(36, Controls(12))
    assert _months(reference)[:3] == [(-36, 0), (-35, 0), (-34, 1)]


def test_too_few_years_give_no_reference() -> None:
    assert reference_of(35, Controls(12)) is None
    assert reference_of(23, Controls(12, b=2)) is None
    assert reference_of(24, Controls(12, b=2)) is not None


def test_weeks_by_date_go_back_to_the_nearest_same_weekday() -> None:
    days = np.array([date(2009, 1, 5) + timedelta(weeks=i) for i in range(400)], dtype="datetime64[D]")
    now = int(np.searchsorted(days, np.datetime64("2016-01-04")))
    reference = reference_of(now, Controls(52, b=5, w=0, periods=1), days)
    assert reference is not None
    looked_back = [str(days[now + offset]) for offset in reference.offsets]
    assert looked_back == ["2011-01-03", "2012-01-02", "2013-01-07", "2014-01-06", "2015-01-05"]


def test_weeks_that_begin_too_late_by_the_calendar_give_no_reference() -> None:
    days = np.array([date(2015, 1, 12) + timedelta(weeks=i) for i in range(110)], dtype="datetime64[D]")
    now = int(np.searchsorted(days, np.datetime64("2017-01-09")))
    assert now == 104
    assert reference_of(now, Controls(52, b=2, w=1, periods=1), days) is not None
    assert reference_of(now, Controls(52, b=2, w=1, periods=1), days + np.timedelta64(1, "D")) is not None
    assert reference_of(103, Controls(52, b=2, w=1, periods=1), days) is None


@settings(deadline=None)  # a busy machine is no failure
@given(
    now=st.integers(36, 90),
    w=st.integers(0, 5),
    share=st.floats(0, 1),
    left_out=st.integers(0, 8),
)
def test_every_reference_is_past_and_every_level_in_use(now: int, w: int, share: float, left_out: int) -> None:
    periods = max(1, round(share * (12 - 2 * w)))
    reference = reference_of(now, Controls(12, w=w, periods=periods, past_not_included=left_out))
    assert reference is not None
    assert reference.offsets.max() < -left_out
    assert reference.offsets.min() >= -now
    assert len(set(reference.offsets.tolist())) == len(reference.offsets)
    assert set(reference.level.tolist()) == set(range(periods))
    assert -12 in reference.offsets[reference.level == 0]
