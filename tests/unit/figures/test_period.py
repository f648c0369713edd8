import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import PeriodRefused
from commonweal.figures import Month, Period

months = st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))
lengths = st.integers(0, 240)
periods = st.builds(lambda start, n: Period(start, start + n), months, lengths)


@given(months)
def test_a_month_is_read_as_it_is_written(month):
    assert Month.parse(str(month)) == month


@given(months, st.integers(-600, 600), st.integers(-600, 600))
def test_moving_by_months_adds_up(month, a, b):
    assert (month + a) + b == month + (a + b)
    assert (month + a) - a == month
    assert (month + a).index - month.index == a


@given(months, months)
def test_months_are_in_the_order_of_the_calendar(one, other):
    assert (one < other) == (one.first_day < other.first_day)
    assert (one.index < other.index) == (one < other)


@given(months)
def test_a_month_ends_the_day_before_the_next_begins(month):
    assert month.last_day + timedelta(days=1) == (month + 1).first_day
    assert Month.of(month.first_day) == Month.of(month.last_day) == month


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_lies_in_its_month(day):
    month = Month.of(day)
    assert month.first_day <= day <= month.last_day


@given(periods)
def test_a_period_is_read_as_it_is_written(period):
    assert Period.parse(str(period)) == period


@given(periods)
def test_a_period_holds_its_months_in_order_and_no_other(period):
    held = list(period)
    assert len(held) == len(period) >= 1
    assert held == sorted(held)
    assert (held[0], held[-1]) == (period.start, period.end)
    assert all(m in period for m in held)
    assert period.start - 1 not in period
    assert period.end + 1 not in period


@given(periods, st.integers(-240, 240))
def test_a_shifted_period_is_as_long(period, n):
    moved = period.shift(n)
    assert len(moved) == len(period)
    assert moved.shift(-n) == period


@given(periods, periods)
def test_overlap_means_a_month_in_both(one, other):
    assert one.overlaps(other) == bool(set(one) & set(other)) == other.overlaps(one)


@given(months)
def test_a_rolling_year_is_twelve_months(end):
    period = Period.parse(f"12m:{end}")
    assert (len(period), period.end) == (12, end)


@given(months)
def test_a_financial_year_to_date_starts_in_april(end):
    period = Period.parse(f"ytd:{end}")
    assert period.start.month == 4
    assert period.end == end
    assert 1 <= len(period) <= 12


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-10..2025-09", Month(2024, 10), Month(2025, 9)),
        ("2024-10", Month(2024, 10), Month(2024, 10)),
        (" 2024-10 .. 2024-11 ", Month(2024, 10), Month(2024, 11)),
        ("ytd:2025-03", Month(2024, 4), Month(2025, 3)),
        ("ytd:2025-04", Month(2025, 4), Month(2025, 4)),
        ("12m:2025-09", Month(2024, 10), Month(2025, 9)),
    ],
)
def test_periods_as_people_write_them(text, start, end):
    assert Period.parse(text) == Period(start, end)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024-10", "October 2024"),
        ("2024-10..2024-12", "October to December 2024"),
        ("2024-10..2025-09", "October 2024 to September 2025"),
    ],
)
def test_periods_in_words(period, words):
    assert Period.parse(period).words == words


def test_months_in_words():
    assert (Month(2024, 10).words, Month(2009, 1).short) == ("October 2024", "Jan 09")


@pytest.mark.parametrize(
    "text",
    ["", "2024", "2024-13", "2024-00", "24-10", "2024-1", "2024-10..", "..2024-10", "6m:2024-10", "ytd:", "a..b"],
)
def test_what_is_no_period_is_refused_in_words(text):
    with pytest.raises(PeriodRefused) as refusal:
        Period.parse(text)
    assert "Write" in refusal.value.next_step


@given(months, st.integers(1, 240))
def test_back_to_front_is_refused_with_the_right_way_round(end, n):
    with pytest.raises(PeriodRefused) as refusal:
        Period(end + n, end)
    assert f"{end}..{end + n}" in refusal.value.next_step


@given(st.text())
def test_any_text_is_a_period_or_a_refusal(text):
    with contextlib.suppress(PeriodRefused):
        assert len(Period.parse(text)) >= 1
