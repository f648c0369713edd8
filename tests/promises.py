"""A body with an item in which actions are raised, for tests of actions."""

import datetime as dt
from typing import Any

from commonweal.portal.access.models import Audience
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs import actions
from portal_world import World


def ago(days: int) -> dt.date:
    """A day in the past (or, below zero, to come)."""
    return today() - dt.timedelta(days=days)


def make_item(world: World, audience: Audience | None = None) -> Item:
    """An item of a meeting, public unless said otherwise."""
    by = world.reader("clerk")
    practice = Practice.objects.filter(body=world.body).first() or things.make(
        Practice, home=None, audience=audiences.public(), by=by, body=world.body
    )
    meeting = things.make(
        Meeting, home=practice.thing, audience=audiences.public(), by=by, body=world.body, date=ago(60), state="held"
    )
    return things.make(
        Item, home=meeting.thing, audience=audience or audiences.public(), by=by, meeting=meeting, title="Update"
    )


def promise(world: World, text: str = "Bring the figures", item: Item | None = None, **given: Any) -> Action:
    """An action of the police, raised by the clerk, unless said otherwise."""
    item = item or make_item(world)
    fields = {"agency": world.agencies["Police"], "by": world.reader("clerk"), "body": world.body, **given}
    return actions.raise_action(text, home=item.thing, **fields)
