"""PostgreSQL's wall gives random readers what the model says, by plain SQL, and lets them write no more than that."""

from random import Random
from uuid import UUID

import pytest
from django.db import connection

from commonweal.portal.access.reader import reader_of
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.people.models import Record
from random_readers import READS, SIZE, WORLDS, Model, Node, User, expected, made
from walled_world import raise_for_test, raw_ids

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_wall_knows_no_difference_either(seed: int) -> None:
    model = made(Random(seed), SIZE)  # noqa: S311 - a test's own
    raise_for_test()
    seen = 0
    for user in model.users:
        with acting_as(reader_of(user.account)):
            for kind in READS:
                found = raw_ids(kind._meta.db_table)
                assert found == expected(model, user, kind), (seed, user.account.username, kind)
                seen += len(found)
            assert _written(Record._meta.db_table) == {
                node.row.pk
                for node in _records(model)
                if model.reads(user, node) and not model.only_by_glass(user, node)
            }, (seed, user.account.username)
            seats = {
                seat.pk
                for (group, person), own in model.seats_of.items()
                if _sees(model, user, group, person)
                for seat in own
            }
            assert raw_ids("access_seat", "id") == seats, (seed, user.account.username)
    assert seen > 1_000


def _records(model: Model) -> list[Node]:
    return [node for node in model.nodes if isinstance(node.row, Record)]


def _sees(model: Model, user: User, group: UUID, person: UUID) -> bool:
    """Who sits in a group is known to who sits in it; one's own seat is known to oneself."""
    return user.account.is_active and (person == user.person.pk or bool(model.sits(user, group)))


def _written(table: str) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET identified = identified RETURNING thing_id")  # noqa: S608 - our own names
        return {row[0] for row in cursor.fetchall()}
