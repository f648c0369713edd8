"""The hotspots report in a real browser: a ward is chosen by pointer, by keyboard, without a script, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from commonweal.rendering.formats import render
from sample_hotspots import hotspots

DESKTOP, NARROW = {"width": 1100, "height": 1200}, {"width": 360, "height": 800}
GRANGE = "#explore-E05090001"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    (path,) = render(hotspots(), tmp_path_factory.mktemp("page"), ["html"])
    return path.as_uri()


def _only_open(page, ward):
    """Waits: the browser may open it a moment after the click."""
    expect(page.locator("details[name=explore][open] > summary")).to_have_text([ward])


@pytest.mark.parametrize("viewport", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_no_accessibility_violation_and_nothing_wider_than_the_screen(portal_browser, address, viewport):
    page = portal_browser.new_page(viewport=viewport)
    heard = []
    page.on("request", lambda request: heard.append(request.url))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.name = ''; each.open = true; })")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert heard == [address]
    page.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_ward_opens_its_lsoas_and_closes_the_other(portal_browser, address, script):
    context = portal_browser.new_context(viewport=DESKTOP, java_script_enabled=script)
    page = context.new_page()
    page.goto(address)
    page.locator('.overview a[href$="E05090000"]').click()
    _only_open(page, "Abbey & Quay")
    page.locator(f'.overview a[href="{GRANGE}"]').click()
    _only_open(page, "Grange")
    assert page.locator(f"{GRANGE} tbody tr").count() == 4
    context.close()


def test_by_keyboard_from_the_map_and_from_the_list(portal_browser, address):
    page = portal_browser.new_page(viewport=DESKTOP)
    page.goto(address)
    drawing = page.locator("#map-explore .drawing")
    drawing.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-explore .told-words")).to_contain_text("Grange rose 30.0%")
    page.keyboard.press("Enter")
    _only_open(page, "Grange")
    expect(page.locator(f'a.chosen[href="{GRANGE}"]')).to_have_count(1)
    page.locator("details[name=explore] > summary", has_text="Ings").focus()
    page.keyboard.press("Enter")
    _only_open(page, "Ings")
    page.close()
