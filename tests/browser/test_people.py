"""Two officers and one person: entered on a phone without JavaScript, found, tied together, taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commonweal.portal.jobs import worker
from commonweal.portal.jobs.verbs import taking
from commonweal.portal.notices.models import Notice
from commonweal.portal.people.models import Link, Record
from known_people import entered
from portal_world import World
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
Opens = Callable[..., Page]
Sound = Callable[[Page], None]


def work() -> None:
    while waiting := taking.take():
        worker.do(waiting)


def test_a_record_is_entered_on_a_phone_without_javascript(world: World, portal_page: Opens, sound: Sound) -> None:
    page = portal_page("officer", "/known/new/", PHONE, script=False)
    page.get_by_label("Given names").fill("Ada")
    page.get_by_label("Family name").fill("O\u2019Candle")
    page.get_by_label("Day", exact=True).fill("1")
    page.get_by_label("Month", exact=True).fill("1")
    page.get_by_label("Year", exact=True).fill("1987")
    page.get_by_label("Address (optional)", exact=True).fill("14 Rope Street")
    press(page, "Give one more address")
    expect(page.get_by_label("Given names")).to_have_value("Ada")
    page.get_by_label("Kind of address 2").select_option("none")
    press(page, "Keep it")
    expect(page.get_by_text("1 January is what is often written")).to_be_visible()
    expect(page.get_by_label("Family name")).to_have_value("O\u2019Candle")
    press(page, "Keep it as it is")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada O\u2019Candle")
    expect(page.get_by_text("No fixed abode").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert "Candle" not in page.url and Record.objects.get().identified


def test_two_records_are_looked_at_tied_and_taken_back(world: World, portal_page: Opens, sound: Sound) -> None:
    one = entered(world, shared=True)
    entered(world, "fire", family="Candlewich", born_day="4", shared=True)
    page = portal_page("officer", "/known/")
    page.get_by_label("Name (optional)", exact=True).fill("Ada Candlewick")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("heading", name="What you may read").wait_for()
    page.wait_for_load_state("networkidle")
    sound(page)
    page.get_by_role("link", name="Ada Candlewick").click()
    sound(page)
    press(page, "Look in all that you may read")
    work()
    page.goto(f"/known/{one.pk}/")
    page.get_by_role("link", name="Look at it").click()
    page.get_by_role("link", name="Ada Candlewick (Police) and Ada Candlewich (Fire brigade)").click()
    sound(page)
    page.get_by_role("link", name="They are one person").click()
    sound(page)
    page.get_by_label("I have looked at both records").check()
    page.get_by_label("For what purpose").fill("One visit, not two")
    page.get_by_label("Under which power?").select_option(index=1)
    page.get_by_label("On which lawful basis?").select_option(index=1)
    page.get_by_label("Why was it necessary").fill("Both visit her; less would not do")
    page.get_by_label("If no live agreement covers it").fill("It is being written")
    press(page, "They are one person")
    sound(page)
    fire = portal_page("fire", f"/known/{one.pk}/", PHONE)
    assert fire.get_by_text("2 records are tied together").is_visible()
    sound(fire)
    page.get_by_role("link", name="They are two people after all").click()
    page.get_by_label("What was wrong?").fill("Her sister")
    press(page, "Take it back")
    assert Link.objects.get().state == "undone" and Notice.objects.get().person_id == world.people["fire"].pk
    fire.goto(f"/known/{one.pk}/")
    assert not fire.get_by_text("2 records are tied together").is_visible()


def test_nothing_stays_in_the_browser(world: World, portal_page: Opens) -> None:
    one = entered(world)
    page: Any = portal_page("officer", f"/known/{one.pk}/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert page.evaluate("caches.keys().then(found => found.length)") == 0
