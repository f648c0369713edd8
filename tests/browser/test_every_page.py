"""Every page of the portal, as every role: as axe finds it, and on a screen 320 pixels wide.

The pages are found from the URL configuration, not listed; one that holds nothing new is not looked at twice. Each
page's forms are sent empty, and what they answer is looked at too.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from address_classes import ADDRESSES, EVERYONE
from busy_portal import make_busy
from every_address import UNIT, addresses
from portal_world import World, make_world
from proof_database import filled_once
from shown_here import ShownHere, whole

pytestmark = pytest.mark.django_db
DESK, NARROW = {"width": 1100, "height": 900}, {"width": 320, "height": 640}
READERS = sorted(EVERYONE, key=str)
ROOMS = sorted({name.rpartition(":")[0] or "config" for name in ADDRESSES})
MADE = re.compile(rb"<([a-z1-6]+)|(class|type|role|scope|aria-[a-z]+)=\"([a-z _-]*)\"")
NO_PAGE = {  # files, pictures and feeds: classed as pages because a reader may open them
    "access:document", "audit:export", "cases:file-read", "cases:letter-file", "disclosures:export",
    "engagement:calendar", "indicators:export", "library:report",
    "meetings:action-log", "meetings:calendar-file",
    "meetings:event", "meetings:events", "meetings:minutes-file", "meetings:own-calendar-file",
    "meetings:pack-picture", "meetings:published", "operations:export", "rights:reply-json", "rights:reply-pdf",
    "tasks:export",
}  # fmt: skip
FORMS = """() => [...document.querySelectorAll('form[method=post]')].map(form => {
    const button = form.querySelector('button[name]');
    const sent = [...form.elements].filter(e => e.name && e.type !== 'submit' && e.type !== 'file')
        .map(e => [e.name, e.type === 'hidden' ? e.value : '']);
    return {to: form.getAttribute('action') || location.pathname, sent, ticked: button && [button.name, button.value]};
})"""
Seen = dict[str, set[Any]]  # by a page's name, what it was made of where it was looked at


@pytest.fixture(scope="module")
def busy(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once: what is done in a room is taken back."""
    with filled_once(django_db_blocker):
        world = make_world()
        make_busy(world)
        yield world


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_and_every_form_sent_empty_is_sound(
    busy: World, portal_browser: Browser, room: str, sound: Callable[[Page], None]
) -> None:
    seen: Seen = {}
    faults: list[str] = []
    for reader in (*READERS, *([UNIT] if room == "intelligence" else [])):
        context = portal_browser.new_context(viewport=DESK)  # type: ignore[arg-type]
        client = busy.client(reader)
        shown = ShownHere(context.new_page(), client)
        for name, address in addresses(busy, reader, room):
            if name in NO_PAGE:
                continue
            answer: Any = client.get(address)
            if _new(seen, name, answer):
                faults += _faults(shown, address, answer, sound)
                for sent_to, wrong in _sent_empty(shown.page, client):
                    if _new(seen, f"{name}, sent empty", wrong):
                        faults += _faults(shown, sent_to, wrong, sound)
        context.close()
    assert not faults, "\n\n".join(faults)
    assert {name for name in _pages_of(room) if name not in seen} == set(), "nobody was shown these"


def _pages_of(room: str) -> set[str]:
    return {
        name for name, one in ADDRESSES.items()
        if one.answers == "page" and (name.rpartition(":")[0] or "config") == room and name not in NO_PAGE
    }  # fmt: skip


def _new(seen: Seen, name: str, answer: Any) -> bool:
    """Whether an answer is a page that holds anything which no page of its name held yet."""
    if not answer.headers.get("Content-Type", "").startswith("text/html") or answer.status_code in (301, 302, 405):
        return False
    known = seen.setdefault("not found" if answer.status_code == 404 else name, set())
    made = set(MADE.findall(whole(answer)))
    new = bool(made - known)
    known |= made
    return new


def _faults(shown: ShownHere, address: str, answer: HttpResponse, sound: Callable[[Page], None]) -> list[str]:
    page, found = shown.show(address, answer, DESK), []
    try:
        sound(page)
    except AssertionError as fault:
        found.append(str(fault).split("\nassert ")[0])
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    if (width := page.evaluate("document.documentElement.scrollWidth")) > NARROW["width"]:
        found.append(f"{address} is {width} pixels wide on a narrow screen")
    return found


def _sent_empty(page: Page, client: Client) -> Iterator[tuple[str, Any]]:
    """What the forms on a page answer when nothing is filled in; what they would have done is undone."""
    for form in page.evaluate(FORMS):
        if form["to"].startswith("/account/"):  # the end of the session
            continue
        sent = dict([*form["sent"], *([form["ticked"]] if form["ticked"] else [])])
        with transaction.atomic():
            answer = client.post(form["to"], sent)
            transaction.set_rollback(True)
        yield form["to"], answer
