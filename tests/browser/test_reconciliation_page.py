"""The reconciliation in a real browser: accessible at both widths, read by keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from commonweal.figures import Period
from commonweal.papers.reconciliation import Request, build
from side_by_side import three  # noqa: F401  a fixture

DESKTOP, NARROW = {"width": 1100, "height": 1200}, {"width": 360, "height": 800}


@pytest.fixture(scope="module")
def address(three, tmp_path_factory):  # noqa: F811
    (path,) = build(
        three, Request("Alder", Period.parse("2025-01..2025-12")), tmp_path_factory.mktemp("page"), ["html"]
    )
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
    captions = page.locator("caption:not(.unseen):visible").all()
    assert captions
    assert all(c.bounding_box()["width"] > 150 for c in captions)  # none squeezed to a column of words
    assert heard == [address]
    page.close()


def test_a_quarter_and_its_limits_are_read_by_keyboard(portal_browser, address):
    page = portal_browser.new_page(viewport=DESKTOP)
    page.goto(address)
    chart = page.locator("#chart-police-uk-beside-home-office-all-crime")
    chart.locator(".drawing").focus()
    page.keyboard.press("ArrowRight")
    expect(chart.locator(".told-words")).to_have_text(re.compile(r"^January to March 2023: .*within its limits of"))
    page.close()
