"""Which complaints count, and by when what is due."""

import datetime as dt
from pathlib import Path

import pytest

from commonweal.errors import WorkspaceRefused
from commonweal.portal.cases.reviews import procedure as of
from commonweal.portal.cases.reviews.procedure import procedure, read, years_of
from commonweal.portal.cases.reviews.threshold import Complaint, counted, months_after, working_days_after

D = dt.date
SHIPPED = (Path(of.__file__).parent / "procedure.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("happened", "told", "applied", "why_not"),
    [
        (D(2026, 1, 10), D(2026, 1, 10), D(2026, 3, 2), ""),
        (D(2026, 1, 10), D(2026, 2, 9), D(2026, 3, 2), ""),  # within the month that begins with the day
        (D(2026, 1, 10), D(2026, 2, 10), D(2026, 3, 2), "a month after"),
        (D(2026, 1, 31), D(2026, 2, 28), D(2026, 3, 2), ""),  # the last day of the month that begins with the 31st
        (D(2026, 1, 31), D(2026, 3, 1), D(2026, 3, 2), "a month after"),
        (D(2025, 8, 31), D(2025, 8, 31), D(2026, 2, 28), ""),
        (D(2025, 8, 31), D(2025, 8, 31), D(2026, 3, 1), "6 months after"),
        (D(2025, 9, 3), D(2025, 9, 3), D(2026, 3, 2), ""),
        (D(2025, 9, 2), D(2025, 9, 2), D(2026, 3, 2), "6 months after"),
        (D(2026, 1, 10), D(2026, 1, 9), D(2026, 3, 2), "before it happened"),
        (D(2026, 1, 10), D(2026, 3, 3), D(2026, 3, 2), "after the application"),
        (None, D(2026, 1, 10), D(2026, 3, 2), "ask the applicant"),
        (D(2026, 1, 10), None, D(2026, 3, 2), "ask the agency"),
    ],
)
def test_what_counts_by_the_shipped_procedure(
    happened: dt.date | None, told: dt.date | None, applied: dt.date, why_not: str
) -> None:
    (found,) = counted([Complaint(happened, told)], applied, procedure())
    assert why_not in found.why_not
    assert found.counts is (why_not == "")


def test_months_and_working_days() -> None:
    assert months_after(D(2026, 1, 31), 1) == D(2026, 3, 1)
    assert months_after(D(2026, 1, 29), 1) == months_after(D(2026, 2, 1), 1) == D(2026, 3, 1)
    assert months_after(D(2024, 1, 29), 1) == D(2024, 2, 29)
    assert months_after(D(2025, 12, 15), 2) == D(2026, 2, 15)
    assert working_days_after(D(2026, 4, 2), 1) == D(2026, 4, 7)  # Good Friday to Easter Monday
    assert working_days_after(D(2025, 12, 24), 1) == D(2025, 12, 29)
    assert years_of(D(2026, 3, 31)) == (D(2025, 4, 1), D(2026, 3, 31))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("complaints = 3", "complaints = 4", "3 at most"),
        ("complaints = 3", 'complaints = "3"', "whole number"),
        ("review = 40\n", "", "review"),
        ("[words]", "[word]", "words"),
        ('name = "ASB', "name = ASB", "no sound procedure"),
    ],
)
def test_a_wrong_procedure_is_refused_in_words(old: str, new: str, words: str) -> None:
    assert old in SHIPPED
    with pytest.raises(WorkspaceRefused, match=words):
        read(SHIPPED.replace(old, new), "case-review.toml")


def test_the_shipped_file_says_that_it_must_be_checked() -> None:
    assert "A PARTNERSHIP MUST CHECK EVERY LINE" in SHIPPED
    assert read(SHIPPED.replace("complaints = 3", "complaints = 1"), "own", own=True).complaints == 1
