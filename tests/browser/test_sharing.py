"""Sharing: an officer records a share on a phone, governance reviews it; every page of the room is sound."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures import counting
from commonweal.portal.disclosures.counting import Counted, Source, quarters_over
from commonweal.portal.disclosures.models import Disclosure, Entry
from commonweal.portal.disclosures.verbs import assessments, data_sets
from portal_sharing import agreed
from portal_world import World
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at


def test_a_share_is_recorded_on_a_phone_and_reviewed(
    world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = agreed(world)
    _recorded(portal_page)
    _in_an_emergency(portal_page)
    _reviewed(portal_page)
    by = world.reader("governance")
    dpia = assessments.enter(title="Case system", scope="All cases", review_due=today(), by=by)
    assessments.add_risk(dpia, words="A mistaken link", likelihood="possible", severity="severe", by=by)
    _counted(world, monkeypatch)
    made = data_sets.keep(QUARTER, data_sets.lines_of(QUARTER), by=world.reader("analyst"))
    disclosure, entry = Disclosure.objects.first(), Entry.objects.filter(reviewed_at=None).first()
    assert disclosure is not None
    assert entry is not None
    pages = {
        "officer": ["", "new/", "new/?decision=part", "new/?decision=refused", f"shares/{disclosure.pk}/"],
        "governance": [
            "governance/", f"reviews/{entry.pk}/", "agreements/", "agreements/new/", f"agreements/{row.pk}/",
            f"agreements/{row.pk}/matchers/", f"agreements/{row.pk}/document/", "assessments/new/",
            f"assessments/{dpia.pk}/", f"assessments/{dpia.pk}/risk/", "quarters/", f"quarters/{made.pk}/",
            f"quarters/{made.pk}/approve/",
        ],
        "analyst": ["quarters/make/"],
    }  # fmt: skip
    for username, paths in pages.items():
        for path in paths:
            for viewport in ({"width": 1100, "height": 1000}, PHONE):
                page = portal_page(username, f"/sharing/{path}", viewport=viewport)
                _keep_picture(page, f"{username}-{path}-{viewport['width']}")
                sound(page)
                page.context.close()


def _recorded(portal_page: Callable[..., Page]) -> None:
    page = portal_page("officer", "/sharing/", viewport=PHONE, script=False)
    page.get_by_role("link", name="Record what was shared, or refused").click()
    page.get_by_label("It was shared", exact=True).check()
    press(page, "Continue")
    page.get_by_label("Council", exact=True).check()
    page.get_by_label("What was shared?").fill("That two families fear each other")
    page.get_by_label("For what purpose?").fill("To plan visits")
    page.get_by_label("Under which power?").select_option("cda-1998-s115")
    page.get_by_label("On which lawful basis?").select_option("public-task")
    page.get_by_label("Why was it necessary, and why this much?").fill("Only the street was named")
    press(page, "Record it")
    expect(page.locator(".govuk-error-summary")).to_contain_text("No live agreement covers this share")
    expect(page.get_by_label("What was shared?")).to_have_value("That two families fear each other")
    _keep_picture(page, "officer-refused-by-the-form")
    page.get_by_label("Under which agreement?").select_option(label="Tallow protocol")
    press(page, "Record it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Police told Council")
    expect(page.locator("main")).to_contain_text("That two families fear each other")


def _in_an_emergency(portal_page: Callable[..., Page]) -> None:
    page = portal_page("officer", "/sharing/new/?decision=emergency", viewport=PHONE, script=False)
    page.get_by_label("Fire brigade", exact=True).check()
    press(page, "Record it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Police told Fire brigade")
    again = portal_page("officer", "/sharing/new/?decision=emergency", viewport=PHONE, script=False)
    again.get_by_label("Council", exact=True).check()
    press(again, "Record it")


def _reviewed(portal_page: Callable[..., Page]) -> None:
    page = portal_page("governance", "/sharing/governance/")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 shares wait for your review")
    page.locator("tbody a").first.click()
    page.get_by_label("Yes").check()
    page.get_by_label("What did you find?").fill("Somebody was in danger")
    press(page, "Close the review")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 share waits for your review")


QUARTER = quarters_over(today())[0]


def _counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    month = f"{QUARTER:%Y-%m}"
    events = [Counted("noise", month, "Elm ward", "Council", 40), Counted("noise", month, "Ash ward", "Council", 2)]
    monkeypatch.setattr(counting, "_SOURCES", {"made up": Source("made up", "Made-up events", lambda *_: events)})


def _keep_picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(
            path=str(Path(PICTURES) / f"{name.replace('/', '_').replace('?', '_')[:90]}.png"), full_page=True
        )
