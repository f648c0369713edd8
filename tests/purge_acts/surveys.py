"""Acts of surveys: uploaded, taken in, dropped, a theme named, a text grouped, a quotation asked for and approved."""

import tempfile
from pathlib import Path
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.engagement.models import FoundTheme, Quotation, Survey, Writing
from commonweal.portal.engagement.surveys import drafting
from commonweal.portal.engagement.surveys.verbs import coding, taking_in
from commonweal.sources.survey.guess import columns
from commonweal.workspace import Workspace
from purge_model import Audience, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing
from surveyed_portal import ABOUT, answers

NAMED: Audience = ("people", frozenset({"analyst", "officer"}))  # of every survey of a script


def _draw_new(random: Random, model: Model, label: int) -> Act:
    return Act(label, "upload survey", "analyst", label, True, {})


def _tell_new(model: Model, one: Act) -> None:
    made(model, one, kind="survey", home=None, audience=NAMED, face=HIDDEN, state="draft")


@act("upload survey", draw=_draw_new, tell=_tell_new, often=4)
def upload(play: Play, one: Act) -> None:
    """A draft, for the analyst and an officer."""
    about = {**ABOUT, "name": play.words(one), "wave": f"wave {one.label}"}
    named = [play.world.people["officer"].pk]
    keeps(play, one, taking_in.upload(answers(8), name="a.csv", about=about, readers=named, by=play.by(one)))


def _draw_on(name: str, kind: str, by: str, *, state: str = "", makes: bool = True):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        thing = one_of(random, (n for n in model.nodes.values() if n.kind == kind and n.state == state))
        return thing and Act(label, name, by, label if makes else thing.handle, makes, {"home": thing.handle})

    return draw


def _tell_taken(model: Model, one: Act) -> None:
    made(model, one, kind="writing", home=one.said["home"], audience=("public", frozenset()), face=HIDDEN)
    model.nodes[one.said["home"]].state = "taken"


@act("take survey in", draw=_draw_on("take survey in", "survey", "analyst", state="draft"), tell=_tell_taken, often=4)
def take_in(play: Play, one: Act) -> None:
    """Its texts stay, its closed answers go to a store of this script's own."""
    by, survey = play.by(one), Survey.objects.get(pk=play.rows[one.said["home"]].pk)
    roles = [column.role for column in columns(drafting.sheet_of(survey.sheet))]
    survey = taking_in.say_columns(survey, roles, by=by)
    found = drafting.asked_columns(drafting.sheet_of(survey.sheet), survey.mapping["roles"])
    asked = [{"words": play.words(one) if role == "text" else column.words} | _scale(role) for _, column, role in found]
    survey = taking_in.say_questions(survey, asked, by=by)
    with tempfile.TemporaryDirectory() as folder:
        taking_in.take_in(survey, Workspace(Path(folder)), by=by)
    keeps(play, one, Writing.objects.get(survey=survey))


def _scale(role: str) -> dict[str, list[str]]:
    options = ["Very safe", "Fairly safe", "A bit unsafe", "Very unsafe"]
    return {"options": options, "together": options[:2]} if role in ("scale", "one") else {}


def _tell_in(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=one.said["home"], audience=("public", frozenset()), face=HIDDEN)

    return tell


@act("name theme", draw=_draw_on("name theme", "writing", "officer"), tell=_tell_in("found theme"), often=3)
def name_theme(play: Play, one: Act) -> None:
    """A theme of the list."""
    keeps(play, one, coding.name_theme(_writing(play, one.said["home"]), play.words(one)[:80], by=play.by(one)))


@act("group text", draw=_draw_on("group text", "found theme", "analyst", makes=False), tell=tell_nothing, often=2)
def group(play: Play, one: Act) -> None:
    """The first text has it."""
    theme = FoundTheme.objects.get(pk=play.rows[one.said["home"]].pk)
    of = Writing.objects.select_related("thing__lock", "survey").get(pk=theme.writing_id)
    coding.code(of, of.answers[0][0], [theme.pk], by=play.by(one))


@act("quote text", draw=_draw_on("quote text", "writing", "officer"), tell=_tell_in("quotation"), often=2)
def quote(play: Play, one: Act) -> None:
    """Words that wait for another person."""
    of = _writing(play, one.said["home"])
    keeps(play, one, coding.quote(of, of.answers[0][0], play.words(one), by=play.by(one)))


@act("approve quotation", draw=_draw_on("approve quotation", "quotation", "analyst", makes=False), tell=tell_nothing)
def approve(play: Play, one: Act) -> None:
    """By another of those named."""
    coding.approve(Quotation.objects.get(pk=play.rows[one.said["home"]].pk), by=play.by(one))


def _writing(play: Play, handle: int) -> Writing:
    return Writing.objects.select_related("thing__lock", "survey").get(pk=play.rows[handle].pk)
