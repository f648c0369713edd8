"""Cases of the made-up partnership, for tests of their room and of those beside it."""

import datetime as dt
from typing import Any

from commonweal.portal.access.models import Seat
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.models import Case, Entry, Task
from commonweal.portal.cases.verbs import entries, opening, tasks, team
from commonweal.portal.cases.verbs.entries import Said
from commonweal.portal.cases.verbs.opening import Opening
from portal_world import World

OPENED = dt.date(2026, 3, 2)
ASB = "anti-social-behaviour"
FIELDS = {"behaviour": "Noise", "vulnerable": "no"}


def opened(world: World, title: str = "Noise at night", *, by: str = "officer", kind: str = ASB, **said: Any) -> Case:
    """A case that an officer opened for their agency, and leads."""
    agency = world.people[by].agency
    assert agency is not None
    fields = said.pop("fields", FIELDS)
    return opening.open_case(Opening(kind, title, fields=fields, **said), agency=agency, by=world.reader(by))


def written(world: World, case: Case, text: str = "A visit.", *, by: str = "officer", **said: Any) -> Entry:
    """Something in its chronology."""
    return entries.write(case, Said(text, **said), by=world.reader(by))


def seated(world: World, case: Case, who: str, *, by: str = "officer", need: str = "They visit the house.") -> Seat:
    """A member of a case, for their own agency."""
    agency = world.people[who].agency
    assert agency is not None
    with acting_as(world.reader(by)):
        return team.add(case, person=world.people[who], agency=agency, need=need, by=world.reader(by))


def set_task(
    world: World, case: Case, words: str = "Fit an alarm.", *, owner: str = "officer", by: str = "officer"
) -> Task:
    """Something that a member is to do."""
    seat = Seat.objects.get(audience=case.group, person=world.people[owner], until=None)
    return tasks.set_task(case, words=words, owner=seat, due_on=today() + dt.timedelta(days=3), by=world.reader(by))
