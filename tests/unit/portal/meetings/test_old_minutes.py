"""Old minutes: laid before a person, mended line by line, accepted into the register."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import round_world
from commonweal.errors import FileRefused
from commonweal.minutes.files import apart, lines
from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.audit.recording import gathering
from commonweal.portal.meetings.models import Attendance, Decision, Item, Meeting, Practice, Reading, ReadingLine
from commonweal.portal.meetings.queries.carrying import offers
from commonweal.portal.meetings.queries.showing_up import attendance_by_agency
from commonweal.portal.meetings.rules.readings import AlreadyHeld
from commonweal.portal.meetings.verbs import readings
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.queries import overdue
from portal_world import World

pytestmark = pytest.mark.django_db

TEXT = """SAFER TALLOW PARTNERSHIP

A meeting of Safer Tallow Partnership was held on Thursday 4 March 2021.

Present: Cllr Ada Example (Chair), Ben Sample (Police), Cy Nomen.

Officers: Di Clerk.

Apologies: Ed Absent.

STP/1/20 Apologies for Absence

Apologies were given.

STP/2/20 Lighting

Members discussed the lamps. The Council would bring costs to the next meeting.

AGREED that the lamps be mended.

STP/3/20 Restricted - Quince

Members received a restricted report.

AGREED that the report be noted.
"""


@pytest.fixture
def _gathered() -> Iterator[None]:
    with gathering():
        yield


def taken_in(world: World, text: str = TEXT) -> Reading:
    return readings.take_in("old.txt", text.encode(), body=world.body, by=world.reader("clerk"))


def line(reading: Reading, path: str) -> ReadingLine:
    return ReadingLine.objects.get(reading=reading, path=path)


def test_a_file_is_read_in_a_process_of_its_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes a reader of PDF or Word fall over takes down that process, and is refused in words."""
    monkeypatch.setattr(lines, "lines_of", None)  # in this process it would fail
    assert "AGREED that the lamps be mended." in taken_in(world).source_text
    with pytest.raises(FileRefused, match="is empty"):
        taken_in(world, " ")
    with pytest.raises(FileRefused):
        readings.take_in("old.pdf", b"%PDF-1.7 and no more", body=world.body, by=world.reader("clerk"))
    monkeypatch.setattr(apart, "CHILD", "no.such.module")  # as one that was killed
    with pytest.raises(FileRefused, match="memory and time"):
        readings.take_in("older.txt", TEXT.encode() + b"x", body=world.body, by=world.reader("clerk"))


def test_nothing_is_in_the_register_until_a_person_accepts(world: World) -> None:
    reading = taken_in(world)
    assert Meeting.objects.count() == 0
    meeting = readings.accept(reading, by=world.reader("clerk"))
    assert meeting.imported
    assert meeting.date.isoformat() == "2021-03-04"
    assert Item.objects.filter(meeting=meeting).count() == 3
    assert set(Decision.objects.values_list("operative_text", flat=True)) == {
        "the lamps be mended", "the report be noted",
    }  # fmt: skip
    assert Action.objects.count() >= 1


def test_what_is_mended_is_what_is_kept_and_what_is_left_out_is_not(world: World) -> None:
    reading, clerk = taken_in(world), world.reader("clerk")
    item = next(i for i in reading.record["items"] if "Lighting" in i["title"])
    title = line(reading, f"items/{item['seq']}")
    readings.settle(title, state="mended", mended={**title.as_read, "title": "Street lighting"}, by=clerk)
    decision = line(reading, f"decisions/{item['seq']}/0")
    readings.settle(
        decision, state="mended", mended={**decision.as_read, "operative_text": "six lamps be mended"}, by=clerk
    )
    readings.settle(line(reading, "actions/0"), state="left out", by=clerk)
    readings.accept(reading, by=clerk)
    assert Item.objects.filter(title="Street lighting").exists()
    assert Decision.objects.filter(operative_text="six lamps be mended").exists()
    assert not Action.objects.exists()
    reading.refresh_from_db()
    assert any("Lighting" in i["title"] for i in reading.record["items"]), "what was read is never altered"


def test_an_agency_is_given_by_a_person_alone(world: World) -> None:
    reading, clerk = taken_in(world), world.reader("clerk")
    person = next(x for x in ReadingLine.objects.filter(path__startswith="people/present") if "Sample" in x.words)
    police = str(world.agencies["Police"].pk)
    readings.settle(person, state="mended", mended={**person.as_read, "agency": police}, by=clerk)
    readings.accept(reading, by=clerk)
    assert set(Attendance.objects.exclude(agency=None).values_list("as_printed", flat=True)) == {person.words}


def test_the_same_document_is_taken_in_once_unless_it_was_put_aside(world: World) -> None:
    reading = taken_in(world)
    with pytest.raises(AlreadyHeld):
        taken_in(world)
    readings.refuse(reading, by=world.reader("clerk"))
    assert taken_in(world).pk != reading.pk


def test_a_settled_reading_is_mended_no_more(world: World) -> None:
    reading, clerk = taken_in(world), world.reader("clerk")
    readings.accept(reading, by=clerk)
    with pytest.raises(NotNow):
        readings.settle(line(reading, "meeting/date"), state="accepted", by=clerk)


@pytest.mark.parametrize("who", ["member", "officer", "chair", "analyst", "governance", "administrator"])
def test_only_the_clerk_takes_minutes_in(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        readings.take_in("old.txt", TEXT.encode(), body=world.body, by=world.reader(who))


def test_there_is_no_page_of_them_for_who_takes_in_and_reads_none(world: World) -> None:
    for who in (None, *world.people):
        status = world.client(who).get(reverse("meetings:readings")).status_code
        assert status == (200 if who == "clerk" else 404), who


def test_the_restricted_item_of_old_minutes_shows_outsiders_its_stub_alone(world: World) -> None:
    meeting = readings.accept(taken_in(world), by=world.reader("clerk"))
    inside = world.client("member").get(f"/meetings/{meeting.pk}/").content.decode()
    assert "Quince" in inside


def test_pages_walk_from_upload_to_the_register(world: World) -> None:
    client = world.client("clerk")
    upload = SimpleUploadedFile("old.txt", TEXT.encode())
    answer = client.post("/meetings/old-minutes/", {"body": str(world.body.pk), "file": upload})
    assert answer.status_code == 302, answer.context["form"].errors
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert "Lighting" in page.content.decode()
    reading = Reading.objects.get()
    date = line(reading, "meeting/date")
    assert client.get(f"/meetings/old-minutes/lines/{date.pk}/").status_code == 200
    wrong = client.post(f"/meetings/old-minutes/lines/{date.pk}/", {"do": "mend", "date": "soon"})
    assert wrong.status_code == 422
    assert client.post(
        f"/meetings/old-minutes/lines/{date.pk}/", {"do": "mend", "date": "2021-03-11"}
    ).status_code == 302  # fmt: skip
    done = client.post(f"/meetings/old-minutes/{reading.pk}/accept/")
    assert done["Location"].startswith("/meetings/")
    assert Meeting.objects.get().date.isoformat() == "2021-03-11"


def test_a_file_that_is_no_minutes_is_refused_in_words_and_the_form_stays(world: World) -> None:
    client = world.client("clerk")
    upload = SimpleUploadedFile("old.docx", b"MZ\x90\x00 not a document")
    answer = client.post("/meetings/old-minutes/", {"body": str(world.body.pk), "file": upload})
    assert answer.status_code == 422
    assert not Reading.objects.exists()


@pytest.mark.usefixtures("_gathered")
def test_what_old_minutes_left_open_is_history_and_the_first_screen_counts_it(world: World) -> None:
    readings.accept(taken_in(world), by=world.reader("clerk"))
    coming = round_world.meeting(world, dt.date.today() + dt.timedelta(days=30))
    (action,) = Action.objects.all()
    Action.objects.update(due_as_printed="a future meeting")
    round_world.meeting(world, dt.date.today() - dt.timedelta(days=90))
    assert [late.id for late in overdue(world.reader("clerk"))] == [action.pk], "it is late, and in the register"
    assert action.pk not in {offer.source for offer in offers(world.reader("clerk"), coming.pk)}
    said = " ".join(world.client("clerk").get("/").content.decode().split())
    assert ">1 more</a> that nobody has closed." in said
    assert "Nothing is late." in said
    log = world.client("clerk").get(f"/meetings/{coming.pk}/action-log/txt/").content.decode()
    assert "0 open, of which 0 late." in log
    assert "Old minutes tell of 1 more" in log
    Meeting.objects.update(imported=False)
    assert action.pk in {offer.source for offer in offers(world.reader("clerk"), coming.pk)}
    assert "Old minutes tell of" not in world.client("clerk").get("/").content.decode()


def test_who_came_of_which_agency_is_not_told_where_nobody_entered_it(world: World) -> None:
    meeting = readings.accept(taken_in(world), by=world.reader("clerk"))
    Practice.objects.update(quorum=5, quorum_agencies=3)
    page = world.client("clerk").get(f"/meetings/{meeting.pk}/attendance/").content.decode()
    assert "3 members present. Their agencies are not entered" in page
    assert "not quorate" not in page
    asked = (world.reader("clerk"), world.body.pk, meeting.date, meeting.date)
    assert attendance_by_agency(*asked) == ()
    Attendance.objects.filter(as_printed__contains="Police").update(agency=world.agencies["Police"])
    assert {line.name: line.came for line in attendance_by_agency(*asked)}["Police"] == 1


def test_an_items_page_says_what_came_of_it_once_its_minutes_are_out(world: World) -> None:
    meeting = readings.accept(taken_in(world), by=world.reader("clerk"))
    lamps = Item.objects.get(meeting=meeting, title__contains="Lighting")
    page = world.client("clerk").get(f"/meetings/items/{lamps.pk}/").content.decode()
    assert "AGREED that the lamps be mended" in page
    assert "The Council would bring costs to the next meeting." in page
    assert f'href="/meetings/{meeting.pk}/minutes/"' in page
    outside = world.client("member").get(f"/meetings/items/{lamps.pk}/").content.decode()
    assert "Lighting" in outside
    assert "lamps be mended" not in outside, "drafts are the clerk's and the chair's"
    assert f"/meetings/{meeting.pk}/minutes/" not in outside
