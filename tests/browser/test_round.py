"""A meeting's whole round over two meetings, each act by whoever does it: agenda, pack, minutes, register."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from commonweal.portal.audit import clock
from commonweal.portal.jobs import worker
from commonweal.portal.meetings.models import Item, Meeting, Practice
from kept_papers import word_file
from portal_world import World
from round_world import meeting, practice

pytestmark = pytest.mark.django_db(transaction=True)
FIRST, SECOND = dt.date(2026, 3, 26), dt.date(2026, 4, 23)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass
class Round:
    """The body's practice, the first meeting, and the way to open a page as someone on a day."""

    world: World
    practice: Practice
    meeting: Meeting
    page: Callable[..., Page]
    go_to: Callable[[dt.date], None]

    def at(self, who: str | None, path: str) -> Page:
        """A page of the portal as someone, today."""
        return self.page(who, path)


@pytest.fixture
def at_first(world: World, portal_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch) -> Round:
    def go_to(day: dt.date) -> None:
        """From now on it is noon on that day."""
        noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
        monkeypatch.setattr(clock, "now", lambda: noon)

    go_to(dt.date(2026, 3, 2))
    of = practice(world, numbering="year series", prefix="STP", usual_start=dt.time(10), venue="Council Chamber")
    return Round(world, of, meeting(world, FIRST, of), portal_page, go_to)


def test_from_an_agenda_to_what_was_promised(at_first: Round) -> None:
    walked = at_first
    _the_agenda_is_drafted(walked)
    _a_paper_comes_and_everything_is_cleared(walked)
    _the_agenda_goes_out_with_its_pack(walked)
    walked.go_to(FIRST)
    _the_meeting_is_held_and_minuted(walked)
    _the_minutes_go_round_and_are_put_right(walked)
    second = _the_next_meeting_takes_what_was_left(walked)
    walked.go_to(SECOND)
    _the_minutes_are_approved_there_and_released(walked, second)
    _residents_read_what_became_of_it(walked)
    _what_was_promised_is_done(walked)


def _press(page: Page, name: str | re.Pattern[str]) -> None:
    """A form's button: the next line is about the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def _choose(field: Locator, words: str) -> None:
    """The option that has these words in it."""
    field.select_option(field.locator("option", has_text=words).first.get_attribute("value"))


def _item(title: str) -> str:
    return f"/meetings/items/{Item.objects.get(title=title).pk}/"


def _the_agenda_is_drafted(walked: Round) -> None:
    """From the template, with what the clerk adds: one restricted with its stub, one that is there already."""
    clerk = walked.at("clerk", f"/meetings/{walked.meeting.pk}/prepare/")
    _press(clerk, "Draft the agenda")
    expect(clerk.get_by_role("link", name="Apologies for absence")).to_be_visible()
    for title in ("Op Lantern Update", "Prevent strategy"):
        _add(clerk, title)
        expect(clerk.get_by_text("The item is on the agenda.")).to_be_visible()
    _add(clerk, "Mill Lane and Market Square (Op Lantern) Update")
    expect(clerk.get_by_text("Is this the same?")).to_be_visible()
    assert not Item.objects.filter(title__startswith="Mill").exists(), "pointed out before it is added"
    clerk.goto(clerk.url.replace("add-item", "prepare"))
    _press(clerk, "Add an item")
    clerk.get_by_label("Title", exact=True).fill("Operation Quince")
    clerk.get_by_label(re.compile("^Agency")).select_option(label="Police")
    clerk.get_by_label("Members of some agencies").check()
    for agency in ("Police", "Council"):
        clerk.get_by_label(agency, exact=True).check()
    clerk.get_by_label("Public title of the stub").fill("Policing matter")
    clerk.get_by_label(re.compile("Public reason")).fill("It concerns work that is going on.")
    _press(clerk, "Add to the agenda")
    expect(clerk.get_by_role("link", name="Operation Quince")).to_be_visible()


def _add(page: Page, title: str) -> None:
    _press(page, "Add an item")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label(re.compile("^Agency")).select_option(label="Police")
    page.get_by_label("Everyone, residents too").check()
    _press(page, "Add to the agenda")


def _a_paper_comes_and_everything_is_cleared(walked: Round) -> None:
    officer = walked.at("officer", _item("Op Lantern Update"))
    officer.get_by_role("link", name="Upload a paper").click()
    officer.get_by_label(re.compile("^Title")).fill("Lantern in figures")
    officer.set_input_files(
        "input[type=file]",
        {"name": "lantern.docx", "mimeType": WORD, "buffer": word_file("Patrols rose from 12 to 30 a week.")},
    )
    officer.get_by_label("Everyone, residents too").check()
    _press(officer, "Keep it as a draft")
    _press(officer, re.compile("Clear it as its author"))
    paper = officer.url
    for title in ("Op Lantern Update", "Prevent strategy", "Operation Quince"):
        officer.goto(_item(title))
        _press(officer, "Clear for the author")
    chair = walked.at("chair", paper)
    expect(chair.get_by_text("Patrols rose from 12 to 30 a week.")).to_be_visible()
    _press(chair, re.compile("Clear it for the chair"))
    for title in ("Op Lantern Update", "Prevent strategy", "Operation Quince"):
        chair.goto(_item(title))
        _press(chair, "Clear as the chair")


def _the_agenda_goes_out_with_its_pack(walked: Round) -> None:
    address = f"/meetings/{walked.meeting.pk}/"
    assert "Op Lantern" not in walked.at(None, address).content(), "a draft is nobody's but theirs who prepare it"
    clerk = walked.at("clerk", f"{address}prepare/")
    _press(clerk, "Send the agenda out")
    expect(clerk.get_by_role("heading", level=1)).to_contain_text("Send the agenda")
    _press(clerk, "Send the agenda out")
    clerk.goto(f"{address}packs/")
    clerk.get_by_label(re.compile("The public")).check()
    _press(clerk, "Make the pack")
    worker.run(once=True)
    chair = walked.at("chair", f"{address}packs/")
    with chair.expect_navigation():
        chair.get_by_role("link", name=re.compile("Public")).first.click()
    while chair.get_by_role("link", name=re.compile("Begin with page")).count():
        chair.get_by_role("link", name=re.compile("Begin with page")).click()
        expect(chair.get_by_role("img")).to_be_visible()
        _press(chair, "This page is fit to publish")
        chair.goto(re.sub(r"pages/\d+/.*", "", chair.url))
    _press(chair, "Publish the pack")
    resident = walked.at(None, address)
    said = resident.content()
    assert "Policing matter" in said and "Quince" not in said
    resident.get_by_role("link", name=re.compile("Agenda and papers")).click()
    pack = _pdf(resident)
    assert "Patrols rose from 12 to 30 a week." in pack and "Policing matter" in pack
    assert "Quince" not in pack


def _pdf(page: Page) -> str:
    """The words of the first PDF that a page links to."""
    link = page.get_by_role("link", name=re.compile(r"\.pdf|PDF")).first.get_attribute("href")
    answer = page.request.get(str(link))
    assert answer.ok
    return " ".join(
        " ".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(answer.body())).split()
    )


def _the_meeting_is_held_and_minuted(walked: Round) -> None:
    clerk = walked.at("clerk", f"/meetings/{walked.meeting.pk}/attendance/")
    for name, came in (("Chair Example", "Present"), ("Officer Example", "Present"), ("Fire Example", "Apologies")):
        clerk.get_by_role("group", name=name).get_by_label(came).check()
    _press(clerk, "Save attendance")
    clerk.get_by_label("Began").fill("10:00")
    clerk.get_by_label("Ended").fill("11:30")
    _press(clerk, "It was held")
    clerk.goto(f"/meetings/{walked.meeting.pk}/declarations/")
    _choose(clerk.get_by_label("Who", exact=True), "Officer Example")
    clerk.get_by_label(re.compile("In which item")).select_option(index=1)
    clerk.get_by_label(re.compile("What the interest is")).fill("Sits on the board of a charity")
    _press(clerk, "Record")
    clerk.goto(f"{_item('Op Lantern Update')}minute/")
    words = clerk.get_by_label(re.compile("What was said on"))
    words.press_sequentially("The police told of patrols in Mill Lane.")
    expect(clerk.get_by_text("Saved", exact=True)).to_be_visible()
    clerk.get_by_label(re.compile("Decision: AGREED that")).fill("the update be noted")
    _press(clerk, "Add decision")
    clerk.get_by_text("Raise an action").click()
    clerk.get_by_label("What will be done").fill("Bring figures on domestic abuse")
    _choose(clerk.get_by_label(re.compile("^Who")), "Officer Example")
    clerk.get_by_label("At the next meeting").check()
    _press(clerk, "Raise action")
    clerk.goto(f"{_item('Prevent strategy')}minute/")
    clerk.get_by_text("Put the item off").click()
    clerk.get_by_label("The next meeting", exact=True).check()
    _press(clerk, "Put off")
    clerk.goto(f"{_item('Operation Quince')}minute/")
    clerk.get_by_label(re.compile("What was said on")).fill("Warrants in Quillfeather Street were told of.")
    _press(clerk, "Save")
    clerk.get_by_label(re.compile("Outcome that everyone reads")).fill("AGREED that the report be noted.")
    _press(clerk, "Set the outcome")


def _the_minutes_go_round_and_are_put_right(walked: Round) -> None:
    address = f"/meetings/{walked.meeting.pk}/minutes/"
    clerk = walked.at("clerk", address)
    _press(clerk, "Circulate")
    member = walked.at("member", address)
    assert "Quillfeather" not in member.content()
    _choose(member.get_by_label(re.compile("^Item")), "Lantern")
    member.get_by_label("Words that stand now").fill("Mill Lane")
    member.get_by_label("Words that should stand").fill("Mill Road")
    _press(member, "Ask")
    clerk.goto(address)
    _press(clerk, "Make the correction")
    expect(clerk.get_by_text("patrols in Mill Road")).to_be_visible()


def _the_next_meeting_takes_what_was_left(walked: Round) -> UUID:
    """What was put off, what is due, the minutes to approve: offered; taken, or put off again with a reason."""
    clerk = walked.at("clerk", f"/meetings/bodies/{walked.practice.pk}/new-meeting/")
    clerk.get_by_label("Day", exact=True).fill(SECOND.isoformat())
    _press(clerk, re.compile("calendar|meeting"))
    second = Meeting.objects.get(date=SECOND)
    clerk.goto(f"/meetings/{second.pk}/prepare/")
    _press(clerk, "Draft the agenda")
    offered = clerk.get_by_role("region", name="Offered from before")
    for title in ("Prevent strategy", "Bring figures on domestic abuse"):
        expect(offered.get_by_role("heading", name=re.compile(title))).to_be_visible()
    _press(clerk, re.compile("Put on the agenda.*Prevent"))
    expect(clerk.locator("tbody").get_by_role("link", name="Prevent strategy")).to_be_visible()
    clerk.get_by_text(re.compile("Change its title, put it off, or end it.*domestic")).click()
    clerk.get_by_label("Why it is put off or ended").fill("The figures come in June.")
    _press(clerk, "Put off to the next meeting")
    expect(offered.get_by_role("heading", name=re.compile("domestic"))).to_have_count(0)
    expect(clerk.get_by_role("link", name=re.compile("Minutes.*26 March"))).to_be_visible()
    later = Item.objects.get(meeting=second, title="Prevent strategy")
    clerk.goto(f"/meetings/items/{later.pk}/")
    _press(clerk, "Clear for the author")
    chair = walked.at("chair", f"/meetings/items/{later.pk}/")
    _press(chair, "Clear as the chair")
    clerk.goto(f"/meetings/{second.pk}/prepare/")
    _press(clerk, "Send the agenda out")
    expect(clerk.get_by_role("heading", level=1)).to_contain_text("Send the agenda")
    _press(clerk, "Send the agenda out")
    return second.pk


def _the_minutes_are_approved_there_and_released(walked: Round, second: UUID) -> None:
    clerk = walked.at("clerk", f"/meetings/{second}/attendance/")
    _press(clerk, "It was held")
    address = f"/meetings/{walked.meeting.pk}/minutes/"
    clerk.goto(address)
    clerk.get_by_label("Approved at the meeting of").select_option(value=str(second))
    _press(clerk, "Record the approval")
    expect(clerk.get_by_text(re.compile("approved on 23 April 2026")).first).to_be_visible()
    _press(clerk, "Propose for release")
    assert walked.at(None, address).get_by_role("heading", level=1).inner_text() != "Minutes"
    chair = walked.at("chair", "/releases/waiting/")
    with chair.expect_navigation():
        chair.get_by_role("link", name=re.compile("Minutes")).first.click()
    if chair.get_by_role("link", name="Approve", exact=True).count():
        chair.get_by_role("link", name="Approve", exact=True).click()
    chair.get_by_label(re.compile("I have looked through every file")).check()
    _press(chair, "Approve and release")


def _residents_read_what_became_of_it(walked: Round) -> None:
    page = walked.at(None, f"/meetings/{walked.meeting.pk}/minutes/")
    said = page.locator("main").inner_text()
    assert "patrols in Mill Road" in said and "AGREED that the update be noted" in said
    assert "AGREED that the report be noted." in said and "Quillfeather" not in said and "Quince" not in said
    page.goto("/meetings/register/")
    expect(page.get_by_text("AGREED that the update be noted").first).to_be_visible()
    page.goto("/meetings/search/")
    page.get_by_label(re.compile("^Search meetings")).fill("patrols")
    _press(page, "Search")
    expect(page.locator("mark", has_text=re.compile("patrols", re.IGNORECASE)).first).to_be_visible()


def _what_was_promised_is_done(walked: Round) -> None:
    officer = walked.at("officer", "/actions/")
    officer.get_by_role("link", name="Bring figures on domestic abuse").first.click()
    officer.get_by_role("link", name="Close with evidence").click()
    officer.get_by_label("What shows that it was done?").fill("Sent to every member on 20 April")
    _press(officer, "Close it")
    expect(officer.get_by_text("Sent to every member on 20 April").first).to_be_visible()
    chair = walked.at("chair", "/meetings/register/")
    expect(chair.get_by_text("Sent to every member on 20 April")).to_be_visible()
