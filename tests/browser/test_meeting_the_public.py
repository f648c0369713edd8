"""A surgery from its first line to what came of it, on a phone, by keyboard; what residents see; every page sound."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from commonweal.demo.council_server import serving
from commonweal.ingest.open311 import poll
from commonweal.portal.engagement.models import Event, Outcome
from commonweal.portal.jobs import schedule
from commonweal.workspace import Workspace
from held_events import event, held, theme
from portal_world import World
from promises import ago
from reporting_council import client, council, endpoint, middle_of_wards, report, tiny_places  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1100, "height": 1000}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at
FILE = """
name = "alder"
publisher = "Alder Council"
licence = "Made up"
partnership = "E06990004"
address = "https://reports.alder.example/v2"
since = 2025-09-01
[[service]]
name = "Bonfire material"
codes = ["bonfire"]
"""


@pytest.fixture(scope="module")
def workspace(tiny_places: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:  # noqa: F811
    """The tiny borough's places, one endpoint's file, and some reports."""
    made = Workspace(Path(shutil.copytree(tiny_places, tmp_path_factory.mktemp("public") / "ws")))
    (made.root / "open311").mkdir()
    (made.root / "open311" / "alder.toml").write_text(FILE, encoding="utf-8")
    point = middle_of_wards(made.root)[0][1]
    with serving(council(*(report(n, f"2025-10-{n + 1:02d}T10:00:00Z", point=point) for n in range(9)))) as found:
        poll(made, endpoint(found), today=date(2025, 11, 10), client=client())
    return made


@pytest.fixture(autouse=True)
def _workspace(workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = workspace
    monkeypatch.setattr(schedule, "_pieces", {})


def test_a_surgery_is_entered_on_a_phone_by_keyboard_and_told_of(
    world: World, portal_page: Callable[..., Page]
) -> None:
    page = portal_page("officer", "/engagement/", viewport=PHONE)
    _press(page, page.get_by_role("link", name="Enter a surgery or event"))
    page.get_by_label("What is it called?").press_sequentially("Surgery at the lock")
    page.get_by_label("Where is it?").press_sequentially("Lock Cottage")
    page.get_by_label("On which day?").fill(f"{ago(0):%Y-%m-%d}")
    page.get_by_label("Candlewick").or_(page.get_by_label("In which ward? (optional)")).first.focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("Every week").focus()
    page.keyboard.press("Space")
    page.get_by_label("How many times in all? (optional)").press_sequentially("2")
    _press(page, page.get_by_role("button", name="Keep it"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Surgery at the lock")
    assert Event.objects.count() == 2 and Event.objects.exclude(ward="").count() == 2
    _press(page, page.get_by_role("link", name="Say what came of it"))
    page.get_by_label("How many came?").press_sequentially("11")
    page.get_by_label("Bonfires and fires: how many raised it?").press_sequentially("6")
    page.get_by_label("Notes (optional)").press_sequentially("Lamps on the towpath.")
    _press(page, page.get_by_role("button", name="Keep this"))
    expect(page.get_by_text("11 people came.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert Outcome.objects.get().themes == {str(theme().pk): 6}


def test_a_resident_finds_where_to_meet_us_without_script(world: World, portal_page: Callable[..., Page]) -> None:
    held(world)
    event(world, "Surgery in Fennick", on=ago(-3))
    page = portal_page(None, "/", viewport=PHONE, script=False)
    page.get_by_role("link", name="Meet us").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where to meet us")
    page.get_by_role("link", name="Surgery in Fennick").first.click()
    expect(page.get_by_text("Candlewick Library")).to_be_visible()
    expect(page.get_by_text("What came of it")).to_have_count(0)
    page.goto(page.url.rsplit("/", 2)[0] + "/")
    page.get_by_role("link", name=f"{ago(-40):%B %Y}").or_(page.locator("a[rel=next]")).first.click()
    expect(page.get_by_role("table").last).to_be_visible()


def test_every_page_is_sound(world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None]) -> None:
    came = held(world)
    held(world, "Surgery in Fennick", ward="Fennick", on=ago(40), themes={theme("Shop theft").pk: 3, theme().pk: 2})
    ahead = event(world)
    of, next_one = f"/engagement/{came.event_id}/", f"/engagement/{ahead.pk}/"
    pages = [
        "/engagement/", "/engagement/new/", "/engagement/raised/", "/engagement/reports/", "/engagement/themes/",
        "/engagement/summary/", of, f"{of}came/", f"{of}follow-up/", f"{next_one}change/", f"{next_one}cancel/",
    ]  # fmt: skip
    page = portal_page("clerk", "/engagement/")
    for number, address in enumerate(pages):
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            page.goto(address)
            sound(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
            if PICTURES:
                page.screenshot(path=f"{PICTURES}/{number:02d}-{size['width']}.png", full_page=True)


def _press(page: Page, what: object) -> None:
    """By keyboard: focused, and Enter, which leads to another page."""
    what.focus()  # type: ignore[attr-defined]
    with page.expect_navigation():
        page.keyboard.press("Enter")
