"""A body's practice and meetings in the portal's database, for tests of the meeting round."""

import datetime as dt
from typing import Any

from commonweal.portal.access.verbs import audiences
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.meetings.verbs import agendas, clearance, items, meetings, practices
from portal_world import World

TODAY = dt.date(2026, 3, 2)
JANUARY, MARCH, MAY = dt.date(2026, 1, 22), dt.date(2026, 3, 26), dt.date(2026, 5, 28)


def practice(world: World, **settings: Any) -> Practice:
    """The partnership's practice."""
    return practices.set_up(world.body, by=world.reader("clerk"), **settings)


def meeting(world: World, date: dt.date = MARCH, of: Practice | None = None, **fields: Any) -> Meeting:
    """A meeting of the partnership; its practice is set up where there is none."""
    of = of or Practice.objects.filter(body=world.body).first() or practice(world)
    return meetings.create(of, date=date, by=world.reader("clerk"), **fields)


def item(world: World, at: Meeting, title: str, *, cleared: bool = True, **fields: Any) -> Item:
    """An item of business, cleared by its author (the clerk in their place) and by the chair."""
    made = items.add(at, title=title, by=world.reader("clerk"), **fields)
    if cleared:
        clear(world, made)
    return made


def clear(world: World, made: Item) -> None:
    """Both clearances."""
    clearance.clear_as_author(made, by=world.reader("clerk"))
    clearance.clear_as_chair(made, by=world.reader("chair"))


def police_item(world: World, at: Meeting, title: str = "Plans", **fields: Any) -> Item:
    """An item for the police and the clerk's council alone."""
    ids = [world.agencies["Police"].id, world.agencies["Council"].id]
    return item(world, at, title, audience=audiences.agencies(ids), **{"public_title": "Restricted item", **fields})


def publish(world: World, at: Meeting) -> None:
    """Send the agenda out."""
    agendas.publish(at, by=world.reader("clerk"))
