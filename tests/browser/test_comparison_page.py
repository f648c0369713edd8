"""The comparison in a real browser: accessible at both widths, read by keyboard, whole without its script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from commonweal.rendering import render
from sample_comparison import compared

DESKTOP, NARROW = {"width": 1100, "height": 1200}, {"width": 360, "height": 800}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    (path,) = render(compared(), tmp_path_factory.mktemp("page"), ["html"])
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


def test_a_partnership_and_an_offence_are_read_by_keyboard(portal_browser, address):
    page = portal_browser.new_page(viewport=DESKTOP)
    page.goto(address)
    for id, first in (("rates-all-crime-chart", "Calder: 184.80"), ("glance-chart", "All crime: Tallow 91.5")):
        page.locator(f"#{id} .drawing").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"#{id} .told-words")).to_have_text(re.compile(f"^{re.escape(first)}"))
    page.keyboard.press("Escape")
    expect(page.locator("#glance-chart .told-words")).to_contain_text("Point at an offence")
    page.close()


def test_without_its_script_every_chart_and_its_table_is_there(portal_browser, address):
    context = portal_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    chart = page.locator("#rates-shoplifting-chart")
    assert chart.locator("svg").is_visible()
    chart.locator("summary").click()
    expect(chart.locator("table").get_by_text("not available").first).to_be_visible()
    context.close()
