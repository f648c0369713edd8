"""The main pages with a keyboard alone, and on paper: all is reached, one sees where one is, nothing holds one fast."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from portal_minuting import make_sitting, take
from portal_world import World
from round_world import item, meeting, police_item, practice
from shown_here import ShownHere

pytestmark = pytest.mark.django_db
DESK = {"width": 1100, "height": 900}
FURNITURE = (".commonweal-header__places", ".commonweal-header__account", ".commonweal-footer", ".govuk-button")
REACHED = "a[href], button:not([disabled]), select, textarea, summary, input:not([type=hidden]):not([type=radio])"
# What is drawn at the focus: an outline, a shadow or the focus colour, on itself or on the label that stands for it.
FOCUS = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const colour = 'rgb(255, 221, 0)';
    const drawn = (style) => style.boxShadow.includes(colour) || style.backgroundColor === colour
        || (style.outlineStyle !== 'none' && style.outlineColor === colour && parseFloat(style.outlineWidth) > 1);
    const label = here.nextElementSibling ? [getComputedStyle(here.nextElementSibling, '::before')] : [];
    const summary = here.firstElementChild ? [getComputedStyle(here.firstElementChild)] : [];
    here.dataset.reached = 'yes';
    return {what: here.outerHTML.slice(0, 140), seen: [getComputedStyle(here), ...label, ...summary].some(drawn)};
}"""
MISSED = f"""() => [...document.querySelectorAll('{REACHED}')]
    .filter(e => e.checkVisibility({{visibilityProperty: true}}) && !e.dataset.reached)
    .filter(e => e.tagName === 'SUMMARY' || !e.closest('details:not([open])'))
    .map(e => e.outerHTML.slice(0, 140))"""


@pytest.fixture
def pages(world: World) -> dict[str, str]:
    """The main pages of the clerk's work, with something on each."""
    of = practice(world, numbering="year series", prefix="STP")
    at = meeting(world, dt.date.today() + dt.timedelta(days=40), of)
    row = item(world, at, "Op Lantern Update", cleared=False)
    item(world, at, "Mill Lane (Op Lantern) Update", cleared=False)
    police_item(world, at)
    sitting = make_sitting(world, votes=True)
    take(sitting)
    return {
        "first screen": "/",
        "preparing": reverse("meetings:prepare", args=[at.pk]),
        "adding an item": reverse("meetings:add-item", args=[at.pk]),
        "an item": reverse("meetings:item", args=[row.pk]),
        "attendance": reverse("meetings:attendance", args=[sitting.meeting.pk]),
        "minuting": reverse("meetings:minute", args=[sitting.items["update"].pk]),
        "minutes": reverse("meetings:minutes", args=[sitting.meeting.pk]),
        "a new paper": reverse("library:new-upload"),
        "register": reverse("meetings:register"),
    }


@pytest.fixture
def clerk(world: World, portal_browser: Browser) -> Any:
    context = portal_browser.new_context()
    client = world.client("clerk")
    shown = ShownHere(context.new_page(), client)
    yield lambda address: shown.show(address, client.get(address), DESK)
    context.close()


def test_every_control_is_reached_by_tab_and_shows_that_it_is(
    pages: dict[str, str], clerk: Callable[[str], Page]
) -> None:
    for name, address in pages.items():
        page = clerk(address)
        unseen = []
        for _ in range(400):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus is None:
                break
            if not focus["seen"]:
                unseen.append(focus["what"])
        else:
            pytest.fail(f"{name}: the keyboard never leaves the page")
        assert unseen == [], f"{name}: nothing shows that these have the focus"
        assert page.evaluate(MISSED) == [], f"{name}: Tab does not come here"


def test_paper_has_the_matter_and_none_of_the_furniture(pages: dict[str, str], clerk: Callable[[str], Page]) -> None:
    for name in ("minutes", "register", "preparing"):
        page = clerk(pages[name])
        assert page.locator(".commonweal-header__places").is_visible(), "on a screen it is there"
        page.emulate_media(media="print")
        for part in (
            ".commonweal-header__places",
            ".commonweal-header__account",
            ".commonweal-footer",
            ".govuk-button",
        ):
            assert not [one for one in page.locator(part).all() if one.is_visible()], f"{name}: {part} is printed"
        assert page.locator("h1").is_visible() and page.locator(".commonweal-header__name").is_visible()
        page.emulate_media(media="screen")
