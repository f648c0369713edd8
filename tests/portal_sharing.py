"""Shares and records that tests of sharing begin with."""

import datetime as dt
from dataclasses import replace

from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit.clock import new_id, now, today
from commonweal.portal.disclosures.counting import quarters_over
from commonweal.portal.disclosures.models import REFUSED, Agreement, Assessment, Entry
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.disclosures.verbs import agreements, assessments, completing, data_sets, disclosures, reviews
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
    parties = {"agencies": [world.agencies["Police"], world.agencies["Council"]]}
    row = agreements.enter(by=by, **{**said, **parties, **more})
    for party in row.parties.all() if signed else ():
        agreements.sign(party, on=BEGINS, signed_by="A. Chief, director", by=by)
    return row


def assessed(world: World, title: str = "Case system") -> Assessment:
    """An assessment of somebody else's with one risk, not signed off, whose review is due soon."""
    by = world.reader("governance")
    row = assessments.enter(title=title, scope="All cases", review_due=today() + dt.timedelta(days=20), by=by)
    assessments.add_risk(row, words="A mistaken link", likelihood="possible", severity="severe", by=by)
    Thing.objects.filter(pk=row.pk).update(made_by=world.accounts["clerk"].pk)
    return row


def busy(world: World) -> None:
    """Shared under an agreement, without one, in an emergency, half completed; refused; one reviewed; two data sets."""
    officer, row = world.reader("officer"), agreed(world)
    disclosures.record(share_of(world), replace(GROUNDS, no_agreement="", agreement=row), by=officer)
    bare = disclosures.record(share_of(world, what="", emergency=True), Grounds(), by=officer)
    completing.complete(bare, Grounds(purpose="To find a child", basis="public-task"), by=officer)
    refused = share_of(world, decision=REFUSED, reason="Nothing says why it is needed")
    disclosures.record(refused, Grounds(), by=officer)
    unsure = disclosures.record(share_of(world, people=[world.people["clerk"]]), GROUNDS, by=officer)
    reviews.close(Entry.objects.get(disclosure=unsure), justified=True, words="Needed", by=world.reader("governance"))
    agreed(world, signed=False, title="Draft protocol", review_due=today() + dt.timedelta(days=9))
    assessed(world)
    waits, over = quarters_over(today())[0], quarters_over(today())[-1]
    out = data_sets.keep(over, data_sets.lines_of(over), by=world.reader("analyst"))
    data_sets.approve(out, sha256=out.sha256, by=world.reader("governance"))
    data_sets.keep(waits, data_sets.lines_of(waits), by=world.reader("analyst"))


def grow(world: World, nth: int) -> None:
    """One more share that waits for a review, one more agreement, assessment and data set."""
    by = world.reader("officer")
    bare = disclosures.record(share_of(world, emergency=True, people=[world.people["clerk"]]), Grounds(), by=by)
    completing.complete(bare, Grounds(purpose="To find a child"), by=by)
    agreed(world, title=f"Protocol {nth}", review_due=today() + dt.timedelta(days=9))
    assessed(world, f"Assessment {nth}")
    quarter = quarters_over(today())[nth]
    data_sets.keep(quarter, data_sets.lines_of(quarter), by=world.reader("governance"))
