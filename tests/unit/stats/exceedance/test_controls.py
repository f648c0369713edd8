"""Settings that cannot be worked with are refused, each in words."""

from typing import Any

import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.exceedance import Controls


def test_months_and_weeks_have_their_own_defaults() -> None:
    months, weeks = Controls(12), Controls(52)
    assert (months.half_width, months.levels, months.left_out, months.needs) == (1, 10, 1, 36)
    assert (weeks.half_width, weeks.levels, weeks.left_out, weeks.needs) == (3, 10, 3, 156)


def test_a_wide_window_of_months_leaves_room_for_fewer_levels() -> None:
    assert Controls(12, w=3).levels == 6
    assert Controls(12, w=3, periods=6).levels == 6


@pytest.mark.parametrize(("points_before", "years"), [(36, 3), (47, 3), (48, 4), (60, 5), (300, 5)])
def test_years_are_those_held_from_three_to_five(points_before: int, years: int) -> None:
    assert Controls(12).years_before(points_before) == years
    assert Controls(12, b=2).years_before(points_before) == 2


def test_surveillance_brings_r_s_defaults_for_what_is_not_given() -> None:
    theirs = Controls.of_surveillance(52, alpha=0.01)
    assert (theirs.b, theirs.half_width, theirs.levels, theirs.left_out) == (5, 3, 1, 3)
    assert (theirs.threshold_method, theirs.p_threshold_trend, theirs.alpha) == ("delta", 0.05, 0.01)
    assert theirs.compat == "surveillance"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"frequency": 7}, "months or weeks"),
        ({"b": 0}, "at least one year"),
        ({"w": 6}, "does not fit into a year"),
        ({"w": -1}, "does not fit into a year"),
        ({"w": 3, "periods": 10}, "10 season levels do not fit"),
        ({"periods": 0}, "season levels do not fit"),
        ({"past_not_included": -1}, "cannot be left out"),
        ({"past_not_included": 12}, "own season must stay"),
        ({"alpha": 0.5}, "is no tail"),
        ({"alpha": 0.0}, "is no tail"),
        ({"power": "3/4"}, "no power"),
        ({"threshold_method": "poisson"}, "threshold method 'poisson'"),
        ({"limit54": (5, 0)}, "limit54"),
        ({"weights_threshold": 0.0}, "weights threshold"),
        ({"compat": "sas"}, "no compatibility"),
        ({"compat": "surveillance"}, "has no nbPredictive"),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(MethodRefused, match=words) as refusal:
        Controls(**wrong)
    assert refusal.value.next_step
