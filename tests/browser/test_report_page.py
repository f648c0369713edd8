"""The report in a real browser: without network, without script, on a phone, by keyboard, for assistive technology."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from commonweal.rendering import render
from nasty_words import nasty
from sample_figures import tallow

DESKTOP, PHONE = {"width": 1100, "height": 1200}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    (path,) = render(tallow(), tmp_path_factory.mktemp("page"), ["html"])
    return path.as_uri()


@pytest.fixture
def opened(portal_browser, address):
    """A page, and all that it asked for or complained of."""
    pages = []

    def open_page(viewport=DESKTOP, where=address, **options):
        page = portal_browser.new_page(viewport=viewport, **options)
        page.heard = []
        page.on("request", lambda request: page.heard.append(request.url))
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("dialog", lambda dialog: page.heard.append(dialog.message))
        page.goto(where)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_accessibility_violation_and_nothing_beyond_the_file(opened, address, viewport):
    page = opened(viewport)
    for summary in page.locator("summary").all():
        summary.click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.heard == [address]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_month_is_read_by_pointer_and_by_keyboard(opened):
    page = opened()
    chart = page.locator("#chart-vehicle-crime")
    words = chart.locator(".told-words")
    chart.locator(".drawing").focus()
    page.keyboard.press("ArrowLeft")
    expect(words).to_have_text(re.compile("^September 2025: "))
    page.keyboard.press("ArrowRight")
    expect(words).to_have_text(re.compile("^October 2023: "))
    page.keyboard.press("Escape")
    expect(words).to_contain_text("arrow keys")
    chart.locator("[aria-label^='January 2025']").hover()
    expect(words).to_have_text("January 2025: 70 offences, below its usual range of 88 to 167")
    page.locator("#map-wards [aria-label^='Candlewick']").hover()
    expect(page.locator("#map-wards .told-words")).to_have_text(
        re.compile("^Candlewick rose 4.9%, from 1,483 to 1,555")
    )


def test_a_chart_can_be_had_as_svg_png_and_csv(opened):
    page = opened()
    got = {}
    for kind in ("SVG", "PNG", "CSV"):
        with page.expect_download() as download:
            page.locator("#chart-vehicle-crime").get_by_role("button", name=f"Download as {kind}").click()
        got[download.value.suggested_filename] = download.value.path().read_bytes()
    drawing = ElementTree.fromstring(got["chart-vehicle-crime.svg"])  # noqa: S314 - our own drawing
    assert drawing.tag.endswith("svg") and "Line chart. " in drawing[0].text
    assert got["chart-vehicle-crime.png"].startswith(b"\x89PNG")
    rows = list(csv.reader(io.StringIO(got["chart-vehicle-crime.csv"].decode("utf-8-sig"))))
    assert rows[0][:2] == ["Month", "Offences"] and ["March 2024", "not available"] in [r[:2] for r in rows]


def test_without_its_script_the_page_shows_the_same_charts_and_tables(portal_browser, address):
    context = portal_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#map-wards svg").is_visible() and page.locator("#chart-vehicle-crime svg").is_visible()
    page.locator("#chart-vehicle-crime summary").click()
    expect(page.locator("#chart-vehicle-crime table")).to_be_visible()
    assert page.locator(".downloads").count() == 0
    context.close()


def test_on_a_phone_the_label_stays_and_columns_fold_under_it(opened):
    page = opened(PHONE)
    row = page.locator("#table-first tbody tr", has_text="Vehicle crime")
    label, cell = row.locator("th").bounding_box(), row.locator("td").first.bounding_box()
    assert cell["y"] >= label["y"] + label["height"] - 1
    for line in page.locator("#table-first tbody tr").all():
        right = max(box["x"] + box["width"] for box in (td.bounding_box() for td in line.locator("td.words").all()))
        assert right <= PHONE["width"] and line.bounding_box()["height"] < 160
    assert (
        page.get_by_role("table", name="Offences, this period and the one before").get_by_role("rowheader").count()
        == 17
    )


def test_hostile_words_do_nothing(opened, tmp_path):
    (path,) = render(nasty(), tmp_path, ["html"])
    page = opened(where=path.as_uri())
    for figure in page.locator("figure .drawing").all():
        figure.focus()
        page.keyboard.press("ArrowRight")
    assert page.heard == [path.as_uri()]
    assert page.locator("script").count() == 1
