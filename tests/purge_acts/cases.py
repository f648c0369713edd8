"""Acts of cases: opened, members let in and taken off, entries for all or fewer, corrections, tasks, risk, people.

Who sits in a case is, for the model, an audience of people. Glass is broken in vain alone: where it opens something,
governance is meant to learn that there was something, and a script without that would rightly look otherwise.
"""

from dataclasses import replace
from random import Random

from commonweal.portal.access.models import HIDDEN, Seat
from commonweal.portal.access.queries import one as one_row
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases.models import Case, Entry, Glass, Task
from commonweal.portal.cases.verbs import entries, glass, letting_in, risks, subjects, tasks, team, working
from commonweal.portal.cases.verbs.entries import Said
from commonweal.portal.cases.verbs.glass import Sought
from commonweal.portal.disclosures.models import About, Disclosure, Matter
from commonweal.portal.disclosures.models import Entry as Register
from known_people import ADA
from portal_sharing import GROUNDS
from purge_model import PUBLIC, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing
from worked_cases import QUESTIONS, opened, seated, set_task

OFFICERS = ("officer", "fire")


def _draw_open(random: Random, model: Model, label: int) -> Act:
    by = random.choice(OFFICERS)
    let_in = [who for who in OFFICERS if who != by and random.random() < 0.4]
    return Act(label, "open case", by, label, True, {"let_in": let_in})


def _tell_open(model: Model, one: Act) -> None:
    members = frozenset({one.by, *one.said["let_in"]})
    made(model, one, kind="case", home=None, audience=("people", members), face=HIDDEN, state=one.by)


@act("open case", draw=_draw_open, tell=_tell_open, often=8)
def open_case(play: Play, one: Act) -> None:
    """A case; perhaps with a member more."""
    case = opened(play.world, play.words(one), by=one.by)
    for who in one.said["let_in"]:
        seated(play.world, case, who, by=one.by)
    keeps(play, one, case)


def _draw_member(name: str, *, sits: bool):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        found = []
        for node in model.nodes.values():
            other = next(who for who in OFFICERS if who != node.state) if node.kind == "case" else ""
            if other and (other in node.audience[1]) is sits:
                found.append((node, other))
        if not found:
            return None
        node, who = random.choice(found)
        said = {"who": who, "home": node.handle, "skeleton": True}  # who is off a case that was shared stays off
        return Act(label, name, node.state, node.handle, False, said)

    return draw


def _tell_member(model: Model, one: Act) -> None:
    node = model.nodes[one.subject]
    names = node.audience[1] | {one.said["who"]} if one.name == "let in" else node.audience[1] - {one.said["who"]}
    node.audience = ("people", names)


@act("let in", draw=_draw_member("let in", sits=False), tell=_tell_member, often=3)
def let_in(play: Play, one: Act) -> None:
    """A member more."""
    seated(play.world, _case(play, one), one.said["who"], by=one.by)


@act("take off", draw=_draw_member("take off", sits=True), tell=_tell_member, often=2)
def take_off(play: Play, one: Act) -> None:
    """A member less."""
    case = _case(play, one)
    seat = Seat.objects.get(living(), audience=case.group, person=play.world.people[one.said["who"]])
    team.remove(case, seat, why=f"Taken off {one.label}", by=play.by(one))


def _draw_alone(random: Random, model: Model, label: int) -> Act:
    return Act(label, "open case alone", random.choice(OFFICERS), label, True, {"let_in": []})


act("open case alone", draw=_draw_alone, tell=_tell_open)(open_case)


def _draw_shared(random: Random, model: Model, label: int) -> Act | None:
    """An agency is let into a case in which it has nobody."""
    found = _draw_member("share case", sits=False)(random, model, label)
    if found is None:
        return None
    said = {**found.said, "about": label * 1000 + 1, "matter": label * 1000 + 2, "entry": label * 1000 + 3}
    also = (found.subject, said["about"], said["matter"], said["entry"])
    return Act(label, "share case", found.by, label, True, said, also=also)


def _tell_shared(model: Model, one: Act) -> None:
    """Both agencies keep that it was shared, and governance its legal part; of what, while they work on the case."""
    case = one.said["home"]
    node = model.nodes[case]
    node.audience = ("people", node.audience[1] | {one.said["who"]})
    both = ("people", frozenset(OFFICERS))
    made(
        model, one, kind="share of case", home=None, audience=both, face=HIDDEN, rests_on=frozenset({case}),
    )  # fmt: skip
    for part in ("about", "matter"):
        made(
            model, one, handle=one.said[part], kind=part, home=one.subject, audience=PUBLIC, face=HIDDEN,
            tied=frozenset({case}),
        )  # fmt: skip
    made(
        model, one, handle=one.said["entry"], kind="entry", home=None, audience=("people", frozenset({"governance"})),
        face=HIDDEN, state="waits", about=one.subject,
    )  # fmt: skip


@act("share case", draw=_draw_shared, tell=_tell_shared, often=3)
def share_case(play: Play, one: Act) -> None:
    """With the share that this is: both are made in one."""
    person = play.world.people[one.said["who"]]
    assert person.agency is not None
    grounds = replace(GROUNDS, purpose=f"To work on it together {one.label}")
    letting_in.let_in(
        _case(play, one), person=person, agency=person.agency, need=f"They visit {one.label}", by=play.by(one),
        grounds=grounds,
    )  # fmt: skip
    known = {row.pk for row in play.rows.values() if isinstance(row, Disclosure)}
    shared = Disclosure.objects.exclude(pk__in=known).select_related("thing").get()
    keeps(play, one, shared)
    for part, kind in (("about", About), ("matter", Matter), ("entry", Register)):
        keeps(play, one, kind.objects.select_related("thing").get(disclosure=shared), one.said[part])


def _draw_in(name: str, kind: str, *, makes: bool = True):
    """Something that a member does in a case, or to what stands in one."""

    def draw(random: Random, model: Model, label: int) -> Act | None:
        by = random.choice(OFFICERS)
        node = one_of(random, (n for n in model.nodes.values() if n.kind == kind and model.sees(by, n.handle)))
        if node is None:
            return None
        said = {"home": node.handle, "fewer": random.random() < 0.4}
        return Act(label, name, by, label if makes else node.handle, makes, said)

    return draw


def _tell_in(kind: str):
    def tell(model: Model, one: Act) -> None:
        fewer = kind == "entry" and one.said["fewer"]
        audience = ("people", frozenset({one.by})) if fewer else PUBLIC
        made(model, one, kind=kind, home=one.said["home"], audience=audience, face=HIDDEN)

    return tell


@act("write entry", draw=_draw_in("write entry", "case"), tell=_tell_in("entry"), often=8)
def write(play: Play, one: Act) -> None:
    """For every member, or for oneself."""
    fewer = [play.world.people[one.by].pk] if one.said["fewer"] else []
    keeps(play, one, entries.write(_case(play, one), Said(play.words(one), fewer=fewer), by=play.by(one)))


@act("correct entry", draw=_draw_in("correct entry", "entry", makes=False), tell=tell_nothing, often=3)
def correct(play: Play, one: Act) -> None:
    """Other words, and why."""
    row = one_row(play.by(one), Entry, play.rows[one.subject].pk)
    entries.correct(row, text=f"Corrected {one.label}", why=f"Since {one.label}", by=play.by(one))


@act("strike entry", draw=_draw_in("strike entry", "entry", makes=False), tell=tell_nothing)
def strike(play: Play, one: Act) -> None:
    """It does not stand."""
    row = one_row(play.by(one), Entry, play.rows[one.subject].pk)
    entries.strike(row, why=f"Struck {one.label}", by=play.by(one))


@act("set task", draw=_draw_in("set task", "case"), tell=_tell_in("case task"), often=5)
def set_one(play: Play, one: Act) -> None:
    """Something that one is to do oneself."""
    keeps(play, one, set_task(play.world, _case(play, one), play.words(one), owner=one.by, by=one.by))


@act("finish task", draw=_draw_in("finish task", "case task", makes=False), tell=tell_nothing, often=2)
def finish(play: Play, one: Act) -> None:
    """It is done."""
    row = one_row(play.by(one), Task, play.rows[one.subject].pk)
    tasks.finish(row, words=f"Done {one.label}", by=play.by(one))


@act("assess case", draw=_draw_in("assess case", "case"), tell=_tell_in("risk"), often=3)
def assess(play: Play, one: Act) -> None:
    """Its checklist is filled in."""
    answers = dict.fromkeys(QUESTIONS, one.label % 2)
    keeps(play, one, risks.assess(_case(play, one), answers, note=play.words(one), by=play.by(one)))


@act("add subject", draw=_draw_in("add subject", "case"), tell=_tell_in("subject"), often=3)
def add_subject(play: Play, one: Act) -> None:
    """Somebody whom it is about."""
    made_ = subjects.add(_case(play, one), ADA, role="victim", note=play.words(one), by=play.by(one))
    keeps(play, one, made_)


@act("review case", draw=_draw_in("review case", "case", makes=False), tell=tell_nothing, often=2)
def review(play: Play, one: Act) -> None:
    """It is looked at again."""
    row = one_row(play.by(one), Case, play.rows[one.subject].pk)
    working.review(row, words=f"Reviewed {one.label}", next_on=None, by=play.by(one))


def _draw_vain(random: Random, model: Model, label: int) -> Act:
    return Act(label, "break glass in vain", random.choice(OFFICERS), label, True, {})


def _tell_vain(model: Model, one: Act) -> None:
    audience = ("people", frozenset({one.by, "governance"}))
    made(model, one, kind="glass", home=None, audience=audience, face=HIDDEN)


@act("break glass in vain", draw=_draw_vain, tell=_tell_vain, often=2)
def break_in_vain(play: Play, one: Act) -> None:
    """Of a reference that no case has."""
    agency = play.world.people[one.by].agency
    assert agency is not None
    reason = f"{play.words(one)}: a child is in danger."
    glass.break_glass(Sought(reference="222-2222"), reason=reason, agency=agency, by=play.by(one))
    known = [row.pk for row in play.rows.values() if isinstance(row, Glass)]
    keeps(play, one, Glass.objects.exclude(pk__in=known).get())


def _case(play: Play, one: Act) -> Case:
    return one_row(play.by(one), Case, play.rows[one.said["home"]].pk)
