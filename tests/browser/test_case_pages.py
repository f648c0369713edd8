"""A case on a screen: nothing of it stays in the browser, its pages are sound, and the glass leaves its mark."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page

from commonweal.portal.cases.verbs import risks, subjects, working
from portal_world import World
from pressed import press
from worked_cases import opened, seated, set_task, written

pytestmark = pytest.mark.django_db
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1100, "height": 1000}
PERSON = {
    "given": "Ada", "family": "Byrne", "born_day": "3", "born_month": "5", "born_year": "1987",
    "addresses": [{"kind": "home", "lines": "14 Candle Row", "postcode": "QX1 1AB"}],
}  # fmt: skip
QUESTIONS = ("often", "aimed", "protected", "effect", "alone", "health", "children")
STORED = """async () => ({
    local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
    caches: window.caches ? (await caches.keys()).length : 0,
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    databases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
})"""


@pytest.fixture
def case(world: World) -> Any:
    me = world.reader("officer")
    made = opened(world, "Noise and threats in Candle Row", about="A household is kept awake, and has been threatened.")
    seated(world, made, "fire", need="They fit alarms and know the building.")
    written(world, made, "Shouting until two in the morning.\nA bin was set alight.", kind="incident")
    written(world, made, "A visit. Nobody was in.", kind="contact", fewer=[world.people["fire"].pk])
    subjects.add(made, PERSON, role="victim", by=me)
    set_task(world, made, "Fit a letterbox guard.", owner="fire")
    for place in (0, 1, 2):
        risks.assess(made, dict.fromkeys(QUESTIONS, min(place, 1)) | {"aimed": place}, by=me)
    return working.move(made, stage="working", why="Taken on.", by=me)


def test_nothing_of_a_case_stays_in_the_browser(
    world: World, case: Any, portal_page: Callable[..., Page], sound: Callable[[Page], None]
) -> None:
    page = portal_page("officer", f"/cases/{case.pk}/")
    sound(page)
    assert page.get_by_text("Shouting until two").is_visible()
    assert page.get_by_text("Read by Officer Example on").is_visible()
    page.get_by_role("link", name="Risk over time").click()
    sound(page)
    found = page.evaluate(STORED)
    assert found["caches"] == found["workers"] == found["databases"] == 0
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    for word in ("Candle", "Byrne", case.reference, "alight", str(case.pk)):
        assert word not in stored
        assert word not in found["cookies"]
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").first.click()
    page.goto(f"/cases/{case.pk}/")
    assert not page.get_by_text("Shouting until two").is_visible()


def test_each_sheet_of_paper_says_who_read_it_and_when(case: Any, portal_page: Callable[..., Page]) -> None:
    page = portal_page("officer", f"/cases/{case.pk}/")
    sheets = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(page.pdf(format="A5"))]
    assert len(sheets) > 2
    assert [n for n, words in enumerate(sheets) if "Read by Officer Example on" not in words] == []
    assert not [words for words in sheets if "Privacy and cookies" in words or f"/{case.pk}/" in words]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_glass_is_broken_and_leaves_its_mark(
    world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None], size: dict[str, int]
) -> None:
    case = opened(world, "Noise and threats in Candle Row")
    page = portal_page("fire", "/cases/break-glass/", size)
    sound(page)
    page.get_by_label("Why must you read this now?").fill("A child in that house is not answering the door.")
    page.get_by_label("Reference").fill(case.reference)
    press(page, "Break the glass")
    sound(page)
    assert page.get_by_text("You can read this case until").is_visible()
    assert not page.get_by_role("link", name="Write down what happened").is_visible()
    lead = portal_page("officer", f"/cases/{case.pk}/members/", size)
    sound(lead)
    assert lead.get_by_text("A child in that house is not answering the door.").is_visible()
    governance = portal_page("governance", "/cases/broken-glass/", size)
    assert governance.get_by_text("A child in that house").is_visible()
    assert not governance.get_by_text(case.reference).is_visible()
