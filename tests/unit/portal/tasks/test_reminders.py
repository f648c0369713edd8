"""Owners are told of what is nearly due and of what is late: once for each date, and only who may read it."""

import pytest

from commonweal.portal.access.verbs import audiences
from commonweal.portal.notices import queries
from commonweal.portal.tasks import reminders
from commonweal.portal.tasks.verbs import actions
from portal_world import World
from promises import ago, make_item, promise

pytestmark = pytest.mark.django_db


def _told(world: World, username: str) -> list[str]:
    return [notice.words.partition(":")[0] for notice in queries.mine(world.reader(username))]


def test_late_and_nearly_due_are_told_once_for_each_date(world: World) -> None:
    soon = promise(world, due_on=ago(-5), raised_on=ago(10))
    promise(world, "far off", due_on=ago(-50), raised_on=ago(10))
    promise(world, "late", due_on=ago(2), raised_on=ago(10))
    for _ in range(2):
        reminders.remind()
    assert sorted(_told(world, "officer")) == ["Late", "Soon due"]
    assert _told(world, "fire") == []
    actions.redate(soon, due_on=ago(-6), reason="A day more", by=world.reader("clerk"))
    reminders.remind()
    assert sorted(_told(world, "officer")) == ["Late", "Soon due", "Soon due"]


def test_an_action_that_is_not_for_its_own_agency_is_not_told_of(world: World) -> None:
    item = make_item(world, audiences.people([world.people["clerk"].pk]))
    promise(world, "Watch the warehouse", item, due_on=ago(2), raised_on=ago(10))
    reminders.remind()
    assert _told(world, "officer") == []
