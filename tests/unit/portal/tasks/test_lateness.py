"""Lateness: in meetings that passed, else in days; a promise for "a future meeting" waits for an item."""

import datetime as dt
from uuid import uuid4

import pytest

from commonweal.portal.tasks.lateness import Calendar, Lateness
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.surroundings import MeetingDay

BODY, OTHER = uuid4(), uuid4()
TODAY = dt.date(2026, 3, 2)
DAYS = [dt.date(2025, 11, 20), dt.date(2026, 1, 22), dt.date(2026, 2, 26), dt.date(2026, 3, 27)]
MEETINGS = tuple(MeetingDay(uuid4(), BODY, day, f"Meeting of {day}") for day in DAYS)
CALENDAR = Calendar.of((*MEETINGS, MeetingDay(uuid4(), OTHER, dt.date(2026, 2, 1), "Another body's")), TODAY)


def _action(raised: dt.date = dt.date(2025, 11, 20), **given: object) -> Action:
    return Action(body_id=BODY, raised_on=raised, **given)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"due_on": dt.date(2026, 3, 1)}, "1 day late"),
        ({"due_on": dt.date(2026, 2, 27)}, "3 days late"),
        ({"due_on": dt.date(2026, 2, 26)}, "1 meeting late"),
        ({"due_on": dt.date(2025, 12, 1)}, "2 meetings late"),
        ({"due_at_id": MEETINGS[1].id}, "2 meetings late"),
        ({"due_at_id": MEETINGS[2].id}, "1 meeting late"),
        ({"due_as_printed": "a future meeting"}, "2 meetings late"),
        ({"due_as_printed": "a future meeting", "raised": dt.date(2026, 1, 22)}, "1 meeting late"),
    ],
)
def test_late(given: dict[str, object], words: str) -> None:
    late = CALENDAR.lateness(_action(**given))  # type: ignore[arg-type]
    assert late is not None
    assert late.words == words


@pytest.mark.parametrize(
    "given",
    [
        {"due_on": TODAY},
        {"due_on": TODAY + dt.timedelta(days=1)},
        {"due_at_id": MEETINGS[3].id},
        {"due_as_printed": "a future meeting", "raised": dt.date(2026, 2, 26)},
        {},
        {"due_on": dt.date(2026, 1, 1), "state": "done"},
        {"due_at_id": uuid4(), "due_as_printed": ""},  # a meeting that this reader may not know of
    ],
)
def test_not_late(given: dict[str, object]) -> None:
    assert CALENDAR.lateness(_action(**given)) is None  # type: ignore[arg-type]


def test_another_bodys_meetings_do_not_count() -> None:
    elsewhere = Action(body_id=OTHER, raised_on=dt.date(2025, 11, 20), due_as_printed="a future meeting")
    assert CALENDAR.lateness(elsewhere) == Lateness(0, 1)
    assert CALENDAR.lateness(Action(body_id=None, raised_on=DAYS[0], due_as_printed="soon")) is None


def test_due_soon_is_within_four_weeks_and_not_late() -> None:
    assert CALENDAR.is_due_soon(_action(due_at_id=MEETINGS[3].id))
    assert CALENDAR.is_due_soon(_action(due_on=TODAY))
    assert not CALENDAR.is_due_soon(_action(due_on=TODAY + dt.timedelta(days=29)))
    assert not CALENDAR.is_due_soon(_action(due_on=TODAY - dt.timedelta(days=1)))
