"""The seasonal report in a real browser: accessible at both widths, its days read by keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bonfire_borough import PLACE, bonfire_borough, season  # noqa: F401  a fixture
from commonweal.papers.seasonal import Request, build

DESKTOP, NARROW = {"width": 1100, "height": 1200}, {"width": 360, "height": 800}


@pytest.fixture(scope="module")
def address(bonfire_borough, tmp_path_factory):  # noqa: F811
    (path,) = build(bonfire_borough, Request(PLACE, season(), 2024), tmp_path_factory.mktemp("page"), ["html"])
    return path.as_uri()


@pytest.mark.parametrize("viewport", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_no_accessibility_violation_and_nothing_wider_than_the_screen(portal_browser, address, viewport):
    page = portal_browser.new_page(viewport=viewport)
    heard = []
    page.on("request", lambda request: heard.append(request.url))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert heard == [address]
    page.close()


def test_a_day_is_read_by_keyboard(portal_browser, address):
    page = portal_browser.new_page(viewport=DESKTOP)
    page.goto(address)
    chart = page.locator("#columns-nuisance-days")
    chart.locator(".drawing").focus()
    page.keyboard.press("ArrowRight")
    expect(chart.locator(".told-words")).to_have_text(re.compile("^25 October: .*, expected "))
    page.close()
