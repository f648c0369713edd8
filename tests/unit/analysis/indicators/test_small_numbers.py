"""Small numbers go from what everyone reads, told or worked out."""

from dataclasses import replace

import pytest

from commonweal.analysis.indicators.small_numbers import without_small
from commonweal.figures import Period
from commonweal.records.indicator import Indicator, Reading

ONE = Indicator("x", "X", "What it is", "percent", "A source", "Tallow")
YEAR = Period.parse("2024-04..2025-03")


@pytest.mark.parametrize(
    ("unit", "value", "of", "gone"),
    [
        ("percent", 0.3, 1_000, True),  # three of a thousand, told by nobody
        ("percent", 99.7, 1_000, True),
        ("percent", 0.6, 1_000, False),
        ("rate per 100,000", 16.0, 18_784, True),  # three children
        ("rate per 1,000", 0.37, 18_784, False),  # seven
        ("percent", 0.0, 1_000, False),
        ("days", 2.0, 1_000, False),
    ],
)
def test_a_rate_and_what_it_is_of_tell_a_small_count(unit: str, value: float, of: float, gone: bool) -> None:
    (told,) = without_small(replace(ONE, unit=unit), [Reading("x", "", YEAR, value, None, of)])
    assert (told.value is None) == gone
