"""Acts of rights: records asked for, requests, holders asked, freedom of information, published answers, holds.

That somebody still has to answer a request is governance's to know, and nobody's record: the force's unit is asked
about everybody, and in these scripts has not answered yet.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from uuid import UUID

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.models import Subject
from commonweal.portal.intelligence.models import Desk
from commonweal.portal.people import said
from commonweal.portal.people.models import Record
from commonweal.portal.people.verbs import records
from commonweal.portal.rights.holdings import Found, Holding
from commonweal.portal.rights.models import Answered, Ask, Question, Request, UnitAsk
from commonweal.portal.rights.verbs import gathering, holds, questions, requests
from known_people import ADA, AGENCY
from purge_model import PARTNERS, PUBLIC, Audience, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing

OFFICERS, GOVERNANCE, UNIT = ("officer", "fire"), "governance", "officer"
# Kinds of things, in whichever room, that may be of somebody.
HELD = ("record", "known", "subject", "case", "entry", "share of case")


def _named(*who: str) -> Audience:
    return ("people", frozenset(who))


def _draw_record(random: Random, model: Model, label: int) -> Act:
    return Act(label, "record somebody", random.choice(OFFICERS), label, True, {})


def _tell_record(model: Model, one: Act) -> None:
    made(model, one, kind="record", home=None, audience=_named(one.by), face=HIDDEN)


@act("record somebody", draw=_draw_record, tell=_tell_record, often=4)
def record(play: Play, one: Act) -> None:
    """Everybody is Ada; the note is the act's own."""
    agency = play.world.agencies[AGENCY[one.by]]
    keeps(play, one, records.enter(ADA, agency=agency, by=play.by(one), note=play.words(one)))


def _draw_request(random: Random, model: Model, label: int) -> Act:
    by = random.choice((GOVERNANCE, GOVERNANCE, *OFFICERS))
    return Act(label, "enter request", by, label, True, {"kind": random.choice(("access", "erasure"))})


def _tell_request(model: Model, one: Act) -> None:
    made(model, one, kind="request", home=None, audience=_named(GOVERNANCE, one.by), face=HIDDEN, state="new")


@act("enter request", draw=_draw_request, tell=_tell_request, often=5)
def enter(play: Play, one: Act) -> None:
    """Ada asks."""
    row = requests.enter(
        one.said["kind"], said.read(ADA), contact="14 Rope Street", words=play.words(one), received_on=today(),
        received_how="letter", by=play.by(one),
    )  # fmt: skip
    keeps(play, one, row)


def _draw_look(random: Random, model: Model, label: int) -> Act | None:
    """Everything that may be of Ada is asked about, whichever room's; what is, is known once it was looked for."""
    asked = one_of(random, (n for n in model.nodes.values() if n.kind == "request" and n.state == "new"))
    if asked is None:
        return None
    held = [n.handle for n in model.nodes.values() if n.kind in HELD]
    asks = {handle: label * 1000 + nth for nth, handle in enumerate(held, 1)}
    said_ = {"request": asked.handle, "asks": asks, "asked": set(), "skeleton": True}
    also = (*asks.values(), label * 1000)
    return Act(label, "look for somebody", GOVERNANCE, asked.handle, False, said_, also=also)


def _tell_look(model: Model, one: Act) -> None:
    """An ask is read with what it is about, and tells what was asked: whoever reads it reads that of the request."""
    model.nodes[one.said["request"]].state = "looked for"
    asked = model.nodes[one.said["request"]]
    theirs = model.over_links()
    known = {held for held in one.said["asks"] if model.nodes[held].kind == "known"}
    assert known & one.said["asked"] == known & {*theirs}, "which records are asked about"
    for held, handle in one.said["asks"].items():
        if held not in one.said["asked"]:
            continue
        node = made(
            model, one, handle=handle, kind="ask", home=held, audience=PUBLIC, face=HIDDEN,
            drew_from=frozenset({asked.handle}), tied=theirs.get(held, frozenset()) | _of_case(model, held),
        )  # fmt: skip
        node.words = asked.words
    unit = made(
        model, one, handle=one.label * 1000, kind="ask", home=None, audience=_named(UNIT), face=HIDDEN,
        drew_from=frozenset({asked.handle}),
    )  # fmt: skip
    unit.words = asked.words


def _of_case(model: Model, held: int) -> frozenset[int]:
    """That a case was shared is asked about under the case's lock too."""
    node = model.nodes[held]
    return node.rests_on if node.kind == "share of case" else frozenset()


@act("look for somebody", draw=_draw_look, tell=_tell_look, often=5)
def look(play: Play, one: Act) -> None:
    """As the system does within a minute."""
    Desk.objects.get_or_create(defaults={"force": play.world.agencies["Police"]})
    row = Request.objects.get(pk=play.rows[one.said["request"]].pk)
    if row.state == "identity":
        row = requests.settle_identity(row, how="Seen.", on=today(), by=play.world.reader(GOVERNANCE))
    held = _held(play, one)
    with _each_by_itself(play, one, held):
        gathering.look(row)
    for ask in Ask.objects.select_related("thing").filter(request=row.pk):
        assert ask.thing.home_id in held
        keeps(play, one, ask, one.said["asks"][held[ask.thing.home_id]])
        one.said["asked"].add(held[ask.thing.home_id])
    keeps(play, one, UnitAsk.objects.select_related("thing").get(request=row.pk), one.label * 1000)


def _held(play: Play, one: Act) -> dict[UUID, int]:
    """The handle of each thing that may be asked about: somebody who has a part in a case is a record there."""
    rows = {handle: play.rows[handle] for handle in one.said["asks"] if handle in play.rows}
    return {row.record_id if isinstance(row, Subject) else row.pk: handle for handle, row in rows.items()}


@contextmanager
def _each_by_itself(play: Play, one: Act, held: dict[UUID, int]) -> Iterator[None]:
    """An ask has the same id whichever others are made beside it: here ids are counted within an act."""
    ask, elsewhere = gathering._ask, gathering._elsewhere

    def alone(request: Request, holding: Holding, found: Found, ends: Any) -> Any:
        play.frozen.begin(one.said["asks"][held[found.thing]])
        made_ = ask(request, holding, found, ends)
        play.frozen.begin(one.label)
        return made_

    def then(request: Request) -> Any:
        play.frozen.begin(one.label)
        return elsewhere(request)

    gathering._ask, gathering._elsewhere = alone, then
    try:
        yield
    finally:
        gathering._ask, gathering._elsewhere = ask, elsewhere
        play.frozen.begin(one.label)


def _draw_question(random: Random, model: Model, label: int) -> Act:
    return Act(label, "enter question", random.choice((GOVERNANCE, *OFFICERS)), label, True, {})


def _tell_question(model: Model, one: Act) -> None:
    made(model, one, kind="question", home=None, audience=_named(GOVERNANCE, one.by), face=HIDDEN, state="new")


@act("enter question", draw=_draw_question, tell=_tell_question, often=4)
def enter_question(play: Play, one: Act) -> None:
    """Somebody asks."""
    row = questions.enter(
        name="Orla Quill", contact="orla@example.net", words=play.words(one), received_on=today(), by=play.by(one)
    )
    keeps(play, one, row)


def _draw_answer(random: Random, model: Model, label: int) -> Act | None:
    asked = one_of(random, (n for n in model.nodes.values() if n.kind == "question" and n.state == "new"))
    return asked and Act(label, "answer question", GOVERNANCE, asked.handle, False, {"skeleton": True})


def _tell_answer(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "answered"


@act("answer question", draw=_draw_answer, tell=_tell_answer, often=4)
def answer(play: Play, one: Act) -> None:
    """Decided."""
    row = Question.objects.get(pk=play.rows[one.subject].pk)
    questions.answer(row, decision="granted", exemptions=(), words="Twelve.", by=play.by(one))


def _draw_publish(random: Random, model: Model, label: int) -> Act | None:
    asked = one_of(random, (n for n in model.nodes.values() if n.kind == "question" and n.state == "answered"))
    return asked and Act(label, "publish answer", GOVERNANCE, label, True, {"of": asked.handle})


def _tell_publish(model: Model, one: Act) -> None:
    model.nodes[one.said["of"]].state = "out"
    made(model, one, kind="answered", home=None, audience=PUBLIC, face=HIDDEN, rests_on=frozenset({one.said["of"]}))


@act("publish answer", draw=_draw_publish, tell=_tell_publish, often=4)
def publish(play: Play, one: Act) -> None:
    """On the public page, in words of its own."""
    row = Question.objects.get(pk=play.rows[one.said["of"]].pk)
    keeps(play, one, questions.publish(row, asked=play.words(one), answered="Twelve.", by=play.by(one)))


def _draw_back(random: Random, model: Model, label: int) -> Act | None:
    out = one_of(random, (n for n in model.nodes.values() if n.kind == "answered" and n.state != "back"))
    return out and Act(label, "take answer back", GOVERNANCE, out.handle, False, {})


def _tell_back(model: Model, one: Act) -> None:
    node = model.nodes[one.subject]
    node.state, node.words = "back", ""


@act("take answer back", draw=_draw_back, tell=_tell_back)
def take_back(play: Play, one: Act) -> None:
    """A line stays."""
    row = Answered.objects.get(pk=play.rows[one.subject].pk)
    questions.take_back(row, words=f"Wrong {one.label}", by=play.by(one))


def _draw_hold(random: Random, model: Model, label: int) -> Act:
    return Act(label, "place hold", GOVERNANCE, label, True, {})


def _tell_hold(model: Model, one: Act) -> None:
    made(model, one, kind="hold", home=None, audience=_named(GOVERNANCE), face=HIDDEN)


@act("place hold", draw=_draw_hold, tell=_tell_hold, often=2)
def hold(play: Play, one: Act) -> None:
    """Of somebody of whom nothing is kept: what it bites says so, and is another's to prove."""
    nobody = said.read({**ADA, "given": "Nobody", "family": "Known", "aliases": [], "phones": [], "addresses": []})
    later = today() + dt.timedelta(days=100)
    keeps(play, one, holds.place(why=play.words(one), again_on=later, about=nobody, by=play.by(one)))


def _draw_extend(random: Random, model: Model, label: int) -> Act | None:
    asked = one_of(random, (n for n in model.nodes.values() if n.kind == "request"))
    return asked and Act(label, "extend request", GOVERNANCE, asked.handle, False, {})


@act("extend request", draw=_draw_extend, tell=tell_nothing)
def extend(play: Play, one: Act) -> None:
    """Two months more."""
    row = Request.objects.get(pk=play.rows[one.subject].pk)
    requests.extend(row, why=f"Complex {one.label}", by=play.by(one))


assert {AGENCY[who] for who in OFFICERS} == {PARTNERS[who] for who in OFFICERS}
assert Record.TABLE_ROW != Request.TABLE_ROW
