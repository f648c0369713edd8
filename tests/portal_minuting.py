"""A made-up meeting whose minutes are taken, for tests of the minutes."""

import datetime as dt
from dataclasses import dataclass

from commonweal.portal.access.models import STUB
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.meetings.models import Item, Meeting, Minutes, Practice
from commonweal.portal.meetings.verbs import attendance, minute, outcome
from portal_world import World

OPEN = {"minutes": "Minutes", "update": "Police update", "strategy": "Strategy"}
KINDS = {"minutes": "minutes"}
DATE = dt.date(2026, 2, 26)


@dataclass
class Sitting:
    """A meeting that was held, with an open item, a restricted one for the police, and one put off."""

    world: World
    practice: Practice
    meeting: Meeting
    items: dict[str, Item]

    @property
    def minutes(self) -> Minutes:
        return Minutes.objects.select_related("meeting__body", "release").get(meeting=self.meeting)


def make_sitting(world: World, date: dt.date = DATE, **practice: object) -> Sitting:
    """Write it as the clerk, with nothing minuted yet."""
    by, public = world.reader("clerk"), audiences.public()
    # the clerk also sits in the restricted item's audience: someone has to minute it
    police = audiences.people([world.people["officer"].id, world.people["clerk"].id])
    root = Practice.objects.filter(body=world.body).first() or things.make(
        Practice, home=None, audience=public, by=by, body=world.body, **practice
    )
    meeting = things.make(
        Meeting, home=root.thing, audience=public, by=by, body=world.body, date=date, state="held", venue="Town Hall"
    )
    items = {}
    for position, (key, title) in enumerate(OPEN.items(), 1):
        items[key] = things.make(
            Item, home=meeting.thing, audience=public, by=by, face=STUB, meeting=meeting, position=position,
            number=str(position), title=title, kind=KINDS.get(key, "business"), state="chair cleared",
        )  # fmt: skip
    items["secret"] = things.make(
        Item, home=meeting.thing, audience=police, by=by, face=STUB, meeting=meeting, position=4, number="4",
        title="Operation Zephyrine", state="chair cleared",
    )  # fmt: skip
    things.show_face(
        items["secret"].thing, by=by, position=4, number="4", title="Policing matter - RESTRICTED",
        reason="It concerns work that is going on.",
    )  # fmt: skip
    return Sitting(world, root, meeting, items)


def take(sitting: Sitting) -> Minutes:
    """Minute it: words under each item, decisions, an action, a deferral, the stub's outcome."""
    by, items, world = sitting.world.reader("clerk"), sitting.items, sitting.world
    attendance.record(sitting.meeting, person=world.people["chair"], part="present", role="Chair", by=by)
    attendance.record(sitting.meeting, person=world.people["officer"], part="present", by=by)
    attendance.record(sitting.meeting, person=world.people["fire"], part="apologies", by=by)
    minute.save(items["update"], text="The police told of patrols.\n\n- Market ward\n- River ward", version=0, by=by)
    outcome.decide(items["update"], operative_text="the update be noted", by=by)
    minute.save(items["strategy"], text="It was not ready.", version=0, by=by)
    outcome.defer(items["strategy"], to_text="the next meeting", to_next=True, by=by)
    minute.save(items["secret"], text="Warrants in Quillfeather Street were told of.", version=0, by=by)
    outcome.decide(items["secret"], operative_text="the warrants be backed", by=by)
    outcome.show_outcome(items["secret"], outcome="AGREED that the report be noted.", by=by)
    return sitting.minutes
