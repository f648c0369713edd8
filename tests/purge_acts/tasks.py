"""Acts on what was promised: raised, spoken of, late, done with evidence, opened again, answered by an item."""

import datetime as dt
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs import actions
from purge_acts.access import audience
from purge_acts.meetings import day_of
from purge_model import Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing

WORKING = ("officer", "chair", "clerk")  # the police own every action of a script


def _draw_raise(random: Random, model: Model, label: int) -> Act | None:
    home = one_of(random, (n for n in model.nodes.values() if n.kind == "item" and model.sees("clerk", n.handle)))
    said = {"home": home and home.handle, "audience": audience(random), "kind": random.choice(("", "report back"))}
    return Act(label, "promise", "clerk", label, True, said) if home else None


def _tell_raise(model: Model, one: Act) -> None:
    made(model, one, kind="action", home=one.said["home"], audience=one.said["audience"], face=HIDDEN, state="promised")


@act("promise", draw=_draw_raise, tell=_tell_raise, often=6)
def promise(play: Play, one: Act) -> None:
    """Something that the police promise under an item: due by a day, some of them gone by."""
    due = day_of(one.label) if one.label % 2 else day_of(90)
    row = actions.raise_action(
        play.words(one), home=play.things[one.said["home"]], by=play.by(one), body=play.world.body, due_on=due,
        audience=play.audience(one.said["audience"]), kind=one.said["kind"], agency=play.world.agencies["Police"],
        raised_on=due - dt.timedelta(days=40),
    )  # fmt: skip
    keeps(play, one, row)


def _draw_on(name: str, *, makes: bool = False):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        by = random.choice(WORKING)
        action = one_of(random, (n for n in model.nodes.values() if n.kind == "action" and model.sees(by, n.handle)))
        if action is None:
            return None
        return Act(label, name, by, label if makes else action.handle, makes, {"home": action.handle})

    return draw


def _tell_said(model: Model, one: Act) -> None:
    made(model, one, kind="progress", home=one.said["home"], audience=("public", frozenset()), face=HIDDEN)


@act("say progress", draw=_draw_on("say progress", makes=True), tell=_tell_said, often=3)
def say(play: Play, one: Act) -> None:
    """A word on how far it is."""
    keeps(play, one, actions.say(_action(play, one.said["home"]), words=play.words(one), by=play.by(one)))


@act("finish", draw=_draw_on("finish"), tell=tell_nothing, often=4)
def finish(play: Play, one: Act) -> None:
    """Done, with evidence: in words, and some with a file."""
    words = play.words(one)
    files = [(f"{words}.txt", words.encode())] if one.label % 2 else []
    actions.close(_action(play, one.subject), evidence=words, files=files, by=play.by(one))


@act("redate", draw=_draw_on("redate"), tell=tell_nothing, often=2)
def redate(play: Play, one: Act) -> None:
    """A new day, and why."""
    due = day_of(30 + one.label)
    actions.redate(_action(play, one.subject), reason=play.words(one), due_on=due, by=play.by(one))


@act("pass on", draw=_draw_on("pass on"), tell=tell_nothing)
def pass_on(play: Play, one: Act) -> None:
    """Its agency finds a person for it."""
    actions.assign(_action(play, one.subject), owner=play.world.people["officer"], by=play.by(one))


@act("drop action", draw=_draw_on("drop action"), tell=tell_nothing)
def drop(play: Play, one: Act) -> None:
    """Let go of, with a reason."""
    actions.drop(_action(play, one.subject), reason=play.words(one), by=play.by(one))


@act("reopen", draw=_draw_on("reopen"), tell=tell_nothing, often=3)
def reopen(play: Play, one: Act) -> None:
    """Taken up again."""
    actions.reopen(_action(play, one.subject), reason=play.words(one), by=play.by(one))


def _draw_answer(random: Random, model: Model, label: int) -> Act | None:
    seen = [n for n in model.nodes.values() if model.sees("clerk", n.handle)]
    action, item = (
        one_of(random, (n for n in seen if n.kind == "action")),
        one_of(random, (n for n in seen if n.kind == "item")),
    )
    return (
        Act(label, "answer promise", "clerk", action.handle, False, {"item": item.handle}) if action and item else None
    )


def _tell_answer(model: Model, one: Act) -> None:
    model.nodes[one.subject].rests_on |= {one.said["item"]}


@act("answer promise", draw=_draw_answer, tell=_tell_answer, often=3)
def answer(play: Play, one: Act) -> None:
    """An item of a meeting brought what was promised."""
    actions.answer(_action(play, one.subject), item=play.things[one.said["item"]], by=play.by(one))


def _action(play: Play, handle: int) -> Action:
    return Action.objects.select_related("thing").get(pk=play.rows[handle].pk)
