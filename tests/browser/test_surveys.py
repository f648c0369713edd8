"""A survey from its file to its paper, as people do it: without script, by keyboard, every page sound."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from commonweal.portal.engagement.models import Quotation, Survey, Writing
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.workspace import Workspace
from portal_world import World
from pressed import press
from surveyed_place import answers, workspace

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at
SCALE = "Very safe\nFairly safe\nA bit unsafe\nVery unsafe"


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Made once."""
    return workspace(tmp_path_factory.mktemp("district"))


@pytest.fixture(autouse=True)
def _workspace(district: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = district
    monkeypatch.setattr(schedule, "_pieces", {})


def test_a_survey_is_taken_in_grouped_and_made_a_paper(
    world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None], tmp_path: Path
) -> None:
    _taken_in_on_a_phone_without_script(portal_page, answers(tmp_path / "answers.csv", 400))
    _grouped_by_keyboard(portal_page)
    _quoted_and_approved(portal_page)
    _made_a_paper(portal_page)
    _every_page_is_sound(portal_page, sound)


def _taken_in_on_a_phone_without_script(portal_page: Callable[..., Page], file: Path) -> None:
    page = portal_page("analyst", "/engagement/surveys/", viewport=PHONE, script=False)
    page.get_by_role("link", name="Take a survey in").click()
    page.get_by_label("What is the survey called?").fill("The safety survey")
    page.get_by_label("The answers as exported").set_input_files(file)
    press(page, "Go on")
    expect(page.get_by_label("What is the survey called?")).to_have_value("The safety survey")  # nothing typed is lost
    said = {"Which wave is it?": "2026", "From which day could people answer?": "2026-05-01",
            "Until which day?": "2026-06-30", "How were people found?": "An open web link.", "Who asked?": "Alder",
            "Of which place do they speak?": "Alder"}  # fmt: skip
    for label, words in said.items():
        page.get_by_label(label).fill(words)
    page.get_by_label("The answers as exported").set_input_files(file)
    page.get_by_label("Officer Example").check()
    press(page, "Go on")
    expect(page.get_by_text("1 column was left at the door")).to_be_visible()
    expect(page.get_by_label("Ward", exact=True)).to_have_value("ward")
    page.get_by_label("First", exact=True).select_option(label="A question with several answers")
    page.get_by_label("Safe", exact=True).select_option(label="A question on a scale")
    page.get_by_label("Why", exact=True).select_option(label="A question answered in their own words")
    press(page, "Go on")
    page.get_by_label("Its answers, one a line").first.fill(SCALE)
    page.get_by_label("Which of these count as one answer?").fill("Very safe\nFairly safe")
    press(page, "Go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("400 answers will be taken in")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    press(page, "Take it in")
    expect(page.get_by_text("400 people answered")).to_be_visible()


def _grouped_by_keyboard(portal_page: Callable[..., Page]) -> None:
    page = portal_page("officer", f"/engagement/surveys/writings/{Writing.objects.get().pk}/")
    page.get_by_role("link", name="Read the texts").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_label("A theme that is not in the list").focus()
    page.keyboard.type("Street lighting")
    page.get_by_role("button", name="Keep, and the next", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Text 2 of")
    expect(page.get_by_text("Texts like it that were read before")).to_be_visible()
    page.get_by_label("Street lighting").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Text 3 of")
    page.get_by_role("link", name="The text before").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Street lighting")).to_be_checked()


def _quoted_and_approved(portal_page: Callable[..., Page]) -> None:
    page = portal_page("officer", f"/engagement/surveys/writings/{Writing.objects.get().pk}/1/")
    page.get_by_role("link", name="Quote this text").click()
    page.get_by_label("What may be printed").fill("Call me on 01632 960123")
    press(page, "Ask for approval")
    expect(page.get_by_text("These words hold a telephone number").first).to_be_visible()
    page.get_by_label("What may be printed").fill("The lane is dark")
    press(page, "Ask for approval")
    expect(page.get_by_text("Another person named here approves it.").first).to_be_visible()
    page = portal_page("analyst", f"/engagement/surveys/writings/{Writing.objects.get().pk}/")
    press(page, "Approve it")
    expect(page.get_by_text("Approved: the paper may print it.")).to_be_visible()
    press(page, "Put the themes beside the answers")
    expect(page.get_by_text("The themes stand beside the answers")).to_be_visible()


def _made_a_paper(portal_page: Callable[..., Page]) -> None:
    page = portal_page("analyst", f"/engagement/surveys/{Survey.objects.get().pk}/")
    page.get_by_role("link", name="Make the paper").click()
    expect(page.get_by_label("Which place?")).to_have_value("Alder")
    press(page, "Build it")
    expect(page).to_have_url(re.compile("/jobs/[^/]+/$"))
    worker.run(once=True)
    job = Job.objects.get()
    assert job.state == "done", job.problem


def _every_page_is_sound(portal_page: Callable[..., Page], sound: Callable[[Page], None]) -> None:
    survey, writing = Survey.objects.get(), Writing.objects.get()
    of = "/engagement/surveys/"
    pages = [of, f"{of}new/", f"{of}{survey.pk}/", f"{of}writings/{writing.pk}/", f"{of}writings/{writing.pk}/1/",
             f"{of}writings/{writing.pk}/2/quote/"]  # fmt: skip
    assert Quotation.objects.get().approved_at is not None
    for viewport in ({"width": 1100, "height": 1000}, PHONE):
        page = portal_page("analyst", of, viewport=viewport)
        for n, address in enumerate(pages):
            page.goto(address)
            sound(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"survey-{viewport['width']}-{n}.png", full_page=True)
