"""A correction, an objection and an erasure, each walked to its close by keyboard alone on a phone, without script."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from asked_rights import handed_in, requested, the_ask
from commonweal.ingest import erasure_list
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.people.models import Record
from commonweal.portal.rights.models import Request
from commonweal.portal.rights.verbs import disposals, gathering
from known_people import entered
from portal_sharing import GROUNDS, share_of
from portal_world import World
from told_intelligence import colleague

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at
STOPS = 120  # of the Tab key, before something counts as out of reach
HERE = "(one) => one === document.activeElement"
BESIDE = "(one) => document.activeElement.name && one.name === document.activeElement.name"


class Keys:
    """Somebody at a phone's width with a keyboard and no script: what Tab does not reach cannot be used."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: str, role: str = "button") -> None:
        """A button or a link."""
        self._to(self.page.get_by_role(role, name=name, exact=True).first)  # type: ignore[arg-type]
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press_in(self, words: str) -> None:
        """The link of the row of a list that says this."""
        self._to(self.page.locator("tbody tr", has_text=words).get_by_role("link"))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, label: str, words: str) -> None:
        """Words in a field."""
        self._to(self.page.get_by_label(label, exact=True))
        self.page.keyboard.insert_text(words)

    def replace(self, label: str, words: str) -> None:
        """Other words in a field."""
        self._to(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(words)

    def choose(self, label: str) -> None:
        """One of several: Tab to the group, arrows within it."""
        wanted = self.page.get_by_label(label, exact=True)
        self._to(wanted, within=BESIDE)
        for _ in range(12):
            if wanted.evaluate(HERE):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        expect(wanted).to_be_checked()

    def _to(self, wanted: Locator, within: str = HERE) -> None:
        expect(wanted).to_be_attached()
        for _ in range(STOPS):
            if wanted.evaluate(within):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {wanted} on {self.page.url}")


@pytest.fixture
def at(world: World, portal_page: Callable[..., Page], sound: Callable[[Page], None]) -> Iterator[Callable[..., Keys]]:
    """Opens a page as somebody, on a phone without script; the same page with script is looked over by axe first."""
    colleague(world, "second", "Police")
    seen = iter(range(1, 100))

    def open_page(username: str, path: str) -> Keys:
        looked_over = portal_page(username, path, viewport=PHONE)
        sound(looked_over)
        if PICTURES:
            name = f"{next(seen):02}-{username}-{path.strip('/').replace('/', '_')[:40]}.png"
            looked_over.screenshot(path=str(Path(PICTURES) / name), full_page=True)
        looked_over.context.close()
        return Keys(portal_page(username, path, viewport=PHONE, script=False))

    yield open_page
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


def shows(keys: Keys, *words: str) -> None:
    """A page says something."""
    for one in words:
        expect(keys.page.locator("main")).to_contain_text(one)


def shared(world: World) -> Record:
    """A record of Ada that the fire brigade and a hostel were given."""
    record = entered(world)
    agencies = [world.agencies["Fire brigade"]]
    share = share_of(
        world, from_agency=world.agencies["Police"], agencies=agencies, outside="A hostel", about=[record.thing]
    )
    disclosures.record(share, GROUNDS, by=world.reader("officer"))
    return record


def told(at: Callable[..., Keys], words: str) -> None:
    """Whoever had it is told, and can open what they are told of."""
    keys = at("fire", "/notices/")
    shows(keys, words)


def the_system() -> None:
    """What happens within a minute."""
    gathering.run()
    disposals.dispose()


def settled(at: Callable[..., Keys], request: Request) -> None:
    """Governance says who asks; every room is looked through."""
    keys = at("governance", f"/rights/requests/{request.pk}/")
    keys.press("Who they are is settled", "link")
    keys.write("How do you know who they are?", "They came by with a bank letter.")
    keys.press("Settle it, and look for what is held")
    the_system()


def answered(at: Callable[..., Keys], decision: str, told: str, others: str) -> None:
    """A holder answers what they are asked, and sees whom they tell themselves; a colleague reads it through."""
    keys = at("officer", "/rights/asks/")
    keys.press_in("A record of a person")
    address = keys.page.url.split("/rights/")[1]
    shows(keys, "Tell them yourself", others)
    keys.press("Answer", "link")
    at("officer", f"/rights/{address}answer/")
    keys.choose(decision)
    keys.write("What is the person told? (optional)", told)
    keys.press("Give it to a second person")
    keys = at("second", f"/rights/{address}")
    keys.press("Read it through, and hand it in", "link")
    at("second", f"/rights/{address}read/")
    keys.press("Hand it in")
    expect(keys.page.locator("main")).to_contain_text("Answered")
    the_system()


def share_answered(world: World, request: Request, decision: str) -> None:
    """The same holder is asked about the share, too: it stands as it was made."""
    handed_in(world, the_ask(request, "disclosures.disclosure"), decision=decision, words="It says what was shared.")
    the_system()


def closed(at: Callable[..., Keys], request: Request, told: str) -> None:
    keys = at("governance", f"/rights/requests/{request.pk}/")
    keys.press("Close it", "link")
    at("governance", f"/rights/requests/{request.pk}/close/")
    keys.choose("They were told what was done")
    keys.write("What were they told, when and how?", told)
    keys.press("Close it")
    expect(keys.page.locator("main")).to_contain_text("Closed")
    at("governance", f"/rights/requests/{request.pk}/")


def test_a_record_is_put_right_and_whoever_had_it_is_told(world: World, at: Callable[..., Keys]) -> None:
    record = shared(world)
    request = requested(world, "rectification", words="I was born on the fourth.")
    settled(at, request)
    keys = at("officer", reverse("people:person", args=[record.pk]))
    keys.press("Correct this record", "link")
    keys.replace("Day", "4")
    keys.write("Why is it corrected?", "They showed their birth certificate.")
    keys.press("Keep it")
    answered(at, "It was wrong, and I corrected it", "Your date of birth was put right.", others="A hostel")
    share_answered(world, request, "noted")
    keys = at("governance", f"/rights/requests/{request.pk}/")
    shows(keys, "All holders answered", "It was wrong, and was put right", "Your date of birth was put right.")
    closed(at, request, "That it was put right, by letter today.")
    told(at, "was corrected since")


def test_what_somebody_objects_to_is_used_no_more(world: World, at: Callable[..., Keys]) -> None:
    record = shared(world)
    request = requested(world, "objection", words="Stop using this.")
    settled(at, request)
    answered(at, "It is used no more, or only so far as the law asks", "We use it no more.", others="A hostel")
    share_answered(world, request, "noted")
    keys = at("officer", reverse("people:person", args=[record.pk]))
    shows(keys, "Do not use this: its use is restricted since")
    closed(at, request, "That it is used no more, by letter today.")
    told(at, "was restricted since")


def test_what_is_erased_is_gone_before_they_are_told(world: World, at: Callable[..., Keys]) -> None:
    shared(world)
    request = requested(world, "erasure", words="Delete it.")
    settled(at, request)
    answered(at, "It may be erased", "It is erased.", others="A hostel")
    share_answered(world, request, "keep")
    address = f"/rights/requests/{request.pk}/"
    keys = at("governance", address)
    shows(keys, "1 agreed by its holder, not erased yet")
    keys.press("Close it", "link")
    expect(keys.page.get_by_label("They were told what was done")).to_have_count(0)
    keys = at("governance", address)
    keys.press("Disposal", "link")
    keys = at("governance", "/rights/disposal/")
    keys.press("Agree that it goes")
    the_system()
    assert not Record.objects.exists()
    shows(at("governance", address), "1 erased", "Its holder agrees that it is erased")
    closed(at, request, "That it was erased, by letter today.")
    told(at, "was erased since")
