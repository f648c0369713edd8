"""Acts of intelligence: reports begun, filled in, thrown away, sent, added to, received and answered; the guide.

The police are the force, and the officer is of its unit: what another officer sent is theirs to read, a draft never.
"""

from dataclasses import replace
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.disclosures.models import About, Entry
from commonweal.portal.intelligence.guide import SHIPPED
from commonweal.portal.intelligence.models import PERSON, Guide, Report
from commonweal.portal.intelligence.verbs import drafts, guides, sending, way
from purge_model import PUBLIC, Audience, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing
from told_intelligence import SHARING, SOMEBODY, SOURCE

WRITERS = ("officer", "fire")
UNIT = "officer"


def _of(*names: str) -> Audience:
    return "people", frozenset(names)


def _draw_begin(random: Random, model: Model, label: int) -> Act:
    first = label * 1000 + 1
    return Act(label, "begin report", random.choice(WRITERS), label, True, {"first": first}, also=(first,))


def _tell_begin(model: Model, one: Act) -> None:
    made(model, one, kind="told", home=None, audience=_of(one.by), face=HIDDEN, state="begun")
    made(model, one, handle=one.said["first"], kind="piece", home=one.subject, audience=PUBLIC, face=HIDDEN)


@act("begin report", draw=_draw_begin, tell=_tell_begin, often=8)
def begin(play: Play, one: Act) -> None:
    """Its first words."""
    by = play.by(one)
    report = drafts.begin(agency=play.world.people[one.by].agency, by=by)
    keeps(play, one, report)
    keeps(play, one, drafts.say(report, play.words(one), {}, by=by), one.said["first"])


def _draw_on(name: str, *states: str, makes: bool = True, by: str = ""):
    """On a report in one of these states: its writer, or the unit."""

    def draw(random: Random, model: Model, label: int) -> Act | None:
        told = one_of(random, (n for n in model.nodes.values() if n.kind == "told" and n.state in states))
        if told is None:
            return None
        home = {"home": told.handle}
        return Act(label, name, by or told.maker, label if makes else told.handle, makes, home)

    return draw


def _tell_part(model: Model, one: Act) -> None:
    made(model, one, kind="part", home=one.said["home"], audience=PUBLIC, face=HIDDEN)


def _tell_filled(model: Model, one: Act) -> None:
    _tell_part(model, one)
    told = model.nodes[one.said["home"]]
    told.state, told.rests_on = "whole", frozenset({one.subject})  # it is not sent without


@act("name in report", draw=_draw_on("name in report", "begun", "whole"), tell=_tell_part, often=4)
def name(play: Play, one: Act) -> None:
    """Somebody."""
    said = {**SOMEBODY, "given": play.words(one), "note": play.words(one)}
    keeps(play, one, drafts.name(_report(play, one), PERSON, said, by=play.by(one)))


@act("fill report in", draw=_draw_on("fill report in", "begun"), tell=_tell_filled, often=6)
def fill(play: Play, one: Act) -> None:
    """The rest of its pages."""
    report, by = _report(play, one), play.by(one)
    keeps(play, one, drafts.source(report, {**SOURCE, "told_by": play.words(one)}, by=by))
    drafts.answer(report, "when", {"which": "today"}, by=by)
    drafts.answer(report, "sharing", SHARING, by=by)  # why without an agreement: governance reads that


def _draw_send(random: Random, model: Model, label: int) -> Act | None:
    """What leaves its agency is a share: its writer's own record, and governance's entry."""
    drawn = _draw_on("send report", "whole", makes=False)(random, model, label)
    if drawn is None:
        return None
    drawn.said["skeleton"] = True  # what is released of it is released of what was sent
    if drawn.by == UNIT:
        return drawn
    share, entry, about = (label * 1000 + n for n in (1, 2, 3))
    return replace(
        drawn, said={**drawn.said, "share": share, "entry": entry, "about": about}, also=(share, entry, about)
    )


def _tell_sent(model: Model, one: Act) -> None:
    told = model.nodes[one.subject]
    told.state, told.audience = "sent", _of(told.maker, UNIT)
    for kind, audience in (("share", _of(told.maker)), ("entry", _of("governance")), ("about", _of(told.maker))):
        if kind in one.said:
            rests = frozenset({told.handle})
            made(
                model, one, handle=one.said[kind], kind=kind, home=None, audience=audience, face=HIDDEN,
                rests_on=rests, state="waits" if kind == "entry" else "",
                about=one.said["share"] if kind == "entry" else None,
            )  # fmt: skip


@act("send report", draw=_draw_send, tell=_tell_sent, often=6)
def send(play: Play, one: Act) -> None:
    """From now on the unit's, too."""
    sending.send(_report(play, one), by=play.by(one))
    if "share" in one.said:
        about = About.objects.get(of=play.rows[one.said["home"]].pk)
        keeps(play, one, about, one.said["about"])
        keeps(play, one, about.disclosure, one.said["share"])
        keeps(play, one, Entry.objects.get(disclosure=about.disclosure_id), one.said["entry"])


@act("add to report", draw=_draw_on("add to report", "sent", "received"), tell=_tell_part, often=3)
def add(play: Play, one: Act) -> None:
    """What its writer came to know later."""
    keeps(play, one, sending.add(_report(play, one), play.words(one), by=play.by(one)))


def _tell_withdrawn(model: Model, one: Act) -> None:
    _tell_part(model, one)
    model.nodes[one.said["home"]].state = "withdrawn"


@act("withdraw report", draw=_draw_on("withdraw report", "sent", "received"), tell=_tell_withdrawn)
def withdraw(play: Play, one: Act) -> None:
    """It stays, with a word."""
    keeps(play, one, sending.withdraw(_report(play, one), play.words(one), by=play.by(one)))


def _tell_received(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "received"


@act("receive report", draw=_draw_on("receive report", "sent", makes=False, by=UNIT), tell=_tell_received, often=3)
def receive(play: Play, one: Act) -> None:
    """Its writer is told."""
    way.receive(_report(play, one), by=play.by(one))


@act("reply to report", draw=_draw_on("reply to report", "received", makes=False, by=UNIT), tell=tell_nothing, often=2)
def reply(play: Play, one: Act) -> None:
    """In words for its writer."""
    way.reply(_report(play, one), f"Thank you, {one.label}", by=play.by(one))


def _tell_thrown(model: Model, one: Act) -> None:
    """Nothing of it stands any more, for anybody."""
    gone = [handle for handle in model.nodes if one.subject in [node.handle for node in model.chain(handle)]]
    for handle in gone:
        del model.nodes[handle]


@act("throw report away", draw=_draw_on("throw report away", "begun", "whole", makes=False), tell=_tell_thrown)
def throw_away(play: Play, one: Act) -> None:
    """Erased."""
    drafts.throw_away(_report(play, one), by=play.by(one))


def _draw_choice(random: Random, model: Model, label: int) -> Act:
    keys = [row.key for row in SHIPPED]
    return Act(label, "choose in guide", random.choice(WRITERS), 0, False, {"row": random.choice(keys)})


@act("choose in guide", draw=_draw_choice, tell=tell_nothing)
def choose(play: Play, one: Act) -> None:
    """Counted, for everyone who keeps the guide."""
    guides.count(Guide.objects.get(), one.said["row"])


def _report(play: Play, one: Act) -> Report:
    return Report.objects.select_related("thing__audience", "agency", "force").get(pk=play.rows[one.said["home"]].pk)
