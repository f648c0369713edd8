"""What a reader has the store answer, in a browser: a comparison, a draft's figures, a sentence.

By axe, on a desk and on a phone; with a script and without.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from commonweal.figures import Month, Period
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.meetings import turns
from commonweal.portal.meetings.turns import Turns
from commonweal.portal.meetings.verbs import minute
from commonweal.workspace import Workspace
from many_districts import workspace
from portal_minuting import make_sitting
from portal_world import World
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
PERIOD = Period(Month(2024, 4), Month(2024, 5))
SIZE = 9
PHONE = {"width": 360, "height": 740}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at
CLAIM = "There were 150 burglaries in April 2024."
WRONG = "There were 171 burglaries in May 2024."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Nine places, of which the first lies above the others."""
    counts = {
        month: {(i, "burglary"): 150 if i == 0 else 60 + i for i in range(SIZE)}
        for period in (PERIOD.shift(-12), PERIOD)
        for month in period
    }
    return workspace(tmp_path_factory.mktemp("places"), [90_000 + 1_000 * i for i in range(SIZE)], counts)


@pytest.fixture(autouse=True)
def _workspace(place: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WORKSPACE = place
    monkeypatch.setattr(schedule, "_pieces", {})
    monkeypatch.setattr(turns, "turns", Turns())


def _sound_everywhere(page: Page, sound: Any, name: str) -> None:
    desk = page.viewport_size
    for viewport, where in ((desk, "desk"), (PHONE, "phone")):
        page.set_viewport_size(viewport or PHONE)
        sound(page)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{where}.png", full_page=True)
    page.set_viewport_size(desk or PHONE)


def test_a_comparison_is_asked_for_and_opened(world: World, portal_page: Callable[..., Page], sound: Any) -> None:
    page = portal_page("analyst", "/papers/")
    page.get_by_role("link", name="Build a report").click()
    _sound_everywhere(page, sound, "kinds")
    page.get_by_role("link", name="Comparison with similar partnerships").click()
    _sound_everywhere(page, sound, "comparison-asked")
    page.get_by_label("Which place?").fill("Place 00")
    page.get_by_label("From and to").check()
    page.get_by_label("From", exact=False).and_(page.locator("#id_since")).fill("2024-04")
    page.locator("#id_until").fill("2024-05")
    page.get_by_label("The partnership", exact=False).check()
    press(page, "Build it")
    worker.run(once=True)
    page.get_by_role("link", name="Open it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Comparison with similar partnerships, Place 00")
    expect(page.get_by_text("for every 1,000 residents").first).to_be_visible()
    assert page.locator("main img").count() > 1, "its charts"
    _sound_everywhere(page, sound, "comparison")


def test_a_drafts_figures_are_checked_without_a_script(
    world: World, portal_page: Callable[..., Page], sound: Any
) -> None:
    sitting = make_sitting(world)
    minute.save(sitting.items["update"], text=f"{CLAIM} {WRONG}", version=0, by=world.reader("clerk"))
    page = portal_page("clerk", f"/meetings/{sitting.meeting.pk}/taking/", script=False)
    page.get_by_role("link", name="Check the figures in this draft").click()
    page.get_by_label("Which place are these minutes about?").fill("Place 00")
    press(page, "Check the figures")
    worker.run(once=True)
    page.reload()
    page.get_by_role("link", name="Open it").click()
    answered = page.url
    expect(page.get_by_text("150: agrees.")).to_be_visible()
    expect(page.get_by_text("171: contradicted.")).to_be_visible()
    seen = portal_page("clerk", answered)
    seen.get_by_text("tried").first.click()
    _sound_everywhere(seen, sound, "draft")


def test_anyone_checks_a_claim(portal_page: Callable[..., Page], sound: Any) -> None:
    page = portal_page(None, "/meetings/check-a-claim/")
    _sound_everywhere(page, sound, "claim-asked")
    page.get_by_label("What was said?").fill(CLAIM)
    page.get_by_label("Which place is it about?").fill("Place 00")
    press(page, "Check it")
    expect(page.get_by_text("150: agrees.")).to_be_visible()
    assert "burglaries" not in page.url and "?" not in page.url
    _sound_everywhere(page, sound, "claim")
