"""Displacement, by example: did crime go round the corner?

These are the manual of `commonweal analyse displacement`.
"""

import pytest

from commonweal.stats.displacement import ROLES, displacement


def test_half_of_what_the_target_lost_came_up_nearby() -> None:
    """Sixty fewer in the target, thirty more next door: together thirty fewer, which chance explains."""
    found = displacement([120, 100, 80, 100], [60, 100, 110, 100], ROLES)
    assert (found.target.estimate, found.nearby.estimate, found.total.estimate) == (-60, 30, -30)
    assert found.wdq == pytest.approx(-0.5)
    assert found.total.interval[0] < 0 < found.total.interval[1]


def test_no_displacement_seen_says_what_could_have_been() -> None:
    """Nearby did not move; with counts like these a displacement of fewer than 59 would often have been missed."""
    found = displacement([120, 100, 90, 100], [60, 100, 90, 100], ROLES)
    assert found.nearby.estimate == 0
    with_it = 90 + 90 + 100 + 100 + found.nearby.smallest_detectable  # so many more events bring their own chance
    assert found.nearby.smallest_detectable == pytest.approx(2.80 * with_it**0.5, rel=0.01)
    assert round(found.nearby.smallest_detectable) == 59


def test_two_years_before_and_one_after() -> None:
    """Counts of two years are halved, and count for more certainty than one year's doubled would."""
    found = displacement([240, 200], [60, 100], ROLES[:2], weight_before=2)
    assert found.target.estimate == -60
    assert found.target.standard_error == pytest.approx((240 / 4 + 60 + 200 / 4 + 100) ** 0.5)
