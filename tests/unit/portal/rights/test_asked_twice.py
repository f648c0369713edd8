"""Two requests to erase one thing: each waits for it, is told of it, and is not undone by the other's end."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from asked_rights import again, handed_in, looked_for, the_ask
from commonweal.ingest import erasure_list
from commonweal.portal.audit.recording import gathering
from commonweal.portal.people.models import Record
from commonweal.portal.rights.models import Disposal, Request
from commonweal.portal.rights.queries import requests as queries
from commonweal.portal.rights.refusals import RequestNotInState
from commonweal.portal.rights.verbs import disposals, requests
from known_people import entered
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_list() -> Iterator[None]:
    yield
    erasure_list.erasures_path(settings.WORKSPACE).unlink(missing_ok=True)


@pytest.fixture
def two(world: World) -> tuple[Request, Request]:
    """By letter, and once more through somebody who helps them; their holder agreed to both."""
    entered(world)
    asked = [looked_for(world, "erasure", words=words) for words in ("Delete it.", "My client asks.")]
    for one in asked:
        handed_in(world, the_ask(one), decision="erase", words="It is erased.")
        disposals.dispose()
    return again(asked[0]), again(asked[1])


def waiting(world: World, request: Request) -> tuple[int, int]:
    with gathering():
        found = queries.page(world.reader("governance"), request.pk).erasures
    return found.waiting, found.gone


def test_both_wait_for_it_and_neither_is_closed_as_done_before(world: World, two: tuple[Request, Request]) -> None:
    assert Disposal.objects.count() == 1
    for one in two:
        assert waiting(world, one) == (1, 0)
        with pytest.raises(RequestNotInState, match="not erased yet"):
            requests.close(one, outcome="replied", words="By letter.", by=world.reader("governance"))
    disposals.dispose()
    disposals.agree(Disposal.objects.get(), by=world.reader("governance"))
    disposals.dispose()
    assert not Record.objects.exists()
    for one in two:
        assert waiting(world, one) == (0, 1)
        requests.close(again(one), outcome="replied", words="By letter.", by=world.reader("governance"))


@pytest.mark.parametrize("nth", [0, 1], ids=["the first", "the second"])
def test_one_of_them_withdrawn_does_not_stop_the_other(world: World, two: tuple[Request, Request], nth: int) -> None:
    requests.close(two[nth], outcome="withdrawn", words="By letter.", by=world.reader("governance"))
    disposals.dispose()
    assert (waiting(world, two[nth]), waiting(world, two[1 - nth])) == ((0, 0), (1, 0))
    assert Disposal.objects.get().state == "proposed"
    requests.close(two[1 - nth], outcome="withdrawn", words="By letter.", by=world.reader("governance"))
    assert Disposal.objects.get().state == "kept"
