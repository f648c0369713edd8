"""Cases with groups in the made-up partnership: who sits in them, broke the glass, or has them sealed from them."""

import datetime as dt
from dataclasses import dataclass

from commonweal.portal.access.models import Audience, Seat, Thing
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit.clock import new_id
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.models import Case
from commonweal.portal.partnership.models import Account, Membership, Person
from commonweal.portal.people.models import Record, RecordKey
from portal_world import World

SAID = {"given": "Rowan", "family": "Quillfeather"}


@dataclass(frozen=True)
class Grouped:
    """A case that the police's officer leads, with a record in it and what that record is found by."""

    case: Case
    record: Record
    key: RecordKey

    @property
    def group(self) -> Audience:
        return self.case.group


def found(world: World, lead: str = "officer", agency: str = "Police") -> Grouped:
    """A case whose lead is this user, and a record in it."""
    by, group, thing = world.reader(lead), audiences.group(), new_id()
    with recording():
        seats.give(thing, group, person=world.people[lead], agency=world.agencies[agency], by=by, lead=True)
        case = things.make(
            Case, home=None, audience=group, by=by, thing_id=thing, kind="anti-social behaviour", reference="K7-4QF",
            title="The square", stage="opened", opened_on=dt.date(2026, 3, 2), lead=world.agencies[agency], group=group,
        )  # fmt: skip
    record, key = recorded_in(world, case.thing, lead, agency)
    return Grouped(case, record, key)


def recorded_in(world: World, home: Thing, by: str, agency: str) -> tuple[Record, RecordKey]:
    """A person's record in a home, with a key that it is found by."""
    record = things.make(
        Record, home=home, audience=audiences.public(), by=world.reader(by), agency=world.agencies[agency], said=SAID,
        entered_at="2026-03-02T10:00Z",
    )  # fmt: skip
    return record, RecordKey.objects.create(record=record, kind="name", value="f" * 64)


def another_officer(world: World, username: str, agency: str, role: str = "partner officer") -> None:
    """One more account."""
    person = Person.objects.create(name=f"{username.title()} Example", agency=world.agencies[agency])
    account = Account.objects.create(username=username, person=person, is_demo=True)
    Membership.objects.create(person=person, agency=world.agencies[agency], role=role, since="2024-01-01")
    world.people[username], world.accounts[username] = person, account


def glass(world: World, of: Grouped, username: str, agency: str) -> Seat:
    """The glass broken, as the product does it."""
    with recording():
        return seats.break_glass(
            of.case.pk, of.group, agency=world.agencies[agency], reason="A child may be in danger.",
            by=world.reader(username),
        )  # fmt: skip
