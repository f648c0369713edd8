"""An indicator from its definition to its run chart, a paragraph written on a phone, and what residents see of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonweal.portal.audit.clock import today
from commonweal.portal.indicators.models import Paragraph
from kept_indicators import QUARTERS, asked, given, kept, public, quarter
from portal_world import World
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
RIGHT = "drawing => drawing.getBoundingClientRect().right"
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at


def test_an_indicator_is_defined_given_figures_and_looked_at_by_keyboard(
    world: World, portal_page: Callable[..., Page], tmp_path: Path
) -> None:
    lines = ["Quarter,Area,Assaults", *(f"{quarter(n)},Tallow,{value}" for n, value in enumerate(QUARTERS))]
    (tmp_path / "assaults.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    page = portal_page("analyst", "/indicators/", script=False)
    _press(page, "link", "Add an indicator")
    page.get_by_label("What is it called?").fill("Arrivals after an assault")
    page.get_by_label("What exactly is counted?").fill("Arrivals who said that they had been assaulted.")
    page.get_by_label("Of which area?").fill("Tallow")
    page.get_by_label("Where do its figures come from?").fill("Emergency department")
    page.get_by_label("Which agency owes its figures?").select_option(label="Police")
    page.get_by_label("Which direction is better?").select_option(label="lower is better")
    _press(page, "button", "Keep it")
    page.get_by_text("no figure is available").first.wait_for()
    _press(page, "link", "Take a file in")
    page.get_by_label("The file", exact=True).set_input_files(tmp_path / "assaults.csv")
    _press(page, "button", "Look at it")
    page.get_by_label("Which column is the period?").wait_for()
    expect(page.get_by_label("Which column is the period?")).to_have_value("Quarter")
    _press(page, "button", "Read the figures")
    page.get_by_text("14 figures would be kept").first.wait_for()
    _press(page, "button", "Keep these figures")
    page.get_by_text("above what its own history leads one to expect").first.wait_for()
    page.locator("summary", has_text="Every figure as a table").focus()
    page.keyboard.press("Enter")
    page.get_by_role("rowheader", name="October to December 2025").first.wait_for()
    _press(page, "link", "1 edition")
    page.get_by_text("from the file assaults.csv").first.wait_for()


def test_a_paragraph_is_written_on_a_phone_and_cleared(world: World, portal_page: Callable[..., Page]) -> None:
    asked(world, due_on=today())
    page = portal_page("officer", "/indicators/paragraphs/", viewport=PHONE, script=False)
    page.get_by_role("link", name="Recorded crime and disorder").first.click()
    page.get_by_role("link", name="Write it").click()
    page.get_by_label("Heading").fill("Bicycles")
    page.get_by_label("Your paragraph").fill("We marked 400 bicycles.")
    page.get_by_label("Into a public paper too").check()
    press(page, "Save the draft")
    page.get_by_role("heading", name="Draft, for your agency alone").first.wait_for()
    page.get_by_role("link", name="Go on writing").click()
    expect(page.get_by_label("Your paragraph")).to_have_value("We marked 400 bicycles.")
    press(page, "Hand it in")
    page.get_by_role("heading", name="Version 1").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page = portal_page("clerk", f"/indicators/paragraphs/{Paragraph.objects.get().pk}/")
    press(page, "Clear it for reports")
    page.get_by_text("Cleared: reports may print it.").first.wait_for()


def test_residents_see_public_ones_alone_and_every_page_is_sound(
    world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None]
) -> None:
    row = public(world, unit="percent", comparators=[{"kind": "national", "name": "England"}], target=30.0)
    given(world, row, QUARTERS[:-1])
    secret = kept(world, "A secret count")
    given(world, secret)
    paragraph = asked(world, due_on=today()).paragraphs.get()
    page = portal_page(None, "/indicators/")
    page.get_by_role("link", name="Deliberate fires").first.wait_for()
    expect(page.get_by_text("A secret count")).to_have_count(0)
    of = f"/indicators/{row.pk}/"
    claimed = f"/indicators/claim/?claim=Truancy+is+170%25+above+the+average&of={row.pk}"
    looked: list[tuple[str | None, str]] = [(None, "/indicators/"), (None, of), (None, claimed)]
    looked += [("analyst", address) for address in (
        "/indicators/", of, f"{of}editions/", f"{of}enter/", f"{of}upload/", f"{of}change/", "/indicators/paragraphs/",
        f"/indicators/paragraphs/asked/{paragraph.call_id}/", "/indicators/paragraphs/new/",
    )]  # fmt: skip
    looked += [("officer", f"/indicators/paragraphs/{paragraph.pk}/write/")]
    pages = {who: portal_page(who, "/indicators/") for who in (None, "analyst", "officer")}
    for number, (who, address) in enumerate(looked):
        for size in ({"width": 1100, "height": 1000}, PHONE):
            pages[who].set_viewport_size(size)
            pages[who].goto(address)
            sound(pages[who])
            if address == of:
                ends = pages[who].locator(".indicators-drawing svg").evaluate(RIGHT)
                assert ends <= size["width"], "a chart that scrolls begins at its newest figures"
            if PICTURES:
                pages[who].screenshot(path=Path(PICTURES) / f"indicators-{number}-{size['width']}.png", full_page=True)


def _press(page: Page, role: str, name: str) -> None:
    """By keyboard: focused, and Enter, which leads to another page."""
    page.get_by_role(role, name=name).first.focus()  # type: ignore[arg-type]
    with page.expect_navigation():
        page.keyboard.press("Enter")
