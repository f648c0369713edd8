"""Who may do what with a plan and what belongs to it. Each rule is a pair; states come from the tables in models."""

import datetime as dt
from uuid import UUID

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules import allowed
from commonweal.portal.library.rules import check_reader_can_make
from commonweal.portal.plan.models import (
    NEXT,
    RESPONSE_ROW,
    ROW,
    Assessment,
    Consultation,
    Duty,
    Group,
    Issue,
    Milestone,
    Plan,
    Priority,
    Response,
)
from commonweal.portal.plan.models.assessment import CLOSED
from commonweal.portal.plan.persons import sign_of_person
from commonweal.portal.plan.refusals import LooksLikePerson, NotForEveryone, NotInState, NotTheirPlan, NotTheirResponses

PARTNERS_ALONE = "for partners alone"  # stands in a draft beside what everyone may not read
ASK = "Ask the chair, the clerk or an analyst."


def check_reader_can_begin(reader: Reader, *, body: UUID | None) -> None:
    """The chair, the clerk and the analysts make plans, assessments and consultations."""
    if reader.person is None or not reader.may("W", ROW, body=body):
        raise NotTheirPlan("The chair, the clerk and the analysts keep the partnership's plan.", ASK)


def reader_can_begin(reader: Reader, *, body: UUID | None) -> bool:
    """Whether `check_reader_can_begin` lets pass."""
    return allowed(check_reader_can_begin, reader, body=body)


def check_reader_can_keep(reader: Reader, kept: Plan | Assessment | Consultation) -> None:
    """The same people, of what they may read."""
    if not opens(reader, kept.thing):
        raise NotTheirPlan("This is not open to you.", ASK)
    check_reader_can_begin(reader, body=kept.body_id)


def reader_can_keep(reader: Reader, kept: Plan | Assessment | Consultation) -> bool:
    """Whether `check_reader_can_keep` lets pass."""
    return allowed(check_reader_can_keep, reader, kept)


def check_reader_can_move(reader: Reader, plan: Plan, state: str) -> None:
    """Whoever keeps it, to a state that follows."""
    check_reader_can_keep(reader, plan)
    if state not in NEXT[plan.state]:
        raise NotInState(f"A plan that is {plan.state} cannot become {state}.", "Look at its state again.")


def reader_can_move(reader: Reader, plan: Plan, state: str) -> bool:
    """Whether `check_reader_can_move` lets pass."""
    return allowed(check_reader_can_move, reader, plan, state)


def check_reader_can_lead(reader: Reader, priority: Priority) -> None:
    """Its lead agency's officers, and whoever keeps the plan."""
    _check_own(reader, priority.thing, priority.plan.body_id, priority.lead_id)
    if priority.dropped:
        raise NotInState("This priority was dropped.", "Enter it anew.")


def reader_can_lead(reader: Reader, priority: Priority) -> bool:
    """Whether `check_reader_can_lead` lets pass."""
    return allowed(check_reader_can_lead, reader, priority)


def check_reader_can_reach(reader: Reader, milestone: Milestone) -> None:
    """Its own agency's officers, its priority's lead, and whoever keeps the plan; while it is open."""
    priority = milestone.priority
    _check_own(reader, milestone.thing, priority.plan.body_id, milestone.agency_id, priority.lead_id)
    if milestone.done_on is not None or milestone.dropped:
        raise NotInState("This milestone was reached or dropped already.", "Enter another one.")


def reader_can_reach(reader: Reader, milestone: Milestone) -> bool:
    """Whether `check_reader_can_reach` lets pass."""
    return allowed(check_reader_can_reach, reader, milestone)


def check_reader_can_override(reader: Reader, of: Priority | Milestone) -> None:
    """Whoever owns it."""
    if isinstance(of, Milestone):
        check_reader_can_reach(reader, of)
    else:
        check_reader_can_lead(reader, of)


def check_reader_can_run(reader: Reader, group: Group) -> None:
    """Its lead agency's officers, its chair, the partnership's chair and clerk, the analysts; while it goes on."""
    chairs = group.chair_id is not None and group.chair_id == reader.person and bool(reader.agencies)
    if not chairs or not opens(reader, group.thing) or not reader.may("W", ROW, body=group.body_id, own=True):
        _check_own(reader, group.thing, group.body_id, group.lead_id)
    if group.ended_on is not None:
        raise NotInState("This group has ended: it stays as it was.", "Set up another one.")


def reader_can_run(reader: Reader, group: Group) -> bool:
    """Whether `check_reader_can_run` lets pass."""
    return allowed(check_reader_can_run, reader, group)


def check_reader_can_set_up(reader: Reader, *, body: UUID | None, lead: UUID | None = None) -> None:
    """A group that one's own agency leads. `lead` None: any at all."""
    own = lead in reader.agencies if lead else bool(reader.agencies)
    if reader.person is None or not reader.may("W", ROW, body=body, own=own):
        raise NotTheirPlan("You may set up a group that your own agency leads.", ASK)


def reader_can_set_up(reader: Reader, *, body: UUID | None, lead: UUID | None = None) -> bool:
    """Whether `check_reader_can_set_up` lets pass."""
    return allowed(check_reader_can_set_up, reader, body=body, lead=lead)


def check_reader_can_score(reader: Reader, issue: Issue) -> None:
    """Whoever writes anything of plans gives their own score, while the round is open."""
    _check_own(reader, issue.thing, issue.assessment.body_id, *reader.agencies)
    _check_open(issue.assessment)


def reader_can_score(reader: Reader, issue: Issue) -> bool:
    """Whether `check_reader_can_score` lets pass."""
    return allowed(check_reader_can_score, reader, issue)


def check_reader_can_moderate(reader: Reader, issue: Issue) -> None:
    """Whoever keeps the assessment, while the round is open."""
    check_reader_can_keep(reader, issue.assessment)
    _check_open(issue.assessment)


def reader_can_moderate(reader: Reader, issue: Issue) -> bool:
    """Whether `check_reader_can_moderate` lets pass."""
    return allowed(check_reader_can_moderate, reader, issue)


def check_reader_can_fulfil(reader: Reader, duty: Duty) -> None:
    """Its owner agency's officers, the chair, the clerk and the analysts."""
    _check_own(reader, duty.thing, duty.body_id, duty.owner_id)
    if duty.ended:
        raise NotInState("This duty is owed no more.", "Enter it anew where it is.")


def reader_can_fulfil(reader: Reader, duty: Duty) -> bool:
    """Whether `check_reader_can_fulfil` lets pass."""
    return allowed(check_reader_can_fulfil, reader, duty)


def check_reader_can_keep_duties(reader: Reader, *, body: UUID | None) -> None:
    """The list itself is the chair's, the clerk's and the analysts'."""
    check_reader_can_begin(reader, body=body)


def check_reader_reads_responses(reader: Reader, *, body: UUID | None) -> None:
    """The clerk and the analysts read what people answered."""
    if not reader.may("W", RESPONSE_ROW, body=body):
        raise NotTheirResponses("The clerk and the analysts read what people answered.", "Ask one of them.")


def reader_reads_responses(reader: Reader, *, body: UUID | None) -> bool:
    """Whether `check_reader_reads_responses` lets pass."""
    return allowed(check_reader_reads_responses, reader, body=body)


def check_reader_can_sum_up(reader: Reader, response: Response) -> None:
    """The clerk and the analysts, where the answer is open to them."""
    check_reader_reads_responses(reader, body=response.consultation.body_id)
    if not opens(reader, response.thing):
        raise NotTheirResponses("This answer is not open to you.", "Ask the clerk.")


def check_reader_can_report(reader: Reader, kept: Kept, body: UUID | None) -> None:
    """Whoever reads it and writes papers."""
    if not opens(reader, kept.thing):
        raise NotTheirPlan("This is not open to you.", ASK)
    check_reader_can_make(reader, body=body)


def reader_can_report(reader: Reader, kept: Kept, body: UUID | None) -> bool:
    """Whether `check_reader_can_report` lets pass."""
    return allowed(check_reader_can_report, reader, kept, body)


def check_in_order(since: dt.date, until: dt.date | None) -> None:
    """It ends no sooner than it begins."""
    if until is not None and until < since:
        raise SomethingMissing("It ends before it begins.", "Look at both dates again.")


def check_of_no_person(*texts: str, knowing: bool = False) -> None:
    """Issues are scored, never people. `knowing`: whoever wrote it looked again, and it names none."""
    sign = "" if knowing else sign_of_person(*texts)
    if sign:
        raise LooksLikePerson(
            f"This looks as if it held {sign}. Issues are scored, never people.",
            "Take it out; or, where it is nobody's, say so below and keep it.",
        )


def check_for_everyone(text: str) -> None:
    """What was drafted as partners have it goes to everyone without what is for partners alone."""
    if PARTNERS_ALONE in " ".join(text.split()):
        raise NotForEveryone(
            f"This is meant for everyone, and holds what is marked “{PARTNERS_ALONE}”.",
            "Take out what is marked so; or keep the paper for the partnership.",
        )


def _check_open(assessment: Assessment) -> None:
    if assessment.state == CLOSED:
        raise NotInState("This assessment is closed: its scores stay as they were.", "Begin another one.")


def _check_own(reader: Reader, thing: Thing, body: UUID | None, *owners: UUID) -> None:
    own = bool(set(owners) & reader.agencies)
    if reader.person is None or not opens(reader, thing) or not reader.may("W", ROW, body=body, own=own):
        raise NotTheirPlan("Another agency owns this.", ASK)
