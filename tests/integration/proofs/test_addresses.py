"""Role x address: every address, as every role, with what it may read, may not read, and what is not there.

The same 404 for hidden, absent and forbidden; nobody outside an address's class is ever shown anything there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
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
from proof_database import filled_once, taken_back
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


@dataclass(frozen=True)
class Walked:
    """What one reader met on the way through all that is open to them, and what may be read by them."""

    may_read: set[UUID]
    status: dict[str, int] = field(default_factory=dict)  # by address
    said: dict[str, set[UUID]] = field(default_factory=dict)  # by address: the things whose words stand there


@pytest.fixture(scope="module")
def filled(world: World) -> Filled:
    """Things of every kind, for everyone, for partners and for a few."""
    return fill(world)


@pytest.fixture(scope="module", params=READERS, ids=str)
def reader(request: pytest.FixtureRequest) -> str | None:
    """Each in turn: all that is asked of one is asked before the next."""
    name: str | None = request.param
    return name


@pytest.fixture(scope="module")
def walked(world: World, filled: Filled, reader: str | None) -> Walked:
    """A reader goes through the portal once, for all tests of that reader; what it left is taken back."""
    way = Walked(_readable(world, reader))
    with taken_back():
        for address, status, body in _crawl(world.client(reader), filled, way.may_read, reader):
            way.status[address] = status
            way.said[address] = {filled.canaries[word] for word in heard(filled.canaries, body)}
    return way


def test_every_address_is_classed() -> None:
    assert faults() == []


def test_an_address_without_a_class_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {name: one for name, one in ADDRESSES.items() if name != "access:release"}
    monkeypatch.setattr(proof_addresses, "ADDRESSES", without)  # taken out of the one that all share, it would move
    assert [fault.split(" has no class")[0] for fault in faults() if "has no class" in fault] == ["access:release"]


def test_what_is_proven_elsewhere_says_where() -> None:
    assert all(bool(one.why) == (one.answers == "apart") for one in ADDRESSES.values())
    assert {one.name for one in found()} == set(ADDRESSES)


def test_lists_answer_whom_they_are_for(walked: Walked, reader: str | None) -> None:
    for name, one in classed("page").items():
        if not one.takes:
            status = walked.status[reverse(name)]
            assert (status == 200) == (reader in one.who), (name, status)
            assert status in (200, 302, 404), name


def test_a_thing_is_shown_to_no_one_who_may_not_read_it(
    world: World, filled: Filled, walked: Walked, reader: str | None
) -> None:
    client, asked = world.client(reader), 0
    absent = cache(client.get)
    for kind, thing in filled.things:
        for name, addresses in addresses_for(kind, thing, "page", "act", one_a_row=True).items():
            shut = thing not in walked.may_read or reader not in ADDRESSES[name].who
            for address in addresses:
                asked += 1
                if shut:
                    answer = client.get(address)
                    nothing = absent(address.replace(str(thing), str(ABSENT)))
                    assert (answer.status_code, _said(answer.content, thing)) == (
                        nothing.status_code,
                        _said(nothing.content, ABSENT),
                    ), (name, kind)
                    assert answer.status_code in (302, 404, 405), (name, kind)
                else:  # the walk came by its pages; what acts is asked here
                    status = walked.status.get(address) or client.get(address).status_code
                    assert status in (200, 302, 404, 405, 410), (name, kind, status)
    assert asked > len(filled.things)


def test_no_word_that_is_not_for_a_reader_is_on_any_page(filled: Filled, walked: Walked, reader: str | None) -> None:
    """The canary: unique words in every text field; pages are reached by address and by following every link."""
    forbidden = {thing for thing in filled.canaries.values() if thing not in walked.may_read}
    seen = set()
    for address, said in walked.said.items():
        sung = said & forbidden
        assert not sung, f"{address} says to {reader} what is in {[filled.kind_of[thing] for thing in sung]}"
        seen |= said
    if reader == "clerk":
        assert len(seen) > 3, "a canary that sings to nobody shows nothing"
    assert forbidden, "nothing is hidden from this reader, so nothing is shown"


def _readable(world: World, name: str | None) -> set[UUID]:
    reader = world.reader(name)
    return {pk for model in kept_models() for pk in readable(reader, model).values_list("pk", flat=True)}


def _crawl(client: Client, filled: Filled, may_read: set[UUID], reader: str | None) -> Iterator[tuple[str, int, bytes]]:
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
        yield address, answer.status_code, body + str(answer.headers).encode()
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting += [link for link in filled.links(body) if link not in done]


def _said(body: bytes, thing: UUID) -> bytes:
    body = FORM_TOKEN.sub(rb"\1", body)
    return body.replace(str(thing).encode(), b"").replace(thing.hex.encode(), b"")
