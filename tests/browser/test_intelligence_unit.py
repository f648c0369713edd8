"""The force's unit receives, grades and releases; another agency's officer opens a case with it; withdrawn, it goes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonweal.portal.cases.models import Case
from commonweal.portal.intelligence.models import Released, Report, Sanitised
from graded_reports import officer, report, set_up
from portal_world import World
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at
TEXT = "Goods may be moved by van near shops at weekends."
Opens = Callable[..., Page]
Sound = Callable[[Page], None]


def test_the_unit_receives_grades_and_releases_and_a_case_opens(world: World, portal_page: Opens, sound: Sound) -> None:
    set_up(world)
    officer(world, "warden", "Council")
    made = report(world, source="My friend Ada Quillfeather", person="Bram Thistlewood")
    _received_and_graded(portal_page, sound, made)
    _written_and_proposed(portal_page, sound)
    _released_by_another(portal_page, sound)
    _opens_a_case_on_a_phone(portal_page, sound)
    _handed_over(portal_page, made)
    _withdrawn(portal_page, sound)


def _received_and_graded(portal_page: Opens, sound: Sound, made: Report) -> None:
    page = portal_page("unit", "/intelligence/unit/", script=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("1 report to receive")
    _seen(page, "inbox")
    page.get_by_role("link", name=made.reference).click()
    expect(page.get_by_role("link", name="Record that it was received")).to_be_visible()
    _seen(page, "report")
    assert "Quillfeather" not in page.content()
    page.get_by_role("link", name="Record that it was received").click()
    page.get_by_label("The force's own reference").fill("NI/44")
    press(page, "Record it")
    page.get_by_role("link", name="Grade item 1").click()
    page.get_by_role("radio", name="2: Untested").check()
    page.get_by_role("radio", name="B: Known indirectly to the source but corroborated").check()
    page.get_by_role("radio", name="C: Lawful sharing permitted with conditions").check()
    press(page, "Keep this grade")
    expect(page.get_by_role("radio", name="2: Untested")).to_be_checked()  # nothing chosen is lost
    _seen(page, "grade")
    page.get_by_role("checkbox", name="A3: Overt use").check()
    page.get_by_role("checkbox", name="S1: Delegated authority").check()
    page.get_by_label("Instructions").fill("Do not tell the shops")
    press(page, "Keep this grade")
    expect(page.get_by_text("2 B C A3 S1").first).to_be_visible()
    page.get_by_role("link", name="Say why you need to know").click()
    page.get_by_label("Why do you need to know").fill("To judge the risk")
    press(page, "Show it to me")
    expect(page.get_by_text("My friend Ada Quillfeather")).to_be_visible()
    with_script = portal_page("unit", f"/intelligence/unit/{made.pk}/", viewport=PHONE)
    sound(with_script)
    _seen(with_script, "report-phone")


def _written_and_proposed(portal_page: Opens, sound: Sound) -> None:
    page = portal_page("unit", f"/intelligence/unit/{Report.objects.get().pk}/texts/")
    sound(page)
    _seen(page, "write")
    page.get_by_label("What does it say?").fill("Quillfeather saw Thistlewood.")
    page.get_by_role("checkbox", name="Warden Example, Council").check()
    page.get_by_label("For what purpose?").fill("To prevent crime")
    page.get_by_label("Under which power?").select_option(index=1)
    page.get_by_label("On which lawful basis?").select_option(index=1)
    page.get_by_label("Why was it necessary").fill("They patrol there")
    page.get_by_label("If no live agreement covers it").fill("It is being drawn up")
    press(page, "Keep it and look it over")
    page.get_by_label("Why may what was found stand?").fill("They are known")
    press(page, "Propose it to a second person")
    expect(page.get_by_text("Take that out of the text").first).to_be_visible()
    expect(page.get_by_label("Why may what was found stand?")).to_have_value("They are known")
    _seen(page, "found")
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("What does it say?").fill(TEXT)
    press(page, "Keep it and look it over")
    press(page, "Propose it to a second person")
    expect(page.get_by_role("heading", level=1)).to_have_text("It waits for a second person")
    expect(page.get_by_role("button", name="Release it")).to_have_count(0)
    sound(page)


def _released_by_another(portal_page: Opens, sound: Sound) -> None:
    page = portal_page("second", "/intelligence/unit/")
    page.get_by_role("link", name=Sanitised.objects.get().reference).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("May this go to Warden Example (Council)?")
    sound(page)
    _seen(page, "approve")
    press(page, "Release it")
    expect(page.get_by_text("It is out.")).to_be_visible()


def _opens_a_case_on_a_phone(portal_page: Opens, sound: Sound) -> None:
    page = portal_page("warden", "/intelligence/released/", viewport=PHONE)
    page.get_by_role("link", name=Released.objects.get().reference).click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    sound(page)
    _seen(page, "released")
    page.get_by_role("link", name="Open a case with it").click()
    page.get_by_role("radio").first.check()
    press(page, "Go on")
    page.get_by_label("What is the case called?").fill("Vans behind the shops")
    _seen(page, "case-form")
    for choice in page.get_by_role("combobox").all():
        choice.select_option(index=1)
    for choice in page.get_by_role("radio", name="Not known").all():
        choice.check()
    press(page, "Open the case")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vans behind the shops")
    expect(page.get_by_text(TEXT)).to_be_visible()
    _seen(page, "case")
    other = portal_page("officer", page.url)
    assert other.title().startswith("Page not found") or "not found" in other.content().lower()


def _handed_over(portal_page: Opens, made: Report) -> None:
    page = portal_page("unit", f"/intelligence/unit/{made.pk}/hand-over/")
    with page.expect_download() as got:
        page.get_by_role("button", name="Make the file").click()
    content = Path(got.value.path()).read_text("utf-8")
    assert "Quillfeather" not in content
    page = portal_page("unit", f"/intelligence/unit/{made.pk}/")
    with page.expect_download() as got:
        page.get_by_role("button", name="Print it as PDF").click()
    printed = Path(got.value.path()).read_bytes()
    assert printed.startswith(b"%PDF")
    if PICTURES:
        (Path(PICTURES) / "report.pdf").write_bytes(printed)


def _withdrawn(portal_page: Opens, sound: Sound) -> None:
    page = portal_page("unit", f"/intelligence/unit/texts/{Sanitised.objects.get().pk}/")
    page.get_by_role("link", name="Withdraw it").click()
    page.get_by_label("Why is it withdrawn?").fill("It was wrong")
    press(page, "Withdraw it")
    reader = portal_page("warden", f"/intelligence/released/{Released.objects.get().pk}/", viewport=PHONE)
    expect(reader.get_by_text("It was wrong")).to_be_visible()
    expect(reader.get_by_text(TEXT)).to_have_count(0)
    sound(reader)
    case = portal_page("warden", f"/cases/{Case.objects.get().pk}/")
    expect(case.get_by_text(TEXT)).to_have_count(0)
    for path in ("/intelligence/unit/codes/", "/intelligence/unit/figures/", "/intelligence/unit/receipt/"):
        other = portal_page("unit", path, viewport=PHONE)
        sound(other)
        _seen(other, path.strip("/").rpartition("/")[2])


def _seen(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"unit-{name}.png", full_page=True)
