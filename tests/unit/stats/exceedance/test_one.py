"""One series: arrays (K,), and a refusal where a table of series would read NaN."""

import doctest

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.exceedance import Controls, exceedance, one

YEAR = [20, 18, 22, 25, 27, 30, 33, 31, 26, 24, 21, 19]


def test_the_example_in_its_docstring_is_so() -> None:
    assert doctest.testmod(one).failed == 0
    assert doctest.testmod(one).attempted > 0


def test_arrays_are_one_a_point() -> None:
    found = exceedance(YEAR * 4, at=[46, 47])
    assert found.upper.shape == found.at.shape == found.alarm.shape == (2,)


@pytest.mark.parametrize("at", [[30], [35, 36], [0]])
def test_three_years_are_needed(at: list[int]) -> None:
    with pytest.raises(MethodRefused, match="needs 36 points before the one it judges"):
        exceedance(YEAR * 4, at=at)


def test_three_years_are_needed_of_the_series_itself() -> None:
    with pytest.raises(MethodRefused, match="and 35 are held"):
        exceedance([np.nan] * 13 + YEAR * 3, at=[48])
    with pytest.raises(MethodRefused, match="and 0 are held"):
        exceedance([np.nan] * 60)
    with pytest.raises(MethodRefused, match="and 35 are held"):
        exceedance(YEAR * 3)


def test_fewer_years_may_be_asked_for_by_name() -> None:
    assert exceedance(YEAR * 3, Controls(b=2), at=[30]).available.all()


def test_a_table_is_no_series() -> None:
    with pytest.raises(MethodRefused, match="one row of counts"):
        exceedance([YEAR * 4])
