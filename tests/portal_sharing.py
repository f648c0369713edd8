"""Shares and records that tests of sharing begin with."""

import datetime as dt

from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit.clock import new_id, now, today
from commonweal.portal.disclosures.models import Agreement
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.disclosures.verbs import agreements
from commonweal.portal.people.models import Record
from portal_world import World

BEGINS = dt.date(2026, 1, 1)
GROUNDS = Grounds(
    purpose="To plan visits", power="cda-1998-s115", basis="public-task", necessity="Only the street is named",
    no_agreement="The agreement is being signed",
)  # fmt: skip


def share_of(world: World, **more: object) -> Share:
    """A share of the police with the council, of no case."""
    said = {"what": "Visits in Canary Street", "from_agency": world.agencies["Police"]}
    return Share(**{**said, "agencies": [world.agencies["Council"]], **more})


def record_of(world: World, seated: str) -> Record:
    """A person's record that only one officer's seat opens."""
    group, chosen = audiences.group(), new_id()
    agency = world.people[seated].agency
    assert agency is not None
    seats.give(chosen, group, person=world.people[seated], agency=agency, by=None, lead=True)
    return things.make(
        Record, home=None, audience=group, by=world.reader(seated), thing_id=chosen, agency=agency,
        said={"names": ["Nobody"]}, entered_at=now(),
    )  # fmt: skip


def agreed(world: World, *, signed: bool = True, **more: object) -> Agreement:
    """One between police and council, live from the year's first day."""
    by = world.reader("governance")
    said = {"title": "Tallow protocol", "since": BEGINS, "review_due": today() + dt.timedelta(days=300)}
    parties = [world.agencies["Police"], world.agencies["Council"]]
    row = agreements.enter(agencies=parties, by=by, **{**said, **more})
    for party in row.parties.all() if signed else ():
        agreements.sign(party, on=BEGINS, signed_by="A. Chief, director", by=by)
    return row
