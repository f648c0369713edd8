"""Plain SQL as somebody who moved: the wall, too, opens nothing through a place whose role reads no such thing."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from commonweal.portal.partnership.models import Membership
from known_people import entered
from portal_world import World
from walled_world import behind_wall, raise_for_test, raw_ids
from worked_cases import opened, seated, set_task

pytestmark = pytest.mark.django_db
OF_A_CASE = ("cases_case", "cases_task", "tasks_action", "access_thing")
KEYS = {"access_thing": "id", "people_recordkey": "id"}


@pytest.fixture
def walled(world: World) -> Iterator[World]:
    login = settings.APP_LOGIN
    raise_for_test()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    yield world
    settings.APP_LOGIN = login


def _sees(world: World, *tables: str) -> set[int]:
    with behind_wall(world, "fire"):
        return {len(raw_ids(table, KEYS.get(table, "thing_id"))) for table in tables}


def test_who_became_an_analyst_reads_no_task_of_a_case_they_worked_on(walled: World) -> None:
    world = walled
    with behind_wall(world, "officer"):
        case = opened(world)
        seated(world, case, "fire")
        set_task(world, case, owner="fire")
    assert 0 not in _sees(world, *OF_A_CASE), "there is something to lose"
    Membership.objects.filter(person=world.people["fire"]).update(role="analyst")
    assert _sees(world, *OF_A_CASE) == {0}


def test_a_place_on_a_board_for_another_agency_opens_none_of_its_records(walled: World) -> None:
    world = walled
    with behind_wall(world, "officer"):
        entered(world)
        assert raw_ids("people_record"), "there is something to read"
    Membership.objects.create(
        person=world.people["fire"], agency=world.agencies["Police"], body=world.body, role="member", since="2020-01-01"
    )
    assert _sees(world, "people_record", "people_recordkey") == {0}
