"""An operation from its plan to the next meeting: planned, run, evaluated, attached; every page of it sound."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.portal.operations.models import Operation, Review
from commonweal.workspace import Workspace
from planned_operations import scheme
from portal_world import World
from pressed import press
from promises import ago
from round_world import meeting
from wharf_borough import wharf_borough

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at


@pytest.fixture(scope="module")
def borough(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Made once."""
    return wharf_borough(tmp_path_factory.mktemp("borough"))


@pytest.fixture(autouse=True)
def _workspace(borough: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = borough
    monkeypatch.setattr(schedule, "_pieces", {})


def test_an_operation_is_planned_run_evaluated_and_attached_to_the_next_meeting(
    world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None]
) -> None:
    meeting(world, ago(-30))
    _planned_on_a_phone_without_script(portal_page)
    _evaluated_by_keyboard(portal_page)
    _attached_by_the_clerk(portal_page)
    _every_page_is_sound(world, portal_page, sound)


def _planned_on_a_phone_without_script(portal_page: Callable[..., Page]) -> None:
    page = portal_page("officer", "/operations/", viewport=PHONE, script=False)
    page.get_by_role("link", name="Plan an operation").click()
    page.get_by_label("In which place?").fill("Tallow")
    press(page, "Go on")
    page.get_by_label("What is it called?").fill("Operation Lantern")
    press(page, "Keep the plan")
    expect(page.get_by_label("What is it called?")).to_have_value("Operation Lantern")  # nothing typed is lost
    page.get_by_label("From").fill("2025-01-06")
    page.get_by_label("To (optional)").fill("2025-06-30")
    page.get_by_label("Candlewick", exact=True).check()
    press(page, "Keep the plan")
    press(page, "It has begun")
    page.get_by_role("link", name="Enter what was done").click()
    page.get_by_label("What was done?").select_option(label="Patrol")
    page.get_by_label("On", exact=True).fill("2025-01-10")
    page.get_by_label("Where? (optional)").fill("Castle Street")
    page.get_by_label("How much? (optional)").fill("12.5")
    press(page, "Enter it and another")
    expect(page.get_by_label("Where? (optional)")).to_have_value("Castle Street")  # what was last entered
    page.get_by_label("What was done?").select_option(label="School visit")
    page.get_by_label("What came of it? (optional)").fill("Two classes heard of the lamps")
    press(page, "Enter it", exact=True)
    expect(page.get_by_text("2 activities.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def _evaluated_by_keyboard(portal_page: Callable[..., Page]) -> None:
    page = portal_page("officer", f"/operations/{Operation.objects.get().pk}/")
    page.get_by_role("link", name="Evaluate it").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Evaluate", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/*/")
    worker.run(once=True)
    job = Job.objects.get()
    assert job.state == "done", job.problem
    page.goto(f"/operations/{Operation.objects.get().pk}/")
    page.get_by_role("link", name="Operation Lantern: evaluation", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Operation Lantern: evaluation")
    assert Operation.objects.get().frozen, "what it was held against is kept"


def _attached_by_the_clerk(portal_page: Callable[..., Page]) -> None:
    page = portal_page("clerk", f"/operations/{Operation.objects.get().pk}/")
    page.get_by_role("link", name="Attach to the next meeting").click()
    page.get_by_label("A new item").check()
    press(page, "Attach it")
    expect(page.get_by_text("Handed in")).to_be_visible()
    item = Paper.objects.get().thing.home
    page.goto(f"/meetings/items/{item.pk}/")
    page.get_by_role("link", name="Operation Lantern: evaluation").first.wait_for()


def _every_page_is_sound(world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None]) -> None:
    operation, review = Operation.objects.get(), Review.objects.get()
    Review.objects.update(due_on=dt.date(2025, 3, 1))
    pastors = scheme(world)
    of = f"/operations/{operation.pk}/"
    pages = [
        of, f"{of}beside/", f"{of}plan/", f"{of}activities/", f"{of}judged-by/", f"{of}evaluate/", f"{of}highlights/",
        f"/operations/reviews/{review.pk}/", f"/operations/schemes/{pastors.pk}/", "/operations/schemes/new/",
        "/operations/", "/operations/which/",
    ]  # fmt: skip
    looked = [("officer", address) for address in pages] + [("chair", "/operations/kinds/")]
    page = {who: portal_page(who, "/operations/") for who in ("officer", "chair")}
    for number, (who, address) in enumerate(looked):
        for size in ({"width": 1100, "height": 1000}, PHONE):
            page[who].set_viewport_size(size)
            page[who].goto(address)
            sound(page[who])
            if PICTURES:
                page[who].screenshot(path=Path(PICTURES) / f"{number:02d}-{size['width']}.png", full_page=True)
