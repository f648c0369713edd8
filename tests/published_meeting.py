"""A meeting whose agenda is out: a public item, one for the police by name with its stub, one hidden."""

import datetime as dt

from commonweal.portal.access.verbs import audiences
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.meetings.verbs import agendas, clearance, items, meetings, practices
from portal_world import World

TEMPLATE = [
    {"kind": "apologies", "title": "Apologies for absence", "place": "first"},
    {"kind": "minutes", "title": "Minutes", "place": "first"},
    {"kind": "any other business", "title": "Any other business", "place": "last"},
]


def practice_of(world: World) -> Practice:
    """The body's practice, made when first asked for."""
    found = Practice.objects.filter(body=world.body).first()
    return found or practices.set_up(world.body, by=world.reader("clerk"), prefix="STP", template=TEMPLATE)


def publish_meeting(world: World, date: dt.date | None = None) -> Meeting:
    """Publish one meeting's agenda; by default three weeks from today."""
    clerk = world.reader("clerk")
    day = date or dt.date.today() + dt.timedelta(days=21)
    meeting = meetings.create(practice_of(world), date=day, by=clerk, start_time=dt.time(10), venue="Town Hall")
    agendas.draft(meeting, by=clerk)
    both = audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id])
    add = {"by": clerk, "agency": world.agencies["Police"]}
    items.add(meeting, title="Recorded crime report", purpose="To note the figures.", **add)
    items.add(meeting, title="Operation Quince", audience=both, public_title="Police operation", **add)
    items.add(meeting, title="Operation Medlar", audience=both, face="hidden", **add)
    for item in Item.objects.filter(meeting=meeting, state="draft"):
        clearance.clear_as_author(item, by=world.reader("clerk"))
        item.refresh_from_db()
        clearance.clear_as_chair(item, by=world.reader("chair"))
    meeting.refresh_from_db()
    agendas.publish(meeting, by=world.reader("clerk"))
    return meeting
