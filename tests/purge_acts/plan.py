"""Acts of plans: made, furnished, judged otherwise, written down, refreshed; groups, duties, issues, consultations."""

from random import Random

import plan_year
from commonweal.portal.access.models import HIDDEN
from commonweal.portal.plan.models import Assessment, Consultation, Group, Milestone, Plan, Priority
from commonweal.portal.plan.verbs import assessments, consultations, groups, milestones, reports, standings
from purge_acts.access import audience
from purge_acts.meetings import PARTNERS_ONLY
from purge_model import PUBLIC, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing

KEEPERS = ("chair", "clerk", "analyst")
WRITERS = ("clerk", "analyst")  # of papers too


def _draw_new(name: str):
    def draw(random: Random, model: Model, label: int) -> Act:
        wanted = audience(random)
        said = {"audience": PARTNERS_ONLY if wanted == PUBLIC else wanted}
        return Act(label, name, random.choice(KEEPERS), label, True, said)

    return draw


def _tell_new(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=None, audience=one.said["audience"], face=HIDDEN)

    return tell


@act("make plan", draw=_draw_new("make plan"), tell=_tell_new("plan"), often=5)
def make_plan(play: Play, one: Act) -> None:
    """A plan with a priority, for partners or fewer."""
    wanted = play.audience(one.said["audience"])
    keeps(play, one, plan_year.made(play.world, play.words(one), by=one.by, audience=wanted))


@act("set up group", draw=_draw_new("set up group"), tell=_tell_new("group"), often=2)
def set_up(play: Play, one: Act) -> None:
    """A group that was to end."""
    terms = groups.Terms(
        "task and finish", play.words(one), play.words(one), play.world.agencies["Police"], since=plan_year.ago(90),
        ends_on=plan_year.ago(9), reports_to=play.world.body,
    )  # fmt: skip
    keeps(
        play,
        one,
        groups.set_up(terms, by=play.by(one), body=play.world.body, audience=play.audience(one.said["audience"])),
    )


@act("begin assessment", draw=_draw_new("begin assessment"), tell=_tell_new("assessment"), often=3)
def begin(play: Play, one: Act) -> None:
    """A round of scoring."""
    words, wanted = play.words(one), play.audience(one.said["audience"])
    keeps(play, one, assessments.begin(words, about=words, by=play.by(one), body=play.world.body, audience=wanted))


def _draw_on(name: str, kind: str, *, makes: bool = False, by: tuple[str, ...] = KEEPERS):
    """Something done by a keeper who sees the thing that it is done to, or in."""

    def draw(random: Random, model: Model, label: int) -> Act | None:
        doer = random.choice(by)
        thing = one_of(random, (n for n in model.nodes.values() if n.kind == kind and model.sees(doer, n.handle)))
        return thing and Act(label, name, doer, label if makes else thing.handle, makes, {"home": thing.handle})

    return draw


def _tell_in(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=one.said["home"], audience=PUBLIC, face=HIDDEN)

    return tell


@act("add milestone", draw=_draw_on("add milestone", "plan", makes=True), tell=_tell_in("milestone"), often=5)
def add_milestone(play: Play, one: Act) -> None:
    """Something that was to be reached by now."""
    priority, police = _priority(play, one.said["home"]), play.world.agencies["Police"]
    said = {"words": play.words(one), "agency": police, "due_on": plan_year.ago(5)}
    keeps(play, one, milestones.add(priority, **said, by=play.by(one)))


@act("put off milestone", draw=_draw_on("put off milestone", "milestone"), tell=tell_nothing, often=2)
def put_off(play: Play, one: Act) -> None:
    """Another day."""
    row = Milestone.objects.get(pk=play.rows[one.subject].pk)
    milestones.put_off(row, due_on=plan_year.ago(-9), reason=f"Put off {one.label}", by=play.by(one))


@act("say otherwise", draw=_draw_on("say otherwise", "plan"), tell=tell_nothing, often=2)
def say_otherwise(play: Play, one: Act) -> None:
    """An owner's word, and how it stands written down."""
    row = _priority(play, one.subject)
    (line,) = standings.lines(play.by(one), [row])
    said = "late" if line.stands.proposal.status != "late" else "at risk"
    standings.override(row, said=said, reason=f"Said {one.label}", by=play.by(one))
    standings.write_down(row.plan, by=play.by(one))


@act(
    "refresh plan", draw=_draw_on("refresh plan", "plan", makes=True, by=("clerk", "analyst")), tell=_tell_in("edition")
)
def refresh(play: Play, one: Act) -> None:
    """An edition, with its draft paper."""
    plan, words = Plan.objects.select_related("thing").get(pk=play.rows[one.said["home"]].pk), play.words(one)
    content = {"about": words, "priorities": []}
    keeps(play, one, reports.refresh(plan, title=words, text=words, content=content, words=words, by=play.by(one)))


@act("add issue", draw=_draw_on("add issue", "assessment", makes=True), tell=_tell_in("issue"), often=3)
def add_issue(play: Play, one: Act) -> None:
    """An issue with a score."""
    of, words = Assessment.objects.select_related("thing").get(pk=play.rows[one.said["home"]].pk), play.words(one)
    row = assessments.add(of, name=words, about=words, victims=one.label, counted=words, by=play.by(one))
    assessments.score(
        assessments.Issue.objects.select_related("thing__lock", "assessment").get(pk=row.pk),
        marks=plan_year.marks(1 + one.label % 4), words=words, by=play.by(one),
    )  # fmt: skip
    keeps(play, one, row)


@act("end group", draw=_draw_on("end group", "group"), tell=tell_nothing)
def end_group(play: Play, one: Act) -> None:
    """It has ended, unless it had."""
    row = Group.objects.get(pk=play.rows[one.subject].pk)
    if row.ended_on is None:
        groups.end(row, outcome=f"Ended {one.label}", by=play.by(one))


def _draw_consultation(random: Random, model: Model, label: int) -> Act:
    return Act(label, "prepare consultation", random.choice(KEEPERS), label, True)


def _tell_consultation(model: Model, one: Act) -> None:
    made(model, one, kind="consultation", home=None, audience=PARTNERS_ONLY, face=HIDDEN)


@act("prepare consultation", draw=_draw_consultation, tell=_tell_consultation, often=2)
def prepare(play: Play, one: Act) -> None:
    """For partners until it opens."""
    words = play.words(one)
    row = consultations.prepare(
        words, about=words, questions=[words], opens_on=plan_year.ago(1), closes_on=plan_year.ago(-9), by=play.by(one),
        body=play.world.body,
    )  # fmt: skip
    keeps(play, one, row)


@act("add point", draw=_draw_on("add point", "consultation", makes=True), tell=_tell_in("point"))
def add_point(play: Play, one: Act) -> None:
    """You said, we did."""
    row, words = Consultation.objects.get(pk=play.rows[one.said["home"]].pk), play.words(one)
    keeps(play, one, consultations.add_point(row, said=words, did=words, by=play.by(one)))


def _priority(play: Play, handle: int) -> Priority:
    rows = Priority.objects.select_related("thing__lock", "plan__thing__audience", "plan__thing__lock", "plan__body")
    return rows.filter(plan=play.rows[handle].pk).earliest("position")
