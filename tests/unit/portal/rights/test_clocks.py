"""The law's clocks, at their edges."""

import datetime as dt

import pytest

from commonweal.portal.rights import clocks


@pytest.mark.parametrize(
    ("starts", "due"),
    [
        (dt.date(2026, 3, 2), dt.date(2026, 4, 2)),
        (dt.date(2026, 1, 31), dt.date(2026, 3, 2)),  # 28 February is a Saturday
        (dt.date(2024, 1, 31), dt.date(2024, 2, 29)),
        (dt.date(2026, 3, 3), dt.date(2026, 4, 7)),  # Good Friday, the weekend, Easter Monday
        (dt.date(2025, 11, 25), dt.date(2025, 12, 29)),  # Christmas, Boxing Day, the weekend
    ],
)
def test_a_month_ends_on_a_working_day(starts: dt.date, due: dt.date) -> None:
    assert clocks.months_to_answer(starts, extended=False) == due


def test_two_months_more() -> None:
    assert clocks.months_to_answer(dt.date(2026, 3, 2), extended=True) == dt.date(2026, 6, 2)


def test_twenty_working_days_pass_over_bank_holidays() -> None:
    assert clocks.working_days_after(dt.date(2026, 3, 2)) == dt.date(2026, 3, 30)
    assert clocks.working_days_after(dt.date(2025, 12, 19)) == dt.date(2026, 1, 21)


def test_a_leap_days_year_ends_on_the_last_of_february() -> None:
    assert clocks.years_after(dt.date(2024, 2, 29), 6) == dt.date(2030, 2, 28)
