"""The journeys beside cases: an officer on a phone, a second agency, a file, a letter, a meeting, a case review."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from beside_cases import ALLEGED, VICTIM, applied, brought, called, decided, filed, in_case, on_duty, wrote
from commonweal.portal.cases.documents.models import CaseFile
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews import letterbox
from commonweal.portal.cases.reviews.models import Review
from portal_world import World
from pressed import press
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1100, "height": 1000}
Open, Sound = Callable[..., Page], Callable[[Page], None]
SHOTS = os.environ.get("COMMONWEAL_SHOTS", "")  # a folder, to look at the pages by eye


def look(page: Page, name: str) -> None:
    """Keep a picture, where somebody wants to look."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def test_a_case_from_a_phone_to_a_second_agency_and_a_task_done(world: World, portal_page: Open) -> None:
    page = portal_page("officer", "/cases/", PHONE, script=False)
    page.get_by_role("link", name="Open a case").click()
    page.get_by_label("Anti-social behaviour").check()
    press(page, "Continue")
    page.get_by_label("What is the case called?").fill("Noise in Candle Row")
    page.get_by_label("What kind of behaviour is it?").select_option("Noise")
    page.get_by_role("group", name="Is somebody especially at risk of harm?").get_by_label("No", exact=True).check()
    press(page, "Open the case")
    case = Case.objects.get()
    look(page, "case-phone")
    page.goto(f"/cases/{case.pk}/members/add/")
    page.get_by_label("Who?").select_option(label="Fire brigade: Fire Example")
    page.get_by_label("Why do they need to know?").fill("They fit alarms.")
    press(page, "Add them")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("For what purpose?").fill("To keep a household safe.")
    page.get_by_label("Under which power?").select_option(index=1)
    page.get_by_label("On which lawful basis?").select_option(index=1)
    page.get_by_label("Why was it necessary").fill("They go to the house.")
    page.get_by_label("If no live agreement covers it").fill("It is being signed.")
    look(page, "case-letting-in-phone")
    press(page, "Add them")
    page.goto(f"/cases/{case.pk}/")
    expect(page.get_by_role("link", name="told Fire brigade")).to_be_visible()
    page.goto(f"/cases/{case.pk}/tasks/")
    page.get_by_label("What is to be done?").fill("Fit a letterbox guard.")
    page.get_by_label("Who does it?").select_option(index=1)
    due = dt.date.today() + dt.timedelta(days=7)
    page.locator("input[type=date]").fill(due.isoformat())
    page.get_by_label("Who does it?").select_option(label=_labelled(page, "Fire Example"))
    press(page, "Keep the task")
    fire = portal_page("fire", "/cases/", PHONE, script=False)
    expect(fire.get_by_text("Fit a letterbox guard.").first).to_be_visible()
    fire.get_by_role("link", name="Say that it is done").first.click()
    fire.get_by_label("What was done, or why is it let go?").fill("Fitted on Monday.")
    fire.get_by_label("It is done").or_(fire.get_by_label("Done")).first.check()
    press(fire, "Keep this")
    page.goto(f"/cases/{case.pk}/")
    expect(page.get_by_text("Fitted on Monday.").first).to_be_visible()
    for who in ("clerk", "governance", None):
        outside = portal_page(who, f"/cases/{case.pk}/", PHONE)
        assert "not" in outside.title().lower() or outside.get_by_text("Sign in").first.is_visible()
        assert "Noise in Candle Row" not in outside.content()


def _labelled(page: Page, words: str) -> str:
    """The option of a list that holds these words."""
    options = page.get_by_label("Who does it?").locator("option").all_text_contents()
    return next(one for one in options if words in one)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_file_is_looked_at_before_anyone_sees_it(
    world: World, portal_page: Open, sound: Sound, size: dict[str, int], tmp_path: Path
) -> None:
    case = opened(world)
    seated(world, case, "fire")
    in_case(world, case)
    sent = tmp_path / "bowls.txt"
    sent.write_text("Minutes of the bowls club.")
    page = portal_page("officer", f"/cases/{case.pk}/files/", size)
    sound(page)
    page.get_by_label("The file").set_input_files(sent)
    page.get_by_label("What is it?").fill("A statement")
    press(page, "Go on")
    look(page, f"file-{size['width']}")
    sound(page)
    expect(page.get_by_text("Is it the right file?")).to_be_visible()
    expect(page.get_by_text("Fire Example, Fire brigade")).to_be_visible()
    page.get_by_role("link", name="It is the wrong one").click()
    page.get_by_label("Why is it withdrawn?").fill("It was another file.")
    press(page, "Withdraw it")
    assert CaseFile.objects.get().document is None
    page.goto(f"/cases/{case.pk}/")
    expect(page.get_by_text("It was another file.").first).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_letter_is_filled_in_warned_of_and_made(
    world: World, portal_page: Open, sound: Sound, size: dict[str, int]
) -> None:
    case = opened(world)
    in_case(world, case, VICTIM)
    in_case(world, case, ALLEGED, role="alleged")
    page = portal_page("officer", f"/cases/{case.pk}/letters/", size)
    sound(page)
    page.get_by_role("link", name="What we have done since you reported").click()
    sound(page)
    page.get_by_label("Perdita Quillfeather").check()
    press(page, "Go on")
    page.get_by_label("What was done?").fill("We spoke with Barnaby.\n\n- A visit\n- A letter")
    page.get_by_label("What comes next, and when?").fill("Another visit on Monday.")
    page.get_by_label("Whom can they talk to, and how?").fill("Officer Example, 101.")
    look(page, f"letter-slots-{size['width']}")
    press(page, "See the letter")
    look(page, f"letter-words-{size['width']}")
    sound(page)
    expect(page.get_by_text("Barnaby O'Thistle (said to have done it): their name")).to_be_visible()
    text = page.get_by_label("The letter", exact=True)
    text.fill(text.input_value().replace("Barnaby", "somebody"))
    press(page, "Make the letter")
    look(page, f"letter-{size['width']}")
    sound(page)
    with page.expect_download() as pdf:
        page.get_by_role("link", name="Open the PDF").click()
    with page.expect_download() as word:
        page.get_by_role("link", name="Word, to go on from").click()
    assert pdf.value.path().read_bytes().startswith(b"%PDF")
    if SHOTS:
        pdf.value.save_as(Path(SHOTS) / "letter.pdf")
        word.value.save_as(Path(SHOTS) / "letter.docx")


def test_anyone_applies_for_a_case_review_from_a_phone(world: World, portal_page: Open, sound: Sound) -> None:
    on_duty(world)
    page = portal_page(None, "/cases/reviews/about/", PHONE)
    look(page, "review-about")
    sound(page)
    press(page, "Apply for a review")
    look(page, "review-apply")
    sound(page)
    press(page, "Send the application")
    sound(page)
    expect(page.get_by_role("alert").or_(page.locator(".govuk-error-summary")).first).to_be_visible()
    page.get_by_label("Your name, or theirs if you apply for somebody else").fill("Perdita Quillfeather")
    page.get_by_label("How can we reach you safely?").fill("01632 960 011")
    page.get_by_label("What happened?", exact=True).fill("Shouting at night")
    press(page, "Send the application")
    expect(page.get_by_role("heading", name="Your application is here")).to_be_visible()
    look(page, "review-sent")
    page.goto("/cases/reviews/apply/")
    assert "Perdita" not in page.content()
    letterbox.take_in()
    officer = portal_page("fire", "/cases/reviews/", DESK)
    officer.get_by_role("link", name=Review.objects.get().reference).click()
    look(officer, "review")
    sound(officer)
    expect(officer.get_by_role("heading", name="Perdita Quillfeather")).to_be_visible()


PAGES: dict[str, Callable[[Any], str]] = {
    "case": lambda made: f"/cases/{made['case'].pk}/",
    "meetings": lambda _: "/cases/meetings/",
    "meeting": lambda made: f"/cases/meetings/{made['meeting'].pk}/",
    "minute": lambda made: f"/cases/discussions/{made['row'].pk}/",
    "letter": lambda made: f"/cases/letters/{made['letter'].pk}/",
    "file": lambda made: f"/cases/files/{made['file'].pk}/",
    "reviews": lambda _: "/cases/reviews/",
    "review": lambda made: f"/cases/reviews/{made['review'].pk}/",
    "decide": lambda made: f"/cases/reviews/{made['waiting'].pk}/complaints/",
    "agencies": lambda _: "/cases/agencies/",
    "counts": lambda _: "/cases/counts/",
}


def test_every_page_is_sound_at_a_desk_and_on_a_phone(world: World, portal_page: Open, sound: Sound) -> None:
    case = opened(world)
    seated(world, case, "fire")
    meeting = called(world)
    made = {
        "case": case, "meeting": meeting, "row": brought(world, meeting, case), "letter": wrote(world, case),
        "file": filed(world, case), "review": decided(world, applied(world)), "waiting": applied(world),
    }  # fmt: skip
    for size in (DESK, PHONE):
        page = portal_page("officer", "/", size)
        for name, address in PAGES.items():
            page.goto(address(made))
            look(page, f"{name}-{size['width']}")
            sound(page)
