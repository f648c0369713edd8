"""The days of a season, and the weeks around them."""

from datetime import date

import pytest

from commonweal.analysis.seasonal.window import Span, after, before, window
from commonweal.sources.season import parse


def of(days: str):
    return parse(f'name = "x"\nwindow = "{days}"\nweeks_around = 2\n[[look]]\ndataset = "police_uk.street"')


def test_the_weeks_around_touch_the_window_and_no_more():
    season = of("10-25..11-08")
    assert window(season, 2025) == Span(date(2025, 10, 25), date(2025, 11, 8))
    assert before(season, 2025) == Span(date(2025, 10, 11), date(2025, 10, 24))
    assert after(season, 2025) == Span(date(2025, 11, 9), date(2025, 11, 22))


def test_a_season_over_new_year_ends_in_the_next():
    span = window(of("12-20..01-02"), 2025)
    assert (len(span), str(span.months)) == (14, "2025-12..2026-01")
    assert span.words == "20 December 2025 to 2 January 2026"


@pytest.mark.parametrize(("year", "days"), [(2024, 29), (2025, 28)])
def test_a_season_of_february_takes_its_last_day_with_it(year, days):
    assert len(window(of("02"), year)) == days


def test_whole_months_are_known_as_such():
    assert window(of("06..08"), 2025).whole_months
    assert not window(of("06-01..08-30"), 2025).whole_months
