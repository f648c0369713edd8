"""A plan of the made-up partnership with all that belongs to it, for tests of its room."""

from decimal import Decimal
from typing import Any

from commonweal.portal.access.models import Release
from commonweal.portal.audit.recording import recording
from commonweal.portal.plan.models import Assessment, Consultation, Duty, Group, Issue, Milestone, Plan, Priority
from commonweal.portal.plan.queries import plans as queries
from commonweal.portal.plan.queries.plans import PlanPage
from commonweal.portal.plan.scoring import FACTORS
from commonweal.portal.plan.verbs import (
    answers,
    assessments,
    consultations,
    duties,
    groups,
    milestones,
    plans,
    reports,
)
from commonweal.portal.plan.verbs.duties import Owed
from commonweal.portal.plan.verbs.groups import Terms
from commonweal.portal.plan.verbs.milestones import Measured
from kept_papers import cleared, written
from portal_world import World
from promises import ago

QUESTIONS = ("Is this the right order?", "What is missing?")


def made(
    world: World, name: str = "Safer Tallow Plan", *, by: str = "chair", lead: str = "Police", **said: Any
) -> Plan:
    """A plan with one priority, which the police lead unless said otherwise; it runs."""
    given = {"since": ago(300), "until": ago(-795), "about": f"About {name}", **said}
    priorities = [(f"{name}: calmer evenings", world.agencies[lead])]
    plan = plans.make(name, by=world.reader(by), body=world.body, priorities=priorities, **given)
    return plans.move(plan, state="running", by=world.reader(by))


def priority_of(plan: Plan) -> Priority:
    """Its first priority, with what verbs ask of it."""
    rows = Priority.objects.select_related("thing__lock", "plan__thing__lock", "plan__body", "lead")
    return rows.filter(plan=plan).earliest("position")


def step(
    world: World, plan: Plan, words: str = "Lamps in the lane", *, by: str = "officer", days: int = 10
) -> Milestone:
    """A milestone of the police's that was due some days ago."""
    return milestones.add(
        priority_of(plan), words=words, agency=world.agencies["Police"], due_on=ago(days), by=world.reader(by)
    )


def furnish(world: World, plan: Plan, words: str = "Lamps in the lane") -> Priority:
    """A milestone that is late, a measure, an action and a cost."""
    priority, officer, police = priority_of(plan), world.reader("officer"), world.agencies["Police"]
    step(world, plan, words)
    milestones.measure(priority, Measured(f"{words} measured", "less", target=5, target_on=ago(-200)), by=officer)
    milestones.act(priority, text=f"{words} acted", agency=police, due_on=ago(-20), by=officer)
    milestones.cost(
        priority, words=f"{words} paid", agency=police, year=2026, planned=Decimal(900), by=officer, source="A grant"
    )
    return priority


def group(world: World, name: str = "Lighting group", *, by: str = "officer", days: int = 5, **said: Any) -> Group:
    """A task and finish group of the police's that was to end some days ago."""
    given = {"since": ago(200), "ends_on": ago(days), **said}
    terms = Terms("task and finish", name, f"Terms of {name}", world.agencies["Police"], reports_to=world.body, **given)
    return groups.set_up(terms, by=world.reader(by), body=world.body)


def duty(
    world: World, name: str = "Sharing protocol", *, by: str = "chair", owner: str = "Police", days: int = 3
) -> Duty:
    """A yearly duty of the police's that is overdue by some days."""
    owed = Owed(name, world.agencies[owner], law=f"Law of {name}", months=12, due_on=ago(days))
    return duties.enter(owed, by=world.reader(by), body=world.body)


def marks(mark: int = 2, **said: int) -> dict[str, int]:
    """The same mark for every factor, unless said otherwise."""
    return {**dict.fromkeys(FACTORS, mark), **said}


def round_of(world: World, name: str = "Assessment", *, by: str = "analyst", **said: Any) -> Assessment:
    """A round of scoring."""
    return assessments.begin(name, by=world.reader(by), body=world.body, **said)


def issue(world: World, of: Assessment, name: str = "Shop theft", *, by: str = "analyst", **said: Any) -> Issue:
    """An issue of it."""
    made_ = assessments.add(of, name=name, by=world.reader(by), **said)
    return Issue.objects.select_related("thing__lock", "assessment__thing__lock").get(pk=made_.pk)


def released(world: World, title: str = "Draft plan") -> Release:
    """A paper that a second person let out."""
    paper = cleared(world, written(world, title, reach="public"))
    return Release.objects.get(of=paper.pk, approver__isnull=False)


def asked(world: World, name: str = "Your views", *, by: str = "clerk", on: Release | None = None) -> Consultation:
    """A consultation; open on a release, or prepared where none is given."""
    row = consultations.prepare(
        name, questions=QUESTIONS, opens_on=ago(1), closes_on=ago(-20), by=world.reader(by), body=world.body,
        about=f"About {name}",
    )  # fmt: skip
    return consultations.open_up(row, on=on, by=world.reader(by)) if on else row


def answered(row: Consultation, *said: str) -> None:
    """Somebody's answers, taken in."""
    answers.post(row, answers=[*said, *[""] * (len(row.questions) - len(said))], who="resident")
    answers.take_in()


def page_of(world: World, who: str | None, plan: Plan) -> PlanPage:
    """A plan's page as someone sees it, its reading entered in the audit."""
    with recording():
        return queries.page(world.reader(who), plan.pk)


def edition(world: World, plan: Plan, *, by: str = "clerk", words: str = "") -> Any:
    """An edition of it."""
    return reports.refresh(
        plan, title=plan.name, text="The plan.", content={"priorities": []}, by=world.reader(by), words=words
    )
