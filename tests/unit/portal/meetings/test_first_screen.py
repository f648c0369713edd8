"""The first screen: what needs a person stands first."""

import datetime as dt

import pytest

from commonweal.portal.meetings.verbs import clearance, returns
from portal_world import World
from published_meeting import publish_meeting
from round_world import item, meeting

pytestmark = pytest.mark.django_db


def test_the_next_meeting_its_agenda_and_what_is_not_in(world: World) -> None:
    meeting = publish_meeting(world)
    late = dt.date.today() - dt.timedelta(days=4)
    returns.ask(meeting, what="Youth figures", agency=world.agencies["Police"], due_on=late, by=world.reader("clerk"))
    said = world.client("chair").get("/").content.decode()
    assert "Next meeting" in said
    assert "Recorded crime report" in said
    assert "Youth figures" in said
    assert "4 days late" in said


def test_a_restricted_item_is_a_stub_and_a_hidden_one_nothing(world: World) -> None:
    publish_meeting(world)
    assert "Operation Quince" in world.client("officer").get("/").content.decode()
    fire = world.client("fire").get("/").content.decode()
    assert "Police operation" in fire
    assert "Quince" not in fire
    assert "Medlar" not in fire


def test_an_empty_portal_says_so(world: World) -> None:
    said = world.client("chair").get("/").content.decode()
    assert "No meeting is planned" in said
    assert "Nothing is late" in said


def test_what_its_author_cleared_waits_for_the_chair_alone(world: World) -> None:
    at = meeting(world, dt.date.today() + dt.timedelta(days=30))
    one = item(world, at, "Street lights", cleared=False)
    assert "Clear<" not in world.client("chair").get("/").content.decode()
    clearance.clear_as_author(one, by=world.reader("clerk"))
    assert f'href="/meetings/items/{one.pk}/">Clear<' in world.client("chair").get("/").content.decode()
    assert "Clear<" not in world.client("clerk").get("/").content.decode()
    assert "Clear<" not in world.client("officer").get("/").content.decode()
