"""Meetings about cases: each who comes meets the cases where they sit, and the minute stays in its case."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.http import Http404
from django.urls import reverse

from beside_cases import brought, called, place
from commonweal.portal.access.queries import readable
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases.meetings_about import queries, verbs
from commonweal.portal.cases.meetings_about.models import Attendee, CaseMeeting, Discussion
from commonweal.portal.cases.meetings_about.refusals import NotInMeeting, NotTheirMeeting
from commonweal.portal.cases.models import Entry
from commonweal.portal.cases.refusals import NotTheirCase
from commonweal.portal.notices.models import Notice
from portal_world import World
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
OF_A_MEETING = ("meeting", "ask-to-meeting", "bring-case", "held-meeting")


@pytest.fixture(autouse=True)
def _gathered() -> Iterator[None]:
    """What is read is gathered as for a page."""
    with gathering():
        yield


def test_a_meeting_is_seen_by_those_asked_to_it_alone(world: World) -> None:
    meeting = called(world)
    reads = {who for who in world.people if readable(world.reader(who), CaseMeeting).exists()}
    assert reads == {"officer", "fire"}
    (notice,) = Notice.objects.filter(person=world.people["fire"])
    assert notice.about == meeting.pk
    verbs.unask(meeting, Attendee.objects.get(person=world.people["fire"]), by=world.reader("officer"))
    assert not readable(world.reader("fire"), CaseMeeting).exists()


@pytest.mark.parametrize("who", ["member", "chair", "clerk", "analyst", "governance", "administrator", None])
def test_no_other_role_calls_one_or_is_asked(world: World, who: str | None) -> None:
    agency = world.people[who].agency if who else world.agencies["Council"]
    assert agency is not None
    with pytest.raises(NotTheirMeeting):
        verbs.call(kind="harm", on=today(), agency=agency, by=world.reader(who))
    if who:
        with pytest.raises(NotInMeeting):
            verbs.ask(called(world), place(world, who), by=world.reader("officer"))


def test_each_meets_the_cases_where_they_sit_and_no_sign_of_another(world: World) -> None:
    both, ours, theirs = opened(world, "Both"), opened(world, "Ours"), opened(world, "Theirs", by="fire")
    seated(world, both, "fire")
    meeting = called(world)
    for case in (both, ours):
        brought(world, meeting, case)
    brought(world, meeting, theirs, by="fire")
    titles = {
        who: [line.title for line in queries.page(world.reader(who), meeting.pk).cases] for who in ("officer", "fire")
    }
    assert titles == {"officer": ["Both", "Ours"], "fire": ["Both", "Theirs"]}
    page = {line.title: line for line in queries.page(world.reader("officer"), meeting.pk).cases}
    assert (page["Both"].absent, page["Ours"].absent) == ((), ("Fire Example",))
    shown = world.client("fire").get(reverse("cases:meeting", args=[meeting.pk])).content.decode()
    assert "Theirs" in shown
    assert "Ours" not in shown
    assert ours.reference not in shown


def test_nobody_brings_a_case_they_do_not_work_on_nor_to_a_meeting_they_were_not_asked_to(world: World) -> None:
    case, meeting = opened(world), called(world)
    with pytest.raises(NotTheirCase):
        brought(world, meeting, case, by="fire")
    alone = called(world, asked=())
    theirs = opened(world, by="fire")
    with pytest.raises(NotTheirMeeting):
        brought(world, alone, theirs, by="fire")
    brought(world, meeting, case)
    with pytest.raises(NotInMeeting):
        brought(world, meeting, case)


def test_the_minute_is_the_cases_and_reaches_members_who_were_not_there(world: World) -> None:
    case = opened(world)
    meeting = called(world, asked=())
    row = brought(world, meeting, case)
    seated(world, case, "fire")
    verbs.minute(row, words="Fire crews were called twice.", decided="A visit.", by=world.reader("officer"))
    (line,) = queries.of_case(world.reader("fire"), case)
    assert (line.minute, line.decided, line.meeting) == ("Fire crews were called twice.", "A visit.", None)
    with pytest.raises(Http404):
        queries.page(world.reader("fire"), meeting.pk)
    verbs.minute(row, words="Twice, and once more.", decided="A visit.", by=world.reader("fire"))
    verbs.minute(row, words="Twice, and once more.", decided="A visit.", by=world.reader("fire"))  # sent twice
    first, corrected = Entry.objects.filter(kind="meeting").order_by("entered_at")
    assert "A visit." in first.text
    assert "was corrected" in corrected.text
    assert "Fire crews were called twice." in corrected.text, "its first words are kept"
    with pytest.raises(NotInMeeting):
        verbs.take_off(row, by=world.reader("officer"))


def test_taken_off_and_brought_again(world: World) -> None:
    case, meeting = opened(world), called(world)
    row = brought(world, meeting, case)
    verbs.take_off(row, by=world.reader("officer"))
    assert queries.page(world.reader("officer"), meeting.pk).cases == ()
    brought(world, meeting, case, why="After all.")
    (line,) = queries.page(world.reader("officer"), meeting.pk).cases
    assert (line.why, Discussion.objects.count()) == ("After all.", 1)


def test_held_moved_cancelled(world: World) -> None:
    meeting = called(world, on=today() + DAY)
    officer = world.reader("officer")
    with pytest.raises(NotInMeeting):
        verbs.hold(meeting, {}, by=officer)
    with pytest.raises(NotTheirMeeting):
        verbs.cancel(meeting, by=world.reader("fire"))
    Notice.objects.all().delete()
    verbs.move(meeting, on=today(), at=dt.time(10), where="Room 3", by=officer)
    assert [notice.person for notice in Notice.objects.all()] == [world.people["fire"]]
    attendee = Attendee.objects.get(person=world.people["fire"])
    verbs.hold(meeting, {attendee.pk: "apologies"}, by=officer)
    (fire,) = [line for line in queries.page(officer, meeting.pk).attendees if line.id == attendee.pk]
    assert fire.came_words == "Sent apologies"
    with pytest.raises(NotInMeeting):
        verbs.cancel(meeting, by=officer)
    other = called(world)
    verbs.cancel(other, by=officer)
    with pytest.raises(NotInMeeting):
        brought(world, other, opened(world))


def test_through_its_pages(world: World) -> None:
    client, case = world.client("officer"), opened(world, "Noise at the shops")
    said = {"kind": "harm", "agency": str(world.agencies["Police"].pk), "on": today().isoformat(), "where": "Room 2"}
    client.post(reverse("cases:call-meeting"), said)
    meeting = CaseMeeting.objects.get()
    at = {name: reverse(f"cases:{name}", args=[meeting.pk]) for name in OF_A_MEETING}
    client.post(at["ask-to-meeting"], {"who": [str(place(world, "fire").pk)]})
    client.post(at["bring-case"], {"case": str(case.pk), "why": "Who visits?"})
    assert "without a seat in this case: Fire Example" in client.get(at["meeting"]).content.decode()
    row = Discussion.objects.get()
    page = client.get(reverse("cases:minute-case", args=[row.pk])).content.decode()
    assert "Officer Example, Police" in page
    assert "Fire Example" not in page
    client.post(reverse("cases:minute-case", args=[row.pk]), {"words": "A visit was agreed.", "decided": "Visit."})
    client.post(at["held-meeting"], {str(a.pk): "came" for a in Attendee.objects.all()})
    body = client.get(at["meeting"]).content.decode()
    assert "A visit was agreed." in body
    assert "(came)" in body
    assert "Noise at the shops" not in world.client("fire").get(at["meeting"]).content.decode()
    assert world.client("clerk").get(at["meeting"]).status_code == 404
    assert "A meeting about high risk of harm" in client.get(reverse("cases:case", args=[case.pk])).content.decode()


def test_who_came_is_said_on_the_day_itself_and_not_before(world: World) -> None:
    for on, said in ((today(), True), (today() + dt.timedelta(days=1), False)):
        page = world.client("officer").get(reverse("cases:meeting", args=[called(world, on=on).pk])).content.decode()
        assert ("Say who came" in page) is said
        assert page.index("Cancel the meeting") < page.index("Cancel it and tell them"), "not by one slip of a thumb"
