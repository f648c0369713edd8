"""Shares and records that tests of sharing begin with."""

from tests.portal_world import World

from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.people.models import Record

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
