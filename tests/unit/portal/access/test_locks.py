"""The one statement that finds a reader's locks, against each lock's audiences taken one by one."""

from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.portal.access.locks import NO_LOCK, locks_of
from commonweal.portal.access.models import Lock
from commonweal.portal.access.opening import satisfies
from commonweal.portal.access.reach import reach_of
from commonweal.portal.access.verbs import audiences
from portal_world import ROLES, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def locks(world: World) -> list[Lock]:
    """A lock of every set of up to three audiences of every kind, and the public's."""
    agencies, people = world.agencies, world.people
    found = [
        audiences.partners(),
        audiences.drafts(),
        audiences.agencies([agencies["Police"].id]),
        audiences.agencies([agencies["Police"].id, agencies["Council"].id]),
        audiences.people([people["officer"].id, people["clerk"].id]),
        audiences.people([people["administrator"].id]),
    ]
    sets = [chosen for size in range(4) for chosen in combinations(found, size)]
    made = []
    for chosen in sets:
        lock, _ = Lock.objects.get_or_create(key=":".join(sorted(str(audience.id) for audience in chosen)))
        lock.audiences.set(chosen)
        made.append(lock)
    return made


@pytest.mark.parametrize("username", [None, *ROLES])
def test_a_lock_opens_to_who_is_of_each_of_its_audiences(world: World, locks: list[Lock], username: str | None) -> None:
    reader = world.reader(username)
    wanted = {lock.id for lock in locks if all(satisfies(reader, reach_of(a)) for a in lock.audiences.all())}
    assert reader.locks - {NO_LOCK} == wanted
    public = {lock.id for lock in locks if not lock.key}
    assert reader.public_locks - {NO_LOCK} == public and len(public) == 1
    drafts = {lock.id for lock in locks if [a.kind for a in lock.audiences.all()] == ["drafts"]}
    assert reader.draft_locks == drafts and len(drafts) == 1


def test_a_lock_that_has_lost_its_audiences_opens_to_nobody(world: World) -> None:
    lost = Lock.objects.create(key="made of nothing that is kept")
    assert all(lost.id not in world.reader(username).locks for username in (None, *ROLES))


def test_it_is_one_question(world: World, locks: list[Lock]) -> None:
    with CaptureQueriesContext(connection) as asked:
        locks_of(world.people["clerk"].id, [world.agencies["Council"].id], partner=True)
    assert len(asked) == 1
