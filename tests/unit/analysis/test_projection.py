"""Where a year stands: its months so far and the years before it, back to the first gap and no further."""

import numpy as np
import pytest

from commonweal.analysis.projection import financial_year, project_year, year_so_far
from commonweal.figures import Month, Period

SEPTEMBER = Month(2025, 9)


FIRST = Month(2019, 4)


def held_but(*gaps: Month, since: Month = FIRST):
    return lambda period: all(month >= since and month not in gaps for month in period)


@pytest.mark.parametrize("month", [Month(2025, 4), Month(2025, 12), Month(2026, 3)])
def test_april_to_march(month: Month) -> None:
    assert str(financial_year(month)) == "2025-04..2026-03"


def test_the_years_before_newest_first_and_five_at_most() -> None:
    found = year_so_far(SEPTEMBER, held_but())
    assert (str(found.elapsed), found.why_not, found.is_over) == ("2025-04..2025-09", "", False)
    assert [str(year.start) for year in found.earlier] == ["2024-04", "2023-04", "2022-04", "2021-04", "2020-04"]


def test_no_trend_is_drawn_across_a_gap() -> None:
    found = year_so_far(SEPTEMBER, held_but(Month(2022, 6)))
    assert [str(year.start) for year in found.earlier] == ["2024-04", "2023-04"]
    refused = year_so_far(SEPTEMBER, held_but(Month(2023, 6)))
    assert refused.why_not == (
        "No projection to March 2026: 1 whole earlier year is held, 2 are needed; April 2023 to March 2024 is not held "
        "whole, and no trend is drawn across a gap."
    )


@pytest.mark.parametrize(
    ("end", "is_held", "words"),
    [
        (Month(2026, 3), held_but(), "is over: there is nothing to project"),
        (SEPTEMBER, held_but(Month(2025, 5)), "not every month of April to September 2025 is held"),
        (SEPTEMBER, held_but(since=Month(2024, 4)), "1 whole earlier year is held, 2 are needed."),
        (SEPTEMBER, held_but(since=Month(2025, 4)), "0 whole earlier years are held, 2 are needed."),
    ],
)
def test_what_cannot_be_projected_says_why(end: Month, is_held, words: str) -> None:
    assert words in year_so_far(end, is_held).why_not


def test_the_rest_is_in_the_proportion_of_the_earlier_years() -> None:
    so_far = year_so_far(SEPTEMBER, held_but(since=Month(2023, 4)))

    def monthly(period: Period) -> np.ndarray:
        return np.array([[100.0 if 4 <= m.month <= 9 else 150.0 for m in period], [20.0] * len(period)])

    answer = project_year(monthly, so_far, 0.95)
    assert answer.projected.tolist() == pytest.approx([1500.0, 240.0])
    assert (answer.low < answer.projected).all()
