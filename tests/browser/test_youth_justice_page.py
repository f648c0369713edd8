"""The youth justice summary in a real browser: accessible at both widths, its years read by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from commonweal.papers.youth_justice import Request, figures
from commonweal.rendering import render
from youth_borough import PERIOD, PLACE, youth_borough  # noqa: F401  a fixture

DESKTOP, NARROW = {"width": 1100, "height": 1200}, {"width": 360, "height": 800}


@pytest.fixture(scope="module")
def paper(youth_borough):  # noqa: F811
    return figures(youth_borough, Request(PLACE, PERIOD))


@pytest.fixture(scope="module")
def address(paper, tmp_path_factory):
    (path,) = render(paper, tmp_path_factory.mktemp("page"), ["html"])
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


def test_a_year_is_read_by_keyboard(portal_browser, address, paper):
    page = portal_browser.new_page(viewport=DESKTOP)
    page.goto(address)
    chart = page.locator("#chart-years")
    chart.locator(".drawing").focus()
    same, whole = (paper.figure(f"offences/{what}/2020").value for what in ("to-date", "whole"))
    for words in (f"2020/21: {same} to date, {whole} in the whole year", "2021/22: not held"):
        page.keyboard.press("ArrowRight")
        expect(chart.locator(".told-words")).to_have_text(words)
    page.close()
