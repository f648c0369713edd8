import datetime as dt

import pytest

from commonweal.portal.meetings import days


@pytest.mark.parametrize(
    ("meeting", "count", "dispatch"),
    [
        ("2026-03-26", 5, "2026-03-18"),  # Thursday: Wednesday, Tuesday, Monday, Friday, Thursday are clear
        ("2026-03-26", 0, "2026-03-25"),
        ("2026-04-09", 5, "2026-03-30"),  # Good Friday and Easter Monday do not count
        ("2027-01-04", 1, "2026-12-30"),  # New Year's Day on a Friday
    ],
)
def test_neither_the_day_of_dispatch_nor_the_meeting_is_a_clear_working_day(
    meeting: str, count: int, dispatch: str
) -> None:
    assert days.clear_working_days_before(dt.date.fromisoformat(meeting), count).isoformat() == dispatch


def test_a_substitute_bank_holiday_is_no_working_day() -> None:
    assert days.bank_holiday(dt.date(2026, 12, 28))
    assert not days.is_working_day(dt.date(2026, 12, 28))
    assert days.is_working_day(dt.date(2026, 12, 29))


def test_the_fourth_thursday_of_every_second_month() -> None:
    found = days.by_pattern(dt.date(2026, 5, 1), dt.date(2027, 4, 30), weekday=3, nth=4, every=2)
    assert [d.isoformat() for d in found] == [
        "2026-05-28", "2026-07-23", "2026-09-24", "2026-11-26", "2027-01-28", "2027-03-25",
    ]  # fmt: skip


def test_a_month_without_a_fifth_weekday_has_no_meeting() -> None:
    found = list(days.by_pattern(dt.date(2026, 2, 1), dt.date(2026, 4, 1), weekday=0, nth=5, every=1))
    assert found == [dt.date(2026, 3, 30)]


def test_a_bank_holiday_moves_the_meeting_a_week() -> None:
    assert days.off_bank_holidays(dt.date(2026, 5, 25)) == dt.date(2026, 6, 1)
    assert days.off_bank_holidays(dt.date(2026, 5, 26)) == dt.date(2026, 5, 26)
