import datetime as dt

import pytest

from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.meetings.models import Return
from commonweal.portal.meetings.queries import meetings as queries
from commonweal.portal.meetings.queries.forward import first_day_of, forward_plan
from commonweal.portal.meetings.queries.practices import bodies
from commonweal.portal.meetings.rules.calendar import DayTaken
from commonweal.portal.meetings.rules.meetings import ReasonMissing
from commonweal.portal.meetings.verbs import forward, meetings, returns
from commonweal.portal.partnership.models import Body
from portal_world import World
from round_world import JANUARY, MARCH, MAY, item, meeting, practice, publish

pytestmark = pytest.mark.django_db


def test_a_meeting_takes_its_bodys_usual_place_and_chair(world: World) -> None:
    of = practice(world, venue="Town Hall", usual_start=dt.time(14), chair=world.people["chair"])
    line = queries.meeting_line(world.reader(None), meeting(world, of=of).pk)
    assert (line.venue, line.start_time, line.chair) == ("Town Hall", dt.time(14), "Chair Example")
    assert line.title == "Thursday 26 March 2026"


def test_a_year_of_meetings_leaves_days_that_have_one(world: World) -> None:
    of = practice(world)
    meeting(world, MARCH, of)
    made = meetings.create_many(of, dates=[MARCH, MAY, MAY], by=world.reader("clerk"))
    assert [m.date for m in made] == [MAY]
    with pytest.raises(DayTaken):
        meeting(world, MARCH, of)
    with pytest.raises(NotAllowed):
        meetings.create(of, date=JANUARY, by=world.reader("chair"))


def test_a_published_meeting_moves_with_a_reason_and_its_deadlines_go_with_it(world: World) -> None:
    at = meeting(world)
    owed = returns.ask(
        at, what="Fires", agency=world.agencies["Fire brigade"], due_on=dt.date(2026, 3, 11), by=world.reader("clerk")
    )
    item(world, at, "Knives")
    publish(world, at)
    with pytest.raises(ReasonMissing):
        meetings.move(at, date=MAY, by=world.reader("clerk"))
    meetings.move(at, date=dt.date(2026, 4, 2), reason="Snow", by=world.reader("clerk"))
    line = queries.meeting_line(world.reader(None), at.pk)
    assert (line.moved_from, line.moved_reason) == (MARCH, "Snow")
    assert Return.objects.get(pk=owed.pk).due_on == dt.date(2026, 3, 18)


def test_a_cancelled_meeting_says_why_and_stays_cancelled(world: World) -> None:
    at = meeting(world)
    with pytest.raises(ReasonMissing):
        meetings.cancel(at, reason="", by=world.reader("clerk"))
    meetings.cancel(at, reason="No quorum", by=world.reader("clerk"))
    assert queries.coming(world.reader(None)) == ()
    assert [line.cancelled_reason for line in queries.cancelled(world.reader(None))] == ["No quorum"]
    with pytest.raises(NotNow):
        meetings.move(at, date=MAY, by=world.reader("clerk"))


def test_the_next_meeting_is_the_soonest(world: World) -> None:
    of = practice(world)
    for date in (MAY, MARCH, JANUARY):
        meeting(world, date, of)
    found = queries.next_meeting(world.reader(None))
    assert found
    assert found.date == MARCH
    assert [line.date for line in queries.past(world.reader(None))] == [JANUARY]


def test_a_body_that_nobody_has_set_up_shows_to_its_clerk_alone(world: World) -> None:
    practice(world)
    group = Body.objects.create(name="Task and finish group", short_name="TFG", kind="task and finish group")
    assert [line.name for line in bodies(world.reader(None))] == [world.body.name]
    assert [line.name for line in bodies(world.reader("clerk"))] == [world.body.name]  # not the clerk of that one
    assert group.pk


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027", "2027-01-01"),
        ("May 2027", "2027-05-01"),
        ("Autumn 2026", "2026-09-01"),
        ("early Sept 2026", "2026-09-01"),
    ],
)
def test_words_say_when_an_entry_is_due(words: str, day: str) -> None:
    assert first_day_of(words) == dt.date.fromisoformat(day)


def test_words_without_a_year_say_no_day() -> None:
    assert first_day_of("a future meeting") is None
    assert first_day_of("May") is None


def test_a_dropped_entry_leaves_the_plan_with_its_reason(world: World) -> None:
    entry = forward.enter(practice(world), title="Knives", by=world.reader("clerk"))
    with pytest.raises(ReasonMissing):
        forward.drop(entry, reason="", by=world.reader("clerk"))
    forward.drop(entry, reason="Done elsewhere", by=world.reader("clerk"))
    assert forward_plan(world.reader(None), world.body.pk) == ()
    with pytest.raises(NotNow):
        forward.change(entry, title="Knives again", by=world.reader("clerk"))
