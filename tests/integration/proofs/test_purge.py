"""The oracle: what a reader sees of a script is what they see of it with everything hidden from them removed.

12 random scripts here; of each, 2 readers, and for each of them some lists (the search among them), files and pages.
`COMMONWEAL_PURGE_SCRIPTS=2000` asks for more, `COMMONWEAL_PURGE_FROM` for others, `COMMONWEAL_PURGE_ROOM=access:` for
the pages of one room, while hunting.
"""

import os
from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

import purge_acts
from commonweal.portal.access.kinds import model_of
from commonweal.portal.access.models import Document, Release
from commonweal.portal.access.queries import readable
from portal_world import World
from proof_addresses import lists, pages_of
from purge_frozen import Frozen
from purge_model import READERS, Model
from purge_script import Act, Play, play_random, replay, without_hidden, words_of
from purge_seen import SEARCH, Seen, look_at_all

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(36_000)]
assert purge_acts.__doc__  # imported for the acts that it adds

SCRIPTS = int(os.environ.get("COMMONWEAL_PURGE_SCRIPTS", "12"))
FIRST = int(os.environ.get("COMMONWEAL_PURGE_FROM", "0"))
ROOM = os.environ.get("COMMONWEAL_PURGE_ROOM", "")
READERS_EACH, LISTS_EACH, PAGES_EACH, FILES_EACH = 2, 7, 12, 6
LENGTH = 30


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Frozen:
    """The portal's clock and identifiers, by label of the act."""
    clock = Frozen()
    clock.install(monkeypatch)
    return clock


@pytest.fixture
def clients(frozen: Frozen, world: World) -> dict[str | None, Client]:
    """Everyone signed in, once for all scripts."""
    return {reader: world.client(reader) for reader in READERS}


def _addresses(play: Play, random: Random) -> list[str]:
    """Every list, every file and release, and some of the pages of things, hidden or not; what releases hold too."""
    pages = [address for thing in play.things.values() for address in pages_of(thing.kind, thing.id, ROOM)]
    inside = Document.objects.filter(role="release").values_list("pk", flat=True)
    files = [reverse("access:document", args=[found]) for found in sorted(inside)]
    kept = [thing for thing in play.things.values() if thing.kind in ("access.document", "access.release")]
    own = [pages_of(thing.kind, thing.id, "access:")[0] for thing in kept]  # what `_check_shown` holds to the model
    everywhere = [*lists(ROOM), f"{SEARCH}zq", f"{reverse('meetings:register')}?show=actions"]
    asked = [
        *_some(random, everywhere, LISTS_EACH),
        *_some(random, files, FILES_EACH),
        *_some(random, own, FILES_EACH),
        *_some(random, pages, PAGES_EACH),
    ]
    return list(dict.fromkeys(asked))


def _some(random: Random, found: list[str], most: int) -> list[str]:
    return random.sample(found, min(len(found), most))


def _compare(whole: dict[str, Seen], purged: dict[str, Seen], about: str) -> None:
    faults = [f"{address} {said}" for address in whole if (said := whole[address].difference(purged[address]))]
    assert not faults, f"{about}\n" + "\n".join(faults[:5])


def test_purging_what_is_hidden_changes_nothing_that_is_seen(
    world: World, frozen: Frozen, clients: dict[str | None, Client]
) -> None:
    removed = shown = 0
    for seed in range(FIRST, FIRST + SCRIPTS):
        random = Random(seed)  # noqa: S311 - repeatable on purpose
        readers = random.sample(READERS, READERS_EACH)
        play = Play(world, frozen)
        with _taken_back():
            script, model = play_random(seed, play, length=LENGTH)
            _check_model(world, play, model)
            frozen.begin(LENGTH + 1)
            addresses = _addresses(play, random)
            whole = {reader: look_at_all(clients[reader], addresses) for reader in readers}
            shown += _check_shown(play, model, whole)
        for reader in readers:
            kept, skeletons = without_hidden(script, model, reader)
            removed += len(script) - len(kept)
            if len(kept) == len(script) and not skeletons:
                continue
            with _taken_back():
                replay(kept, skeletons, Play(world, frozen))
                frozen.begin(LENGTH + 1)
                purged = look_at_all(clients[reader], addresses)
            _compare(whole[reader], purged, f"seed {seed}, {reader}: {_told(script, kept)}")
    assert removed > SCRIPTS, "a test that removes nothing shows nothing"
    assert shown > SCRIPTS, "a test that sees nothing shows nothing"


class _taken_back:  # noqa: N801 - reads as a word
    """A transaction that leaves nothing."""

    def __enter__(self) -> None:
        self._atomic = transaction.atomic()
        self._atomic.__enter__()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        transaction.set_rollback(True)
        self._atomic.__exit__(kind, error, trace)  # type: ignore[arg-type]


def _check_model(world: World, play: Play, model: Model) -> None:
    """What should be seen is seen: every thing, for every reader, against the small model."""
    for name in READERS:
        reader = world.reader(name)
        kinds = {thing.kind for thing in play.things.values()}
        found = {pk for kind in kinds for pk in readable(reader, model_of(kind)).values_list("pk", flat=True)}
        for handle, node in model.nodes.items():
            assert (play.things[handle].id in found) == model.sees(name, handle), (name, node)


def _check_shown(play: Play, model: Model, whole: dict[str | None, dict[str, Seen]]) -> int:
    """Files and releases answer who should see them, with their words, and nobody else. How many were shown."""
    shown = 0
    for reader, pages in whole.items():
        for handle, node in model.nodes.items():
            page = pages.get(pages_of(play.things[handle].kind, play.things[handle].id, "access:")[0])
            if page is None or node.kind not in ("file", "release"):
                continue
            sees = model.sees(reader, handle)
            assert page.status == (404 if not sees else 410 if node.state == "withdrawn" else 200), (reader, node)
            assert (node.words.encode() in page.body) == (sees and node.state != "withdrawn"), (reader, node)
            shown += sees
    return shown


def _told(script: list[Act], kept: list[Act]) -> str:
    lost = [one for one in script if one not in kept]
    return f"without {[(one.label, one.name, one.subject) for one in lost]}"


def test_the_oracle_finds_a_leak(
    world: World, frozen: Frozen, clients: dict[str | None, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that counts what a reader may not read is caught: the oracle can fail."""
    from commonweal.portal.access.views import releases as views

    shown = views.releases.releases
    monkeypatch.setattr(views.releases, "releases", lambda reader: shown(reader) * (1 + Release.objects.count()))
    with pytest.raises(AssertionError, match=r"/releases/"):
        for _ in _scripts_until_found(world, frozen, clients):
            pass


def _scripts_until_found(world: World, frozen: Frozen, clients: dict[str | None, Client]) -> Iterator[int]:
    for seed in range(40):
        play = Play(world, frozen)
        with _taken_back():
            script, model = play_random(seed, play, length=LENGTH)
            whole = look_at_all(clients[None], ["/releases/"])
        kept, skeletons = without_hidden(script, model, None)
        with _taken_back():
            replay(kept, skeletons, Play(world, frozen))
            purged = look_at_all(clients[None], ["/releases/"])
        _compare(whole, purged, f"seed {seed}")
        yield seed


def test_words_are_unique_to_their_act() -> None:
    assert len({words_of(label) for label in range(2000)}) == 2000
