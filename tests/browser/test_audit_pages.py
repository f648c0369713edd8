"""Information governance looks up who read a paper: at a desk, and on a phone without script."""

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import note, recording
from commonweal.portal.library.models import Paper
from portal_world import World
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = 320


def _read_by(world: World, *usernames: str) -> None:
    by = world.reader("clerk")
    paper = things.make(
        Paper, home=None, audience=audiences.partners(), by=by, title="Patrols", made_at="2026-03-01T12:00Z"
    )
    for username in usernames:
        with recording():
            note("read", by=world.accounts[username].pk, thing=paper.pk, words="asked by the chair")


def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("COMMONWEAL_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize(("width", "script"), [(1200, True), (NARROW, False)])
def test_who_read_a_paper_is_found_and_the_chain_checked(
    world: World, live_server: Any, portal_page: Callable[..., Page], sound: Callable[[Page], None], width: int,
    script: bool,
) -> None:  # fmt: skip
    _read_by(world, "officer", "chair")
    page = portal_page("governance", "/audit/", ViewportSize(width=width, height=900), script)
    _picture(page, f"audit-all-{width}")
    page.get_by_role("link", name=re.compile(r"Who read it\s*Patrols")).first.click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    assert "Chair Example" in rows.nth(0).inner_text()
    assert rows.nth(0).bounding_box()["width"] <= width  # type: ignore[index]
    _picture(page, f"audit-{width}")
    if script:
        sound(page)
    page.get_by_role("link", name=re.compile(r"Erase\s*the words beside")).first.click()
    page.get_by_label("Why").fill("asked for by the person named")
    press(page, "Erase the words")
    page.get_by_text("Its words were erased.").wait_for()  # and stands once: more than one is refused
    press(page, "Check the whole chain")
    expect(page.get_by_role("heading", level=1)).to_contain_text("are as they were written")
    _picture(page, f"audit-checked-{width}")
    page.goto(f"{live_server.url}/audit/months/")
    assert page.get_by_text("Stays for now").count() == 1
    _picture(page, f"audit-months-{width}")
    if script:
        sound(page)
