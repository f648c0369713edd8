"""Role x address: every address, as every role, with what it may read, may not read, and what is not there.

The same 404 for hidden, absent and forbidden; nobody outside an address's class is ever shown anything there.
"""

from collections.abc import Iterator
from functools import cache
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

import proof_addresses
from address_classes import ADDRESSES, EVERYONE
from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.queries import readable
from heard_words import heard
from portal_world import World, make_world
from proof_addresses import addresses_for, classed, faults, found
from proof_database import filled_once
from proof_things import Filled, fill
from purge_seen import FORM_TOKEN

pytestmark = pytest.mark.django_db
READERS = sorted(EVERYONE, key=str)
ABSENT = UUID("00000000-0000-4000-8000-000000000000")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The partnership, for all readers: what a test does in it is taken back."""
    with filled_once(django_db_blocker):
        yield make_world()


@pytest.fixture(scope="module")
def filled(world: World) -> Filled:
    """Things of every kind, for everyone, for partners and for a few."""
    return fill(world)


def test_every_address_is_classed() -> None:
    assert faults() == []


def test_an_address_without_a_class_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {name: one for name, one in ADDRESSES.items() if name != "access:release"}
    monkeypatch.setattr(proof_addresses, "ADDRESSES", without)  # taken out of the one that all share, it would move
    assert [fault.split(" has no class")[0] for fault in faults() if "has no class" in fault] == ["access:release"]


def test_what_is_proven_elsewhere_says_where() -> None:
    assert all(bool(one.why) == (one.answers == "apart") for one in ADDRESSES.values())
    assert {one.name for one in found()} == set(ADDRESSES)


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_lists_answer_whom_they_are_for(world: World, filled: Filled, reader: str | None) -> None:
    client = world.client(reader)
    for name, one in classed("page").items():
        if not one.takes:
            answer = client.get(reverse(name))
            assert (answer.status_code == 200) == (reader in one.who), (name, answer.status_code)
            assert answer.status_code in (200, 302, 404), name


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_a_thing_is_shown_to_no_one_who_may_not_read_it(world: World, filled: Filled, reader: str | None) -> None:
    client, asked = world.client(reader), 0
    may_read, absent = _readable(world, reader), cache(client.get)
    for kind, thing in filled.things:
        for name, addresses in addresses_for(kind, thing, "page", "act", one_a_row=True).items():
            shut = thing not in may_read or reader not in ADDRESSES[name].who
            for address in addresses:
                answer = client.get(address)
                asked += 1
                if shut:
                    nothing = absent(address.replace(str(thing), str(ABSENT)))
                    assert (answer.status_code, _said(answer.content, thing)) == (
                        nothing.status_code,
                        _said(nothing.content, ABSENT),
                    ), (name, kind)
                    assert answer.status_code in (302, 404, 405), (name, kind)
                else:
                    assert answer.status_code in (200, 302, 404, 405, 410), (name, kind, answer.status_code)
    assert asked > len(filled.things)


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_no_word_that_is_not_for_a_reader_is_on_any_page(world: World, filled: Filled, reader: str | None) -> None:
    """The canary: unique words in every text field; pages are reached by address and by following every link."""
    may_read = _readable(world, reader)
    forbidden = {thing for thing in filled.canaries.values() if thing not in may_read}
    seen = set()
    for address, body in _crawl(world.client(reader), filled, may_read, reader):
        said = {filled.canaries[word] for word in heard(filled.canaries, body)}
        sung = said & forbidden
        assert not sung, f"{address} says to {reader} what is in {[filled.kind_of[thing] for thing in sung]}"
        seen |= said
    if reader == "clerk":
        assert len(seen) > 3, "a canary that sings to nobody shows nothing"
    assert forbidden, "nothing is hidden from this reader, so nothing is shown"


def _readable(world: World, name: str | None) -> set[UUID]:
    reader = world.reader(name)
    return {pk for model in kept_models() for pk in readable(reader, model).values_list("pk", flat=True)}


def _crawl(client: Client, filled: Filled, may_read: set[UUID], reader: str | None) -> Iterator[tuple[str, bytes]]:
    """All that is open to a reader, and all that it links to; what is shut answers as if it were absent, see above."""
    waiting = [reverse(name) for name, one in classed("page").items() if not one.takes]
    for kind, thing in filled.things:
        if thing in may_read:
            open_to = (
                n for n in addresses_for(kind, thing, "page", one_a_row=True).items() if reader in ADDRESSES[n[0]].who
            )
            waiting += [address for _, addresses in open_to for address in addresses]
    done: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in done:
            continue
        done.add(address)
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[call-overload]
        yield address, body + str(answer.headers).encode()
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting += [link for link in filled.links(body) if link not in done]


def _said(body: bytes, thing: UUID) -> bytes:
    body = FORM_TOKEN.sub(rb"\1", body)
    return body.replace(str(thing).encode(), b"").replace(thing.hex.encode(), b"")
