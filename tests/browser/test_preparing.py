"""A meeting is prepared in a browser: by keyboard, on a phone, without JavaScript, with nothing that axe finds."""

import datetime as dt
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from commonweal.portal.audit import clock
from commonweal.portal.audit.recording import gathering
from commonweal.portal.meetings.models import ForwardEntry, Item, Meeting
from commonweal.portal.meetings.verbs import agendas, forward, returns
from portal_world import World
from round_world import MARCH, MAY, clear, item, meeting, police_item, practice, publish

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def bench(world: World, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A meeting half prepared: items cleared and not, a pair alike, an offer, a late return."""
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC))
    clerk = world.reader("clerk")
    with gathering():
        of = practice(
            world, numbering="year series", prefix="STP", venue="Council Chamber", usual_start=dt.time(10),
            chair=world.people["chair"], quorum=5, quorum_agencies=3,
        )  # fmt: skip
        at = meeting(world, MARCH, of)
        meeting(world, MAY, of)
        agendas.draft(at, by=clerk)
        item(world, at, "Recorded crime and disorder report", agency=world.agencies["Police"], purpose="To hear it")
        item(world, at, "Op Lantern Update", agency=world.agencies["Police"])
        item(world, at, "Mill Lane and Market Square (Op Lantern) Update", cleared=False)
        police_item(world, at, "Comparison with similar areas", public_title="Comparison", public_reason="Not ours yet")
        forward.enter(of, title="Domestic abuse figures", due_text="March 2026", by=clerk)
        forward.enter(of, title="Plan for the year", due_text="2027", by=clerk)
        returns.ask(
            at,
            what="Deliberate fires by ward",
            agency=world.agencies["Fire brigade"],
            due_on=dt.date(2026, 2, 26),
            by=clerk,
        )
    return at


def _look(page: Any, name: str) -> None:
    """Keep a picture where someone asked for pictures."""
    folder = os.environ.get("COMMONWEAL_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def _pages(at: Meeting) -> dict[str, str]:
    row, owed = Item.objects.get(meeting=at, title__startswith="Mill"), at.returns.get()
    of, entry = at.thing.home_id, ForwardEntry.objects.get(due_text="2027")
    named = {
        "index": [], "body": [of], "practice": [of], "template": [of], "standing-returns": [of], "new-meeting": [of],
        "year": [of], "forward-plan": [of], "returns": [of], "owed": [], "meeting": [at.pk], "prepare": [at.pk],
        "move-meeting": [at.pk], "cancel-meeting": [at.pk], "publish-agenda": [at.pk], "add-item": [at.pk],
        "ask-return": [at.pk], "item": [row.pk], "change-item": [row.pk], "withdraw-item": [row.pk],
        "return": [owed.pk], "change-entry": [entry.pk], "drop-entry": [entry.pk],
    }  # fmt: skip
    return {name: reverse(f"meetings:{name}", args=args) for name, args in named.items()}


def test_every_page_is_sound_wide_and_narrow(
    bench: Meeting, portal_page: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    pages = _pages(bench)
    for size in ({}, {"viewport": NARROW}):
        page = portal_page("clerk", **size)
        for name, address in pages.items():
            page.goto(address)
            _look(page, f"{name}-{'narrow' if size else 'wide'}")
            sound(page)


def test_an_agenda_is_ordered_and_sent_out_by_keyboard_without_javascript(
    bench: Meeting, world: World, portal_page: Callable[..., Any]
) -> None:
    page = portal_page("clerk", reverse("meetings:prepare", args=[bench.pk]), script=False)
    page.get_by_role("button", name=re.compile("Put together")).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Put on the agenda.*Domestic")).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Up.*Domestic")).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("Moved up.").wait_for()
    titles = [row.inner_text() for row in page.locator("tbody tr[id^=item-] th a").all()]
    assert titles.index("Domestic abuse figures") == titles.index("Op Lantern Update") - 1
    with gathering():
        clear(world, Item.objects.get(title="Domestic abuse figures"))
    page.goto(reverse("meetings:publish-agenda", args=[bench.pk]))
    page.get_by_role("button", name="Send the agenda out").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    resident = portal_page(None, reverse("meetings:meeting", args=[bench.pk]), script=False)
    _look(resident, "meeting-resident")
    body = resident.locator("main").inner_text()
    assert "STP/1/25" in body
    assert "Comparison with similar areas" not in body


def test_an_entry_dragged_onto_a_meeting_stands_on_its_agenda(bench: Meeting, portal_page: Callable[..., Any]) -> None:
    page = portal_page("clerk", reverse("meetings:forward-plan", args=[bench.thing.home_id]))
    page.evaluate(
        """() => {
          const line = [...document.querySelectorAll("tr[data-drag]")].find(r => r.textContent.includes("Plan for"));
          const held = new DataTransfer();
          line.dispatchEvent(new DragEvent("dragstart", {dataTransfer: held, bubbles: true}));
          const place = [...document.querySelectorAll("[data-drop]")].find(p => p.textContent.includes("28 May"));
          place.dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
        }"""
    )
    page.get_by_text("It is on the agenda.").wait_for()
    assert Item.objects.get(title="Plan for the year").meeting.date == MAY


def test_a_published_meeting_is_sound_for_everyone(
    bench: Meeting, world: World, portal_page: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    with gathering():
        Item.objects.filter(meeting=bench, title__startswith="Mill").update(state="withdrawn")
        publish(world, bench)
    for who in (None, "officer", "chair"):
        page = portal_page(who, reverse("meetings:meeting", args=[bench.pk]))
        _look(page, f"published-{who}")
        sound(page)
