"""One more of everything that a list shows, for tests of how many queries a list takes."""

import datetime as dt

import asked_rights
import beside_cases
import graded_reports
import known_people
import plan_year
import portal_sharing
import told_intelligence
import worked_cases
from commonweal.portal.access.verbs import audiences, widenings
from commonweal.portal.audit.recording import gathering
from commonweal.portal.intelligence.guide import SHIPPED
from commonweal.portal.intelligence.queries.guides import newest
from commonweal.portal.intelligence.verbs import guides
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.library.verbs import clearing, papers
from commonweal.portal.meetings.models import Practice
from commonweal.portal.meetings.verbs import forward, minutes, readings, returns
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Agency, Body, Membership, Person
from commonweal.portal.plan.verbs import standings
from held_events import event, held
from kept_indicators import asked, given, handed_in, kept, public
from kept_papers import cleared, written
from planned_operations import entered, planned, scheme
from portal_minuting import make_sitting, take
from portal_world import World
from promises import ago, promise
from round_world import item, meeting, police_item, publish
from surveyed_portal import coded, quoted, taken_in

READING = "Tallow Partnership\n\nMinutes of {day}\n\n1. Police update\nAGREED that the update be noted.\n"


def grow(world: World, nth: int) -> None:
    """The n-th of each, counted from 0: nothing of it is the first of its kind but where n is 0."""
    with gathering():
        _minuted(world, nth)
        _coming(world, nth)
        _papers(world, nth)
        _operations(world, nth)
        _indicators(world, nth)
        _engagement(world, nth)
        _plan(world, nth)
        portal_sharing.grow(world, nth)
        asked_rights.grow(world, nth)
        known_people.grow(world, nth)
        worked_cases.grow(world, nth)
        beside_cases.grow(world, nth)
        _intelligence(world, nth)
        _people(world, nth)


def _minuted(world: World, nth: int) -> None:
    """Minutes circulated, with a restricted item and something put off; and a promise that is late."""
    sitting = make_sitting(world, ago(60 + 30 * nth))
    minutes.circulate(take(sitting), by=world.reader("clerk"))
    for owner in ("officer", "clerk", "member"):
        agency = world.people[owner].agency
        promise(
            world, f"Bring figures {nth}", sitting.items["update"], owner=world.people[owner], agency=agency,
            due_on=ago(20), raised_on=ago(50),
        )  # fmt: skip
    readings.take_in("old.txt", READING.format(day=ago(900 + nth)).encode(), body=world.body, by=world.reader("clerk"))


def _coming(world: World, nth: int) -> None:
    """A meeting to come with its agenda out, and what is owed and planned for it."""
    clerk = world.reader("clerk")
    at = meeting(world, ago(-40 - 30 * nth), Practice.objects.get(body=world.body), start_time=dt.time(10))
    item(world, at, f"Lantern patrols {nth}", agency=world.agencies["Police"])
    police_item(world, at, f"Plans {nth}")
    publish(world, at)
    forward.enter(Practice.objects.get(body=world.body), title=f"Plan {nth}", due_text="", by=clerk)
    for agency in world.agencies.values():
        returns.ask(at, what=f"Figures {nth}", agency=agency, due_on=ago(3), by=clerk)


def _papers(world: World, nth: int) -> None:
    """A paper released, one that waits for a second person, a draft, and one whose originator is asked again."""
    cleared(world, written(world, f"Out {nth}", reach="public"))
    clearing.clear_as_author(written(world, f"Waiting {nth}", reach="public"), by=world.reader("officer"))
    papers.write(f"Draft {nth}", text="Words of lanterns.", by=world.reader("clerk"))
    owned = written(world, f"Theirs {nth}", originator=world.agencies["Fire brigade"], review_on=ago(1))
    widenings.ask(owned.thing, audience=audiences.public(), consent="Their letter", by=world.reader("clerk"))


def _indicators(world: World, nth: int) -> None:
    """An indicator with figures, one that everyone reads, and a call with a paragraph handed in."""
    given(world, kept(world, f"Incidents {nth}"))
    given(world, public(world, f"Fires {nth}"))
    handed_in(world, asked(world, due_on=ago(nth), agencies=("Police", "Fire brigade")))


def _operations(world: World, nth: int) -> None:
    """An operation with something done in it, and a volunteer scheme."""
    entered(world, planned(world, f"Lantern {nth}", until=None))
    scheme(world, f"Pastors {nth}")


def _plan(world: World, nth: int) -> None:
    """A plan that was written down, a group, a duty, a round of scoring and a consultation."""
    plan = plan_year.made(world, f"Plan {nth}")
    plan_year.furnish(world, plan)
    standings.write_down(plan)
    plan_year.group(world, f"Group of {nth}")
    plan_year.duty(world, f"Duty {nth}")
    plan_year.issue(world, plan_year.round_of(world, f"Round {nth}"))
    plan_year.asked(world, f"Views {nth}")


def _intelligence(world: World, nth: int) -> None:
    """A report sent and one half written, each with somebody named; and one more version of the guide."""
    if nth == 0:
        told_intelligence.desk(world)
        told_intelligence.unit(world)
    graded_reports.officer(world, f"second{nth}", "Police", duty="intelligence unit")
    told = told_intelligence.sent(world, by="officer")
    graded_reports.grade(world, told, graded_reports.FREE)
    police = [world.agencies["Police"].pk]
    graded_reports.released(world, told, by=f"second{nth}", agencies=police, why="It may stand")
    told_intelligence.named(world, told_intelligence.begun(world, by="officer"), by="officer")
    guides.keep(SHIPPED, by=world.reader("clerk"), seen=newest().version)


def _engagement(world: World, nth: int) -> None:
    """A surgery to come, one that was held, and one nobody told of."""
    event(world, f"Surgery {nth}")
    held(world, f"Held {nth}")
    event(world, f"Untold {nth}", on=ago(4))
    survey = taken_in(world, wave=f"20{nth:02d}")
    quoted(world, coded(world, survey))


def _people(world: World, nth: int) -> None:
    """A notice and a piece of work for each; another body, agency, person, and a membership to confirm."""
    for name, person in world.people.items():
        notices.tell(person, kind="x", words=f"Something {nth}", address="/actions/", once=f"{name}{nth}")
        if name != "administrator":
            jobs.ask("meetings.pack", title=f"A pack {nth}", arguments={}, by=world.reader(name))
    agency = Agency.objects.create(name=f"Agency {nth}", short_name=f"A{nth}", kind="council")
    body = Body.objects.create(name=f"Group {nth}", short_name=f"G{nth}")
    person = Person.objects.create(name=f"Person {nth}", agency=agency)
    Account.objects.create(username=f"person{nth}", person=person)
    for of in (agency, world.agencies["Council"]):
        Membership.objects.create(person=person, agency=of, body=body, role="member", since=ago(400))
