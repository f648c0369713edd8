"""What a priority is to reach: milestones, measures, actions with an owner, and what it costs."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Agency
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import Cost, Measure, Milestone, Priority
from commonweal.portal.plan.refusals import NotInState
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs import actions

PLAN = "priority__plan__thing__lock"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure is: its source (an indicator, or a figure of a paper), and its way to a target."""

    name: str
    better: str
    indicator: UUID | None = None
    paper: Paper | None = None
    figure: str = ""
    baseline: float | None = None
    baseline_on: dt.date | None = None
    target: float | None = None
    target_on: dt.date | None = None

    def fields(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "name": self.name.strip(), "better": self.better, "indicator": self.indicator, "paper": self.paper,
            "figure": self.figure, "baseline": self.baseline, "baseline_on": self.baseline_on, "target": self.target,
            "target_on": self.target_on,
        }  # fmt: skip


@recorded
def add(priority: Priority, *, words: str, agency: Agency, due_on: dt.date, by: Reader) -> Milestone:
    """One more thing to be reached by a day."""
    priority = held(priority, "plan__thing__lock")
    rules.check_reader_can_lead(by, priority)
    check_said(words, "what is to be reached")
    return things.make(
        Milestone, home=priority.thing, audience=audiences.public(), by=by, priority=priority, words=words.strip(),
        agency=agency, first_due=due_on, due_on=due_on,
    )  # fmt: skip


@recorded
def reach(milestone: Milestone, *, evidence: str, by: Reader, on: dt.date | None = None) -> Milestone:
    """It was reached, with what shows it."""
    milestone = held(milestone, PLAN)
    rules.check_reader_can_reach(by, milestone)
    check_said(evidence, "what shows that it was reached")
    day = on or today()
    if day > today():
        raise SomethingMissing("That day is still to come.", "Give the day on which it was reached.")
    return changed(milestone, "reach milestone", by, done_on=day, evidence=evidence.strip())


@recorded
def put_off(milestone: Milestone, *, due_on: dt.date, reason: str, by: Reader) -> Milestone:
    """Another day, with the reason; the first day stays beside it."""
    milestone = held(milestone, PLAN)
    rules.check_reader_can_reach(by, milestone)
    check_said(reason, "why it is put off")
    line = f"{milestone.due_on:%-d %B %Y} became {due_on:%-d %B %Y}: {' '.join(reason.split())}"
    said = "\n".join(part for part in (milestone.put_off, line) if part)
    return changed(milestone, "put off milestone", by, due_on=due_on, put_off=said)


@recorded
def drop(milestone: Milestone, *, reason: str, by: Reader) -> Milestone:
    """It is let go, by whoever leads the priority."""
    milestone = held(milestone, PLAN)
    rules.check_reader_can_lead(by, milestone.priority)
    rules.check_reader_can_reach(by, milestone)
    check_said(reason, "why it is dropped")
    return changed(milestone, "drop milestone", by, dropped=reason.strip())


@recorded
def measure(priority: Priority, said: Measured, *, by: Reader) -> Measure:
    """How one can tell."""
    priority = held(priority, "plan__thing__lock")
    rules.check_reader_can_lead(by, priority)
    _check_sound(said)
    return things.make(
        Measure, home=priority.thing, audience=audiences.public(), by=by, priority=priority, **said.fields()
    )


@recorded
def strike_measure(row: Measure, *, reason: str, by: Reader) -> Measure:
    """It counts no more; it stays with its reason."""
    row = held(row, PLAN)
    rules.check_reader_can_lead(by, row.priority)
    if row.struck:
        raise NotInState("This was taken out already.", "Enter it anew.")
    check_said(reason, "why it is taken out")
    return changed(row, "strike measure", by, struck=reason.strip())


@recorded
def act(priority: Priority, *, text: str, agency: Agency, due_on: dt.date, by: Reader) -> Action:
    """An action of the priority, owned by an agency: it stands in the partnership's register with all others."""
    priority = held(priority, "plan__thing__lock", "plan__body")
    rules.check_reader_can_lead(by, priority)
    return actions.raise_action(
        text, home=priority.thing, by=by, body=priority.plan.body, agency=agency, due_on=due_on, kind="plan"
    )


@recorded
def cost(
    priority: Priority, *, words: str, agency: Agency, year: int, planned: Decimal, by: Reader,
    spent: Decimal | None = None, source: str = "",
) -> Cost:  # fmt: skip
    """A line of money."""
    priority = held(priority, "plan__thing__lock")
    rules.check_reader_can_lead(by, priority)
    check_said(words, "what the money is for")
    same = Cost.objects.filter(priority=priority, words=words.strip(), agency=agency, year=year, planned=planned)
    if same.filter(source=source.strip()).exists():  # sent twice, it is planned once
        raise NotInState("This cost was entered already.", "Say what else it is for, where it is planned once more.")
    return things.make(
        Cost, home=priority.thing, audience=audiences.public(), by=by, priority=priority, words=words.strip(),
        agency=agency, source=source.strip(), year=year, planned=planned, spent=spent,
    )  # fmt: skip


@recorded
def spend(row: Cost, *, spent: Decimal, by: Reader) -> Cost:
    """What was spent of it by now."""
    row = held(row, PLAN)
    rules.check_reader_can_lead(by, row.priority)
    return changed(row, "enter spending", by, spent=spent)


def _check_sound(said: Measured) -> None:
    check_said(said.name, "what is measured")
    if said.indicator is not None and (said.paper is not None or said.figure):
        raise SomethingMissing("It is measured by two things.", "Choose an indicator, or a figure of a paper.")
    if said.target is not None and said.target_on is None:
        raise SomethingMissing("The target has no day.", "Say by when it is to be met.")
    if said.baseline is not None and said.baseline_on is None:
        raise SomethingMissing("The baseline has no day.", "Say of when it is.")
