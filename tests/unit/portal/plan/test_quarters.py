"""Quarters of the financial year."""

import datetime as dt

import pytest

from commonweal.portal.plan.quarters import Quarter, between, quarter_of
from commonweal.portal.plan.verbs.duties import months_after


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 3, 31), "Q4 2025/26"), (dt.date(2026, 4, 1), "Q1 2026/27"),
        (dt.date(2026, 12, 31), "Q3 2026/27"), (dt.date(2099, 12, 1), "Q3 2099/00"),
    ],
)  # fmt: skip
def test_a_day_lies_in_its_quarter(day: dt.date, words: str) -> None:
    found = quarter_of(day)
    assert found.words == words
    assert found.holds(day)


def test_quarters_follow_each_other() -> None:
    assert Quarter(2025, 4).next == Quarter(2026, 1)
    assert (Quarter(2025, 4).first, Quarter(2025, 4).last) == (dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert [one.words for one in between(dt.date(2025, 11, 2), dt.date(2026, 4, 2))] == [
        "Q1 2026/27", "Q4 2025/26", "Q3 2025/26",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)), (dt.date(2026, 12, 31), 2, dt.date(2027, 2, 28)),
        (dt.date(2026, 11, 30), 1, dt.date(2026, 12, 30)),
    ],
)  # fmt: skip
def test_months_on_end_with_their_month(day: dt.date, months: int, then: dt.date) -> None:
    assert months_after(day, months) == then
