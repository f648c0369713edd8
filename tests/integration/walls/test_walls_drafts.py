"""Without any filter of ours, PostgreSQL's wall keeps a draft agenda and draft minutes from residents."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import things
from commonweal.portal.meetings.models import Attendance, Decision, Declaration, Deferral, Item, Minute, Minutes, Vote
from commonweal.portal.meetings.verbs import agendas, declarations, out, outcome
from commonweal.portal.meetings.verbs import items as item_verbs
from portal_minuting import make_sitting, take
from portal_world import World
from round_world import clear, meeting
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db
MINUTED = (Attendance, Decision, Declaration, Deferral, Minute, Minutes, Vote)


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def test_no_draft_item_is_read_until_its_agenda_goes_out(world: World) -> None:
    at = meeting(world)
    clerk = world.reader("clerk")
    made = item_verbs.add(at, title="Knives", by=clerk)
    clear(world, made)
    raise_for_test()
    with behind_wall(world, None):
        assert made.pk not in raw_ids("meetings_item")
        assert made.pk not in raw_ids("access_thing", "id")
    with behind_wall(world, "member"):
        assert made.pk in raw_ids("meetings_item")
    with behind_wall(world, "clerk"):
        agendas.publish(at, by=clerk)
        with behind_wall(world, None):
            assert made.pk in raw_ids("meetings_item")


def test_no_row_of_draft_minutes_is_read_until_they_are_let_out(world: World) -> None:
    sitting = make_sitting(world)
    take(sitting)
    clerk = world.reader("clerk")
    outcome.vote(sitting.items["update"], motion="That it be noted", in_favour=3, against=1, by=clerk)
    declarations.declare(sitting.meeting, person=world.people["fire"], kind="personal", by=clerk)
    raise_for_test()
    tables = [model._meta.db_table for model in MINUTED]
    with behind_wall(world, None):
        assert {table: raw_ids(table) for table in tables} == {table: set() for table in tables}
    with behind_wall(world, "member"):
        assert all(raw_ids(table) for table in tables)
    with behind_wall(world, "chair"):
        drafts = [thing.pk for thing in out.of_minutes(sitting.meeting)]
        things.let_out(sitting.meeting.thing, drafts=drafts, by=world.reader("chair"))
        with behind_wall(world, None):
            assert all(raw_ids(table) for table in tables)
            secret = sitting.items["secret"].pk
            assert not Minute.objects.filter(item=secret).exists()
            assert not Item.objects.filter(pk=secret).exists()
            assert Thing.objects.filter(pk=sitting.meeting.pk).exists()
