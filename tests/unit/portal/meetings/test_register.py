"""The register: decisions and actions under their meetings, as each reader may read them."""

import datetime as dt

import pytest

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit import clock
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.meetings.queries.showing_up import attendance_by_agency
from commonweal.portal.meetings.verbs import attendance, meetings, minute, outcome
from commonweal.portal.partnership.models import Agency, Body
from commonweal.portal.tasks.models import Action
from portal_world import World
from published_meeting import publish_meeting

pytestmark = pytest.mark.django_db


def held(world: World) -> Meeting:
    """A meeting of a month ago: an open decision and action, and those of a restricted item."""
    day = dt.date.today() - dt.timedelta(days=30)
    before = dt.datetime.combine(day - dt.timedelta(days=20), dt.time(9), dt.UTC)
    with clock.retelling(before):
        meeting = publish_meeting(world, day)
    clerk = world.reader("clerk")
    for person in ("chair", "officer"):
        attendance.record(meeting, person=world.people[person], part="present", by=clerk)
    attendance.record(meeting, person=world.people["fire"], part="apologies", by=clerk)
    attendance.hold(meeting, by=clerk)
    for title, words in (("Recorded crime report", "open words"), ("Operation Quince", "quince words")):
        item = Item.objects.get(meeting=meeting, title=title)
        minute.save(item, text="Discussed.", version=0, by=clerk)
        outcome.decide(item, operative_text=words, by=clerk)
        outcome.raise_action(item, text=f"Do {words}", by=clerk, agency=world.agencies["Police"])
    return meeting


def test_each_reader_sees_what_they_may_and_no_more(world: World) -> None:
    held(world)
    inside = world.client("clerk").get("/meetings/register/").content.decode()
    assert "open words" in inside
    assert "quince words" in inside
    fire = world.client("fire").get("/meetings/register/").content.decode()
    assert "quince" not in fire.lower()
    resident = world.client(None).get("/meetings/register/").content.decode()
    assert "words" not in resident.replace("commonweal-words", ""), "draft minutes are not for residents"


def test_it_can_be_narrowed_to_actions_of_one_agency_that_are_open(world: World) -> None:
    held(world)
    police = world.agencies["Police"].pk
    page = world.client("clerk").get("/meetings/register/", {"show": "actions", "state": "open", "agency": police})
    said = page.content.decode()
    assert "Do open words" in said
    assert "AGREED" not in said
    other = world.agencies["Council"].pk
    assert "Do open words" not in world.client("clerk").get("/meetings/register/", {"agency": other}).content.decode()


def test_nonsense_in_the_address_is_no_fault(world: World) -> None:
    held(world)
    beyond = ({"page": "-3"}, {"page": "99999999"}, {"page": "9" * 20})  # the last is more than a database counts to
    for asked in ({"year": "last"}, {"agency": "x"}, {"state": "lost"}, *beyond):
        assert world.client("clerk").get("/meetings/register/", asked).status_code == 200, asked
    assert world.client("clerk").get("/meetings/register/attendance/", {"year": "0"}).status_code == 200


def test_attendance_counts_meetings_held_and_no_cancelled_one(world: World) -> None:
    meeting = held(world)
    day = meeting.date + dt.timedelta(days=45)
    cancelled = meetings.create(meeting.body.practice, date=day, by=world.reader("clerk"))
    meetings.cancel(cancelled, reason="Snow", by=world.reader("clerk"))
    found = {
        line.name: line
        for line in attendance_by_agency(world.reader("clerk"), world.body.pk, meeting.date, day)
    }  # fmt: skip
    assert {line.held for line in found.values()} == {1}
    assert found["Police"].came == 1
    assert (found["Fire brigade"].came, found["Fire brigade"].apologies_alone) == (0, 1)
    assert found["Voluntary action"].silent == 1
    Agency.objects.create(name="Home Office", short_name="Home Office")
    asked = attendance_by_agency(world.reader("clerk"), world.body.pk, meeting.date, day)
    assert "Home Office" not in {line.name for line in asked}, "nobody sits on the body for it"


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b"")])
def test_the_action_log_goes_round_in_three_forms_and_holds_what_its_asker_may_read(
    world: World, form: str, begins: bytes
) -> None:
    meeting = held(world)
    answer = world.client("fire").get(f"/meetings/{meeting.pk}/action-log/{form}/")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    if form == "txt":
        assert b"Do open words" in answer.content
        assert b"quince" not in answer.content
        assert b"not for every member" not in answer.content
        narrow = world.client("officer").get(f"/meetings/{meeting.pk}/action-log/txt/").content
        assert b"quince" in narrow
        assert b"Some of this is not for every member" in narrow


def test_the_action_log_warns_of_what_it_prints_alone(world: World) -> None:
    meeting = held(world)
    Action.objects.filter(text="Do quince words").update(
        state="done", evidence="Done.", closed_on=meeting.date - dt.timedelta(days=200)
    )
    log = world.client("officer").get(f"/meetings/{meeting.pk}/action-log/txt/").content
    assert b"Do open words" in log
    assert b"quince" not in log
    assert b"not for every member" not in log.lower()


def test_the_meetings_page_leads_to_the_action_log(world: World) -> None:
    meeting = held(world)
    assert (
        f"/meetings/{meeting.pk}/action-log/docx/"
        in world.client("fire").get(f"/meetings/{meeting.pk}/").content.decode()
    )
    assert "action-log" not in world.client(None).get(f"/meetings/{meeting.pk}/").content.decode()


def test_attendance_is_of_the_body_that_is_chosen_and_first_of_the_one_that_met_last(world: World) -> None:
    meeting = held(world)
    group = Body.objects.create(name="A survey task and finish group", short_name="STF")
    by = world.reader("clerk")
    of = things.make(Practice, home=None, audience=audiences.public(), by=by, body=group)
    earlier = meeting.date - dt.timedelta(days=90)
    other = things.make(
        Meeting, home=of.thing, audience=audiences.public(), by=by, body=group, date=earlier, state="held"
    )
    things.make(Item, home=other.thing, audience=audiences.public(), by=by, meeting=other, position=1, title="Survey")

    def heading(**asked: object) -> str:
        page = world.client("clerk").get("/meetings/register/attendance/", asked).content.decode()
        return page[page.index("<h1") : page.index("</h1>")]

    assert world.body.name in heading()
    assert "survey task" in heading(body=group.pk)
    assert world.body.name in heading(body="nonsense")
