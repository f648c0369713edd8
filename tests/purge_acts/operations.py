"""Acts of operations: planned, begun, described, done, corrected, taken out, reviewed; schemes and their shifts."""

import datetime as dt
from decimal import Decimal
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.operations.models import Activity, Operation, Review, Scheme
from commonweal.portal.operations.verbs import activities, operations, reports, reviews, schemes
from commonweal.portal.operations.verbs.operations import Marked
from planned_operations import done, plan
from purge_acts.access import audience
from purge_acts.meetings import PARTNERS_ONLY
from purge_model import PUBLIC, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing

WRITERS = ("officer", "chair", "analyst")  # the police lead every operation of a script


def _draw_new(name: str):
    def draw(random: Random, model: Model, label: int) -> Act:
        wanted = audience(random)
        return Act(
            label,
            name,
            random.choice(WRITERS),
            label,
            True,
            {"audience": PARTNERS_ONLY if wanted == PUBLIC else wanted},
        )

    return draw


def _tell_new(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=None, audience=one.said["audience"], face=HIDDEN, state="planned")

    return tell


@act("plan operation", draw=_draw_new("plan operation"), tell=_tell_new("operation"), often=6)
def plan_operation(play: Play, one: Act) -> None:
    """A plan, for partners or fewer."""
    marked = Marked(audience=play.audience(one.said["audience"]))
    keeps(
        play,
        one,
        operations.plan(plan(play.world, play.words(one)), by=play.by(one), body=play.world.body, marked=marked),
    )


@act("begin scheme", draw=_draw_new("begin scheme"), tell=_tell_new("scheme"), often=2)
def begin_scheme(play: Play, one: Act) -> None:
    """A scheme of volunteers."""
    words, marked = play.words(one), Marked(audience=play.audience(one.said["audience"]))
    said = {"agency": play.world.agencies["Police"], "body": play.world.body, "about": words, "board": words}
    keeps(play, one, schemes.begin(words, by=play.by(one), marked=marked, **said))


def _draw_on(name: str, kind: str, *, makes: bool = False, state: str = ""):
    """Something done by a writer who sees the thing that it is done to, or in."""

    def draw(random: Random, model: Model, label: int) -> Act | None:
        by = random.choice(WRITERS)
        seen = (n for n in model.nodes.values() if n.kind == kind and n.state == (state or n.state))
        thing = one_of(random, (n for n in seen if model.sees(by, n.handle)))
        return thing and Act(label, name, by, label if makes else thing.handle, makes, {"home": thing.handle})

    return draw


def _tell_in(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=one.said["home"], audience=PUBLIC, face=HIDDEN)

    return tell


def _tell_begun(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "running"


@act("begin operation", draw=_draw_on("begin operation", "operation", state="planned"), tell=_tell_begun, often=4)
def begin(play: Play, one: Act) -> None:
    """It runs."""
    operations.move(_operation(play, one.subject), state="running", by=play.by(one))


@act("describe operation", draw=_draw_on("describe operation", "operation"), tell=tell_nothing, often=2)
def describe(play: Play, one: Act) -> None:
    """Its problem in words."""
    words = f"Described {one.label}"
    operations.describe(
        _operation(play, one.subject), by=play.by(one), scan=words, analysis=words, response=words, assessment=words
    )


@act("enter activity", draw=_draw_on("enter activity", "operation", makes=True), tell=_tell_in("activity"), often=6)
def enter(play: Play, one: Act) -> None:
    """Something that the police did."""
    words = play.words(one)
    said = done(play.world, place=words, result=words, quantity=Decimal(one.label), unit="hours", cost=Decimal(9))
    keeps(play, one, activities.enter(_operation(play, one.said["home"]), said, by=play.by(one)))


@act("strike activity", draw=_draw_on("strike activity", "activity"), tell=tell_nothing)
def strike(play: Play, one: Act) -> None:
    """It counts no more."""
    row = Activity.objects.get(pk=play.rows[one.subject].pk)
    activities.strike(row, reason=f"Struck {one.label}", by=play.by(one))


@act("hold review", draw=_draw_on("hold review", "operation", state="running"), tell=tell_nothing, often=2)
def hold(play: Play, one: Act) -> None:
    """Its first review, with an action of the police's."""
    row = Review.objects.filter(operation=play.rows[one.subject].pk).earliest("due_on")
    reviews.hold(
        row, words=f"Found {one.label}", next_step="change", next_words=f"Agreed {one.label}", by=play.by(one),
        agency=play.world.agencies["Police"], due_on=dt.date(2026, 3, 20),
    )  # fmt: skip


@act(
    "write highlights", draw=_draw_on("write highlights", "operation", makes=True, state="running"),
    tell=_tell_in("highlights"), often=2,
)  # fmt: skip
def highlight(play: Play, one: Act) -> None:
    """Its highlight report, a draft beside it."""
    words = play.words(one)
    keeps(play, one, reports.highlight(_operation(play, one.said["home"]), title=words, text=words, by=play.by(one)))


@act("enter shift", draw=_draw_on("enter shift", "scheme", makes=True), tell=_tell_in("shift"), often=2)
def shift(play: Play, one: Act) -> None:
    """One evening out."""
    row = Scheme.objects.select_related("thing").get(pk=play.rows[one.said["home"]].pk)
    day = dt.date(2026, 1, 1) + dt.timedelta(days=one.label)
    keeps(play, one, schemes.shift(row, on=day, hours=Decimal(4), volunteers=5, note=play.words(one), by=play.by(one)))


def _operation(play: Play, handle: int) -> Operation:
    return Operation.objects.select_related("thing__audience", "lead", "body").get(pk=play.rows[handle].pk)
