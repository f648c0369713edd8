"""The least of a meeting round, for tests of who may see what: a practice, a meeting, an item."""

from typing import Any

from commonweal.portal.access.models import STUB, Audience
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.meetings.models import Item, Meeting, Practice
from portal_world import World


def meeting_of(world: World, *, by: str = "clerk") -> Meeting:
    """A public meeting of the partnership."""
    reader = world.reader(by)
    practice = Practice.objects.filter(body=world.body).first() or things.make(
        Practice, home=None, audience=audiences.public(), by=reader, body=world.body
    )
    return things.make(
        Meeting, home=practice.thing, audience=audiences.public(), by=reader, body=world.body, date="2026-03-27"
    )


def item_in(
    world: World,
    meeting: Meeting,
    *,
    title: str,
    audience: Audience,
    by: str = "clerk",
    face: str = STUB,
    **fields: Any,
) -> Item:
    """An item of a meeting for an audience."""
    return things.make(
        Item,
        home=meeting.thing,
        audience=audience,
        by=world.reader(by),
        face=face,
        meeting=meeting,
        title=title,
        **fields,
    )
