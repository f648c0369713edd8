"""Random users, agencies, memberships, groups, glass, seals, homes and ends: what each may read, and what it takes.

The model beside it (tests/random_readers.py) says who reads what; the filters, `opens` and whole pages must say the
same, without one difference; so must PostgreSQL's wall: tests/integration/walls/test_walls_random_readers.py.
"""

import re
from random import Random
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import reader_of
from commonweal.portal.audit.recording import gathering
from commonweal.portal.people.models import Record
from random_readers import READS, SIZE, WORLDS, Model, Size, expected, made

pytestmark = pytest.mark.django_db
OPENED_EACH, PAGES = 6, 20


@pytest.mark.parametrize("seed", range(WORLDS))
def test_filters_locks_and_pages_know_no_difference(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a test's own
    model = made(random, SIZE)
    seen, glassed = 0, 0
    for user in model.users:
        reader = reader_of(user.account)
        for kind in READS:
            found = set(readable(reader, kind).values_list("pk", flat=True))
            assert found == expected(model, user, kind), (seed, user.account.username, kind)
            seen += len(found)
        for node in random.sample(model.nodes, OPENED_EACH):
            thing = Thing.objects.select_related("lock").get(pk=node.row.pk)
            opened = model.opens(user, node)
            assert opens(reader, thing) is opened, (seed, user.account.username, node)
            assert (thing.lock_id in reader.locks) is opened
            assert (thing.lock_id in reader.glass_locks) is (opened and model.only_by_glass(user, node))
        glassed += sum(model.reads(user, node) and model.only_by_glass(user, node) for node in model.nodes)
    assert seen > 1_000 and glassed > 5  # there is something to read, and something that glass alone opens
    _pages(model, random)


def _pages(model: Model, random: Random) -> None:
    """Whole requests: a record's page is given to who reads it, and is the same 404 to anyone else."""
    records = [node for node in model.nodes if isinstance(node.row, Record)]
    given = {True: 0, False: 0}
    absent = UUID(int=random.getrandbits(128), version=4)
    for node in random.sample(records, min(PAGES, len(records))):
        readers = [user for user in model.users if model.reads(user, node)]
        for user in random.sample(readers, min(1, len(readers))) + random.sample(model.users, 1):
            if not user.account.is_active:
                continue
            client = Client()
            client.force_login(user.account, backend="django.contrib.auth.backends.ModelBackend")
            answer = client.get(reverse("people:person", args=[node.row.pk]))
            reads = model.reads(user, node)
            assert answer.status_code == (200 if reads else 404), (user.account.username, node)
            if not reads:
                none = client.get(reverse("people:person", args=[absent]))
                assert _same(answer.content, node.row.pk) == _same(none.content, absent)
            given[reads] += 1
    assert min(given.values()) > 2, given


def _same(content: bytes, id: UUID) -> bytes:
    """A page without what is another at every request: the address that was asked for, and the form's token."""
    return re.sub(rb'(name="csrfmiddlewaretoken" value=)"\w+"', rb"\1", content.replace(str(id).encode(), b"id"))


def test_the_model_itself_tells_what_it_should() -> None:
    """By hand, so that two who err alike are found: one officer, one group, one record."""
    model = made(Random(7), Size(users=60, agencies=3, groups=2, things=30))  # noqa: S311 - a test's own
    node = next(node for node in model.nodes if model.audiences[node.audience.pk][0] == "group" and not node.above)
    assert isinstance(node.row, Kept)
    group = node.audience.pk
    inside = [user for user in model.users if model.sits(user, group)]
    assert inside
    for user in inside:
        model.sealed.add((group, user.person.pk))
        assert not model.opens(user, node)
    with gathering():
        assert all(not model.serves(user) for user in model.users if not user.account.is_active)
