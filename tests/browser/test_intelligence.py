"""Telling the police something, as an officer does it on a phone: without scripts, by keyboard, over two sessions."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commonweal.portal.intelligence.models import Report
from portal_world import World
from pressed import press
from told_intelligence import TEXT, begun, complete, desk, named, sent, unit

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at
FEWEST_TAPS = 15  # of which seven are "Save and go on", "go on" and "Send it"


@pytest.fixture(autouse=True)
def _force(world: World) -> None:
    desk(world)
    unit(world)


class Thumb:
    """An officer's thumb: presses and ticks, and counts how often."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def press(self, name: str, role: Any = "button") -> None:
        """A button or a link: it leads to another page."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name).first.click()
        self.taps += 1

    def choose(self, question: str, answer: str) -> None:
        """One of a question's answers."""
        self.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
        self.taps += 1


def test_an_officer_on_a_phone_tells_what_they_know(world: World, portal_page: Callable[..., Page]) -> None:
    page = portal_page("fire", "/intelligence/", viewport=PHONE, script=False)
    thumb = Thumb(page)
    thumb.press("Begin", "link")
    thumb.press("None of these")
    page.get_by_label("What do you know?").fill(TEXT)
    thumb.press("Save and go on")
    thumb.choose("When is this from?", "Today")
    thumb.press("Save and go on")
    thumb.press("go on", "link")
    thumb.choose("How do you know this?", "I saw or heard it myself")
    thumb.press("Save and go on")
    thumb.choose("Could somebody be at risk", "No")
    thumb.choose("Do you think it may be false", "No")
    thumb.press("Save and go on")
    thumb.choose("May what you tell be shared", "Ask me first")
    thumb.choose("What do you tell it for?", "To prevent or detect crime")
    page.get_by_label("Without an agreement").fill("It is being signed.")
    thumb.press("Save and go on")
    expect(page.get_by_text(TEXT)).to_be_visible()
    thumb.press("Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("It is sent")
    report = Report.objects.get()
    expect(page.get_by_text(report.reference).first).to_be_visible()
    assert thumb.taps <= FEWEST_TAPS
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.heard == []  # type: ignore[attr-defined]


def test_what_was_typed_outlives_the_session(world: World, portal_page: Callable[..., Page]) -> None:
    page = portal_page("fire", "/intelligence/guide/", viewport=PHONE, script=False)
    press(page, "None of these")
    page.get_by_label("What do you know?").fill(TEXT)
    press(page, "Save and go on")
    page.get_by_label("Another day, month or year").check()
    page.get_by_role("textbox", name="Month").fill("Febuary")
    page.get_by_role("textbox", name="Year").fill("2026")
    press(page, "Save and go on")
    expect(page.get_by_role("alert")).to_contain_text("That day cannot be read")
    press(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    again = portal_page("fire", "/intelligence/", viewport=PHONE, script=False)
    again.get_by_role("link", name="Go on with").click()
    expect(again.get_by_text(TEXT)).to_be_visible()
    again.get_by_role("link", name="That day cannot be read").click()
    expect(again.get_by_role("textbox", name="Month")).to_have_value("Febuary")


def test_the_guide_and_the_form_are_worked_by_keyboard(world: World, portal_page: Callable[..., Page]) -> None:
    page = portal_page("fire", "/intelligence/guide/")
    page.get_by_role("button", name="Someone is in danger").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("What do you know?").focus()
    page.keyboard.type(TEXT)
    page.keyboard.press("Tab")  # the questions that are folded away
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Today").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Does it name anybody or anything?")


@pytest.mark.parametrize("wide", ["phone", "desk"])
def test_every_page_is_sound(
    world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None], wide: str
) -> None:
    draft, whole, told = begun(world), complete(world), sent(world)
    named(world, draft, given="unknown", family="", born_day="1", born_month="1", born_year="1900")
    page = portal_page("fire", "/intelligence/", viewport=PHONE if wide == "phone" else {"width": 1100, "height": 900})
    of_draft = [f"{draft.pk}/{rest}" for rest in ("check/", "pieces/", "names/", "names/person/", "names/vehicle/",
                "names/place/", "names/online/", "page/when/", "page/source/", "page/risk/", "page/sharing/",
                "throw-away/")]  # fmt: skip
    of_sent = [f"{told.pk}/{rest}" for rest in ("", "?sent=1", "told-by/", "add/", "withdraw/")]
    for path in ("", "guide/", "guide/danger/", "guide/attend/", *of_draft, f"{whole.pk}/check/", *of_sent):
        page.goto(f"/intelligence/{path}")
        sound(page)
        _keep(page, f"{wide}-{path.replace('/', '_').replace('?', '-')}")
    page.goto("/intelligence/guide/")
    press(page, "None of these")
    sound(page)
    _keep(page, f"{wide}-new")
    page.goto(f"/intelligence/{draft.pk}/check/")
    press(page, "Send it")
    expect(page.get_by_role("alert")).to_contain_text("It is not sent")
    sound(page)
    _keep(page, f"{wide}-refused")


@pytest.mark.parametrize("who", ["clerk", "administrator"])
def test_pages_of_those_who_keep_the_guide_are_sound(
    world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None], who: str
) -> None:
    teller = world.client("fire")
    teller.post("/intelligence/guide/", {"row": "crime"})
    teller.post("/intelligence/guide/", {"row": "know", "instead": "crime"})
    page = portal_page(who, "/intelligence/")
    paths = ["", "guide/", "guide/table/", "guide/versions/", "guide/counts/"] if who == "clerk" else ["", "desk/"]
    for path in paths:
        page.goto(f"/intelligence/{path}")
        sound(page)
        _keep(page, f"{who}-{path.replace('/', '_')}")
    if who == "clerk":
        page.goto("/intelligence/guide/table/")
        press(page, "Look at it first")
        expect(page.get_by_role("heading", name="As it would be shown")).to_be_visible()
        sound(page)
        _keep(page, "clerk-preview")


def _keep(page: Page, name: str) -> None:
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
