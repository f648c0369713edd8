"""Behind PostgreSQL's wall, too, a lead is told of no tie between their case and one that they do not read."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.people.verbs import links
from portal_world import World
from walled_world import behind_wall, raise_for_test
from worked_cases import PERSON, opened, seated

pytestmark = pytest.mark.django_db
ASK = "SELECT count(*) FROM commonweal_case_readings(%s, 99999, 100) WHERE act = 'make people.link'"


@pytest.fixture
def walled(world: World) -> Iterator[World]:
    login = settings.APP_LOGIN
    raise_for_test()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    yield world
    settings.APP_LOGIN = login


def _told(world: World, case: Case) -> int:
    with behind_wall(world, "officer"), connection.cursor() as cursor:
        cursor.execute(ASK, [case.pk])
        return int(cursor.fetchone()[0])


def test_the_passage_tells_of_a_tie_to_those_who_read_both_ends(walled: World) -> None:
    world = walled
    with behind_wall(world, "officer"):
        case = opened(world)
        seated(world, case, "fire")
        one = subjects.add(case, PERSON, role="victim", by=world.reader("officer")).record
    with behind_wall(world, "fire"):
        elsewhere = opened(world, "Elsewhere", by="fire")
        other = subjects.add(elsewhere, PERSON, role="victim", by=world.reader("fire")).record
        links.tie(one, other, by=world.reader("fire"))
    assert _told(world, case) == 0
    with behind_wall(world, "fire"):
        seated(world, elsewhere, "officer", by="fire")
    assert _told(world, case) == 1
