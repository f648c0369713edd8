"""Acts of engagement: surgeries entered, changed, cancelled, held, followed up; a quarter's summary drafted."""

import datetime as dt
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.engagement.models import Event, Outcome
from commonweal.portal.engagement.verbs import events, summaries
from held_events import said, theme
from purge_acts.access import audience
from purge_acts.meetings import PARTNERS_ONLY
from purge_model import PUBLIC, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing

HOLDERS = ("officer", "chair", "analyst", "clerk")  # the police hold every event of a script
PAST, AHEAD = dt.date(2026, 2, 1), dt.date(2026, 3, 10)


def _draw_new(random: Random, model: Model, label: int) -> Act:
    by = random.choice(HOLDERS)
    told = {"audience": audience(random), "past": random.random() < 0.6}
    return Act(label, "enter event", by, label, True, told)


def _tell_new(model: Model, one: Act) -> None:
    state = "past" if one.said["past"] else "planned"
    made(model, one, kind="event", home=None, audience=one.said["audience"], face=HIDDEN, state=state)


@act("enter event", draw=_draw_new, tell=_tell_new, often=6)
def enter(play: Play, one: Act) -> None:
    """A surgery, for everyone or for fewer."""
    words, by = play.words(one), play.by(one)
    on = (PAST if one.said["past"] else AHEAD) + dt.timedelta(days=one.label % 20)
    what = said(play.world, words, about=words, place=words)
    made_of = events.enter(what, days=[on], by=by, body=play.world.body, audience=play.audience(one.said["audience"]))
    keeps(play, one, made_of[0])


def _draw_on(name: str, state: str, *, makes: bool = False):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        by = random.choice(HOLDERS)
        seen = (n for n in model.nodes.values() if n.kind == "event" and n.state == state)
        thing = one_of(random, (n for n in seen if model.sees(by, n.handle)))
        return thing and Act(label, name, by, label if makes else thing.handle, makes, {"home": thing.handle})

    return draw


def _tell_cancelled(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "cancelled"


@act("cancel event", draw=_draw_on("cancel event", "planned"), tell=_tell_cancelled)
def cancel(play: Play, one: Act) -> None:
    """It stays, and says why."""
    events.cancel(_event(play, one.subject), reason=f"Closed {one.label}", by=play.by(one))


@act("change event", draw=_draw_on("change event", "planned"), tell=tell_nothing)
def change(play: Play, one: Act) -> None:
    """Another place."""
    row = _event(play, one.subject)
    events.change(row, said(play.world, row.title, place=f"Hall {one.label}"), on=row.on, by=play.by(one))


def _tell_came(model: Model, one: Act) -> None:
    made(model, one, kind="came", home=one.said["home"], audience=PARTNERS_ONLY, face=HIDDEN)
    model.nodes[one.said["home"]].state = "held"


@act("say what came", draw=_draw_on("say what came", "past", makes=True), tell=_tell_came, often=5)
def came(play: Play, one: Act) -> None:
    """How many came and what they raised."""
    row = _event(play, one.said["home"])
    counts = {theme().pk: one.label + 1}
    keeps(
        play, one,
        events.say_what_came(row, attendance=one.label, themes=counts, notes=play.words(one), by=play.by(one)),
    )  # fmt: skip


def _draw_follow(random: Random, model: Model, label: int) -> Act | None:
    thing = one_of(random, (n for n in model.nodes.values() if n.kind == "came" and model.sees("officer", n.handle)))
    return thing and Act(label, "follow up event", "officer", label, True, {"home": thing.handle})


def _tell_follow(model: Model, one: Act) -> None:
    made(model, one, kind="action", home=one.said["home"], audience=PUBLIC, face=HIDDEN)


@act("follow up event", draw=_draw_follow, tell=_tell_follow)
def follow(play: Play, one: Act) -> None:
    """What the police will do."""
    row = Outcome.objects.get(pk=play.rows[one.said["home"]].pk)
    keeps(
        play, one,
        events.follow_up(row, text=play.words(one), agency=play.world.agencies["Police"], by=play.by(one)),
    )  # fmt: skip


def _draw_summary(random: Random, model: Model, label: int) -> Act:
    return Act(label, "draft summary", random.choice(("officer", "analyst", "clerk")), label, True, {})


def _tell_summary(model: Model, one: Act) -> None:
    made(model, one, kind="summary", home=None, audience=PARTNERS_ONLY, face=HIDDEN)


@act("draft summary", draw=_draw_summary, tell=_tell_summary)
def summary(play: Play, one: Act) -> None:
    """A quarter's summary, as its drafter worded it."""
    words = play.words(one)
    keeps(play, one, summaries.write(title=words, text=words, by=play.by(one), body=play.world.body))


def _event(play: Play, handle: int) -> Event:
    return Event.objects.select_related("thing__audience", "agency", "body").get(pk=play.rows[handle].pk)
