"""A portal in the midst of its work, for tests of every page: something late, asked, waiting, put off and released."""

import datetime as dt
from decimal import Decimal

import asked_rights
import beside_cases
import graded_reports
import known_people
import plan_year
import portal_sharing
import told_intelligence
import worked_cases
from commonweal.portal.access.models import Audience
from commonweal.portal.access.verbs import audiences, widenings
from commonweal.portal.audit.recording import gathering
from commonweal.portal.engagement.verbs import events
from commonweal.portal.indicators.verbs import indicators, paragraphs
from commonweal.portal.intelligence.models import Guide
from commonweal.portal.intelligence.verbs import asking, consents, guides, sending, way
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.library.verbs import papers
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.meetings.verbs import forward, minutes, packs, readings, returns
from commonweal.portal.notices.verbs import notices
from commonweal.portal.operations.verbs import reports, schemes
from commonweal.portal.partnership.models import Account
from commonweal.portal.partnership.verbs import second_factors
from commonweal.portal.plan.verbs import assessments, consultations, standings
from held_events import event, held, said, theme
from kept_indicators import QUARTERS, asked, given, handed_in, kept, paragraph_of, public
from kept_papers import cleared, report, written
from planned_operations import entered, planned, scheme
from portal_minuting import make_sitting, take
from portal_world import World
from promises import ago, promise
from published_meeting import practice_of, publish_meeting
from round_world import item, meeting, police_item
from sample_figures import tallow
from surveyed_portal import coded, mapped, quoted, taken_in, uploaded

OLD = b"""Safer Tallow Partnership

Minutes of the meeting held on Thursday 12 May 2022

Present: Cllr A Example (Chair), B Sample (Police)

1. Police update
Members heard of patrols. The police would bring figures to a future meeting.
AGREED that the update be noted.
"""


def make_busy(world: World) -> None:
    """Fill the portal by its own verbs, each by someone whose work it is."""
    with gathering():
        of = practice_of(world)
        _held(world)
        out = publish_meeting(world)
        coming = _prepared(world, of)
        _papers(world, coming)
        _packs(world, out)
        _people(world)
        worked_cases.busy(world)
        beside_cases.busy(world)
        _operations(world)
        _indicators(world)
        _engagement(world)
        _plan(world)
        portal_sharing.busy(world)
        asked_rights.busy(world)
        known_people.busy(world)
        _intelligence(world)
        readings.take_in("old.txt", OLD, body=world.body, by=world.reader("clerk"))


def _police(world: World) -> Audience:
    return audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id])


def _held(world: World) -> None:
    """One meeting minuted and being circulated with a correction asked; one still a draft."""
    clerk, member = world.reader("clerk"), world.reader("member")
    sitting = make_sitting(world, ago(60), votes=True)
    minutes.circulate(take(sitting), by=clerk)
    minutes.ask_correction(sitting.minutes, item=sitting.items["update"], was="patrols", becomes="walks", by=member)
    draft = make_sitting(world, ago(9))
    take(draft)
    promise(world, "Bring figures on domestic abuse", sitting.items["update"], due_on=ago(9), raised_on=ago(40))
    promise(world, "Circulate the sharing form", draft.items["update"], owner=world.people["officer"])


def _prepared(world: World, of: Practice) -> Meeting:
    """A meeting half prepared: items cleared and not, two alike, one restricted, an offer, a late return."""
    clerk, police = world.reader("clerk"), world.agencies["Police"]
    at = meeting(world, ago(-60), of, start_time=dt.time(10))
    item(world, at, "Op Lantern Update", agency=police, purpose="To hear of it", recommendation="That it be noted")
    item(world, at, "Mill Lane and Market Square (Op Lantern) Update", cleared=False, agency=police)
    police_item(world, at, "Comparison with similar areas", public_reason="Not released yet")
    forward.enter(of, title="Domestic abuse figures", due_text="the next meeting", by=clerk)
    fire = world.agencies["Fire brigade"]
    for what, days in (("Deliberate fires by ward", 3), ("Youth justice summary", -9)):
        returns.ask(at, what=what, agency=fire, due_on=ago(days), by=clerk)
    return at


def _operations(world: World) -> None:
    """One under way with things done, a late review and a paper; one only planned, for two agencies; a scheme."""
    officer = world.reader("officer")
    running = planned(world, since=ago(90), until=None)
    for kind, days in (("Patrol", 80), ("Estate clean-up", 20)):
        entered(world, running, kind=kind, first=ago(days), quantity=12, cost=150, result="Quieter since")
    reports.highlight(running, title="Operation Lantern: highlights", text="Twelve patrols.", by=officer)
    planned(world, "Operation Hush", audience=_police(world), since=ago(-20), until=ago(-90), running=False)
    schemes.fund(scheme(world), source="A grant", amount=Decimal(900), since=ago(200), by=officer)


def _plan(world: World) -> None:
    """A plan that is late, scored issues far apart, an overdue group and duty; consultations open, to come, closed."""
    plan = plan_year.made(world)
    plan_year.furnish(world, plan)
    plan_year.edition(world, plan)
    standings.override(plan_year.priority_of(plan), said="at risk", reason="The lamps came", by=world.reader("officer"))
    standings.write_down(plan)
    scored = plan_year.issue(world, plan_year.round_of(world), victims=12, counted="The shops, 2025")
    assessments.score(scored, marks=plan_year.marks(2), words="From the shops", by=world.reader("officer"))
    assessments.score(scored, marks=plan_year.marks(4), by=world.reader("fire"))
    plan_year.group(world)
    plan_year.duty(world)
    row = plan_year.asked(world, on=plan_year.released(world))
    consultations.add_point(row, said="More lamps", did="Two lanes more", has_changed=True, by=world.reader("clerk"))
    plan_year.answered(row, "Lamps, please")
    plan_year.asked(world, "Your other views")
    closed = [plan_year.asked(world, name, on=plan_year.released(world, name)) for name in ("Nights out", "Dogs")]
    _, counted = [consultations.close(one, by=world.reader("clerk")) for one in closed]
    consultations.count(counted, summary="Nobody answered.", by=world.reader("clerk"))


def _engagement(world: World) -> None:
    """A surgery held with themes and what follows, one to come, one cancelled, one nobody told of; one for partners."""
    officer = world.reader("officer")
    came = held(world, themes={theme().pk: 7, theme("Shop theft").pk: 2})
    events.follow_up(came, text="Mend the lamps", agency=world.agencies["Police"], by=officer)
    days = [ago(-10), ago(-17)]
    events.cancel(
        events.enter(said(world), days=days, by=officer, body=world.body)[0], reason="The hall is closed", by=officer
    )
    event(world, "Stall at the market", on=ago(3))
    event(world, "Walk of the estate", audience=audiences.partners())
    survey = taken_in(world)
    quoted(world, coded(world, survey))
    mapped(world, uploaded(world, wave="2027"))


def _intelligence(world: World) -> None:
    """The police are the force; a report sent, added to and answered, one just sent, one half written; choices."""
    told_intelligence.desk(world)
    told_intelligence.unit(world)
    report, unit = told_intelligence.sent(world), world.reader("unit")
    sending.add(report, "It was green, not grey.", by=world.reader("fire"))
    way.receive(report, by=unit)
    way.reply(report, "Thank you: this helps.", by=unit)
    told_intelligence.sent(world)
    begun = told_intelligence.begun(world)
    told_intelligence.named(world, begun, given="unknown", born_year="1900")
    graded_reports.officer(world, "second", "Police", duty="intelligence unit")
    graded_reports.grade(world, report, graded_reports.OPEN)
    for agency in ("Police", "Council"):
        graded_reports.released(world, report, agencies=[world.agencies[agency].pk])
    consents.ask(graded_reports.proposed(world, report), words="Their duty officer", by=world.reader("second"))
    asking.ask(graded_reports.proposed(world, report), by=unit)
    graded_reports.written(world, report)
    guide = Guide.objects.get()
    for row, before in (("crime", ""), ("know", "crime")):
        guides.count(guide, row, instead_of=before)


def _indicators(world: World) -> None:
    """One far outside its limits, one that everyone reads, one late, one ended; a paragraph in, one late, a draft."""
    given(world, kept(world, target=40.0, comparators=[{"kind": "national", "name": "England"}]))
    given(world, public(world), QUARTERS[:-1])
    given(world, kept(world, "Assaults", audience=_police(world)), (3, 4))
    ended = kept(world, "Abandoned cars")
    indicators.end(ended, reason="Nobody counts them now", by=world.reader("analyst"))
    call = asked(world, due_on=ago(2), agencies=("Police", "Fire brigade", "Council"))
    handed_in(world, call)
    fire = world.reader("fire")
    paragraphs.draft(paragraph_of(call, "Fire brigade"), title="Fires", text="Fewer.", reach="partners", by=fire)


def _papers(world: World, coming: Meeting) -> None:
    """A report released, a text for an item, a paper of another body's that waits for its originator."""
    cleared(world, report(world, tallow(), "public"), author="analyst")
    at = Item.objects.filter(meeting=coming).order_by("position").first()
    assert at is not None
    written(world, home=at.thing, reach="public")
    owned = written(world, "Comparison", originator=world.agencies["Fire brigade"], review_on=ago(1))
    widenings.ask(owned.thing, audience=audiences.public(), consent="Their letter", by=world.reader("clerk"))
    papers.write("Hot spots", text="Words.", by=world.reader("analyst"), terms=papers.Terms(audience=_police(world)))


def _packs(world: World, out: Meeting) -> None:
    """The public's waits for a second person; the restricted one is there."""
    packs.make(out, reach="public", by=world.reader("clerk"))
    packs.make(out, reach="restricted", audience=_police(world), by=world.reader("clerk"))


def _people(world: World) -> None:
    """A notice, background work, and a second factor that someone lost."""
    notices.tell(world.people["clerk"], kind="x", words="Something of yours is late", address="/actions/")
    jobs.ask("meetings.pack", title="A report", arguments={}, by=world.reader("officer"))
    lost = Account.objects.get(username="fire")
    second_factors.ask(lost, reason="A new telephone", by=world.reader("administrator"))
