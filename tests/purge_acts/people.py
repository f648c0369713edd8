"""Acts of the people room: records for one agency or two, corrected, given vehicles, tied, confirmed, refused, undone.

Only records of one agency are confirmed to be of one person: between two it is a disclosure, whose acts are its own.
"""

from dataclasses import replace
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.people import matching, said
from commonweal.portal.people.models import Link, Record
from commonweal.portal.people.verbs import besides, links, records
from known_people import ADA, AGENCY
from purge_model import PUBLIC, Audience, Model, Node
from purge_script import Act, Draw, Play, Tell, act, keeps, made, one_of, tell_nothing

OFFICERS = ("officer", "fire")
BOTH: Audience = ("agencies", frozenset(AGENCY.values()))
GIVEN = ("Ada", "Ada", "Edda", "Bo")


def _own(by: str) -> Audience:
    return ("agencies", frozenset({AGENCY[by]}))


def _draw_known(random: Random, model: Model, label: int) -> Act:
    by = random.choice(OFFICERS)
    audience = random.choice((_own(by), BOTH, BOTH))
    return Act(label, "enter record", by, label, True, {"audience": audience, "given": random.choice(GIVEN)})


def _tell_known(model: Model, one: Act) -> None:
    made(model, one, kind="known", home=None, audience=one.said["audience"], face=HIDDEN, state=one.by)


@act("enter record", draw=_draw_known, tell=_tell_known, often=7)
def enter(play: Play, one: Act) -> None:
    """Of somebody who is often Ada; the note is the act's own."""
    agency, audience = play.world.agencies[AGENCY[one.by]], play.audience(one.said["audience"])
    told = {**ADA, "given": one.said["given"]}
    keeps(play, one, records.enter(told, agency=agency, by=play.by(one), audience=audience, note=play.words(one)))


def _draw_own_name(random: Random, model: Model, label: int) -> Act:
    by = random.choice(OFFICERS)
    return Act(label, "enter under own name", by, label, True, {"audience": _own(by)})


@act("enter under own name", draw=_draw_own_name, tell=_tell_known, often=2)
def own_name(play: Play, one: Act) -> None:
    """Of Ada, as whoever asks for her own data gives it."""
    agency, audience = play.world.agencies[AGENCY[one.by]], play.audience(one.said["audience"])
    keeps(play, one, records.enter(ADA, agency=agency, by=play.by(one), audience=audience, note=play.words(one)))


def _draw_other_name(random: Random, model: Model, label: int) -> Act | None:
    first = _own_record(random, model)
    if first is None:
        return None
    audience = random.choice((_own(first.state), BOTH, BOTH))
    return Act(label, "enter under another name", first.state, label, True, {"audience": audience})


def _tell_other_name(model: Model, one: Act) -> None:
    _tell_known(model, one)
    model.nodes[one.subject].only_linked = True


@act("enter under another name", draw=_draw_other_name, tell=_tell_other_name, often=3)
def other_name(play: Play, one: Act) -> None:
    """Nothing in it is Ada's: only a link can tell that it is of her."""
    agency, audience = play.world.agencies[AGENCY[one.by]], play.audience(one.said["audience"])
    told = {"given": "Edna", "family": "Wrongly", "born_year": "1991"}
    keeps(play, one, records.enter(told, agency=agency, by=play.by(one), audience=audience, note=play.words(one)))


def _own_record(random: Random, model: Model) -> Node | None:
    return one_of(random, (n for n in model.nodes.values() if n.kind == "known"))


def _draw_correct(random: Random, model: Model, label: int) -> Act | None:
    node = _own_record(random, model)
    return Act(label, "correct record", node.state, node.handle, False, {}) if node else None


@act("correct record", draw=_draw_correct, tell=tell_nothing, often=3)
def correct(play: Play, one: Act) -> None:
    """Another telephone number."""
    row = _row(play, one.subject)
    told = replace(said.read(row.said), phones=(f"07700 900{one.label:03}",))
    records.correct(row, told, why=f"They said so {one.label}", by=play.by(one))


def _draw_vehicle(random: Random, model: Model, label: int) -> Act | None:
    node = _own_record(random, model)
    if node is None:
        return None
    return Act(label, "enter vehicle", node.state, label, True, {"of": node.handle}, needs=(node.handle,))


def _tell_vehicle(model: Model, one: Act) -> None:
    made(model, one, kind="vehicle", home=one.said["of"], audience=PUBLIC, face=HIDDEN)


@act("enter vehicle", draw=_draw_vehicle, tell=_tell_vehicle, often=2)
def vehicle(play: Play, one: Act) -> None:
    """Of that record."""
    row = _row(play, one.said["of"])
    keeps(play, one, besides.enter_vehicle(agency=row.agency, by=play.by(one), make=play.words(one), of=row))


def _draw_tie(random: Random, model: Model, label: int) -> Act | None:
    by = random.choice(OFFICERS)
    seen = [n for n in model.nodes.values() if n.kind == "known" and model.sees(by, n.handle)]
    tied = {n.rests_on for n in model.nodes.values() if n.kind == "tie"}
    pairs = [(a, b) for a in seen for b in seen if a.handle < b.handle]
    free = [pair for pair in pairs if frozenset(n.handle for n in pair) not in tied]
    # One way alone leads to who is known by a link alone: of several the portal takes the first, whoever reads which.
    free = [pair for pair in free if not any(n.only_linked and any(n.handle in ends for ends in tied) for n in pair)]
    if not free:
        return None
    ends = tuple(node.handle for node in random.choice(free))
    return Act(label, "tie records", by, label, True, {"ends": ends, "by hand": random.random() < 0.4}, needs=ends)


def _tell_tie(model: Model, one: Act) -> None:
    first, second = one.said["ends"]
    same = model.nodes[first].state == model.nodes[second].state
    made(
        model, one, kind="tie", home=first, audience=PUBLIC, also_for=(model.nodes[second].audience,), face=HIDDEN,
        rests_on=frozenset({first, second}), state="of one" if same else "of two",
    )  # fmt: skip


@act("tie records", draw=_draw_tie, tell=_tell_tie, often=6)
def tie(play: Play, one: Act) -> None:
    """By hand, or as the comparison suggests it; where it suggests nothing, by hand."""
    by, rows = play.by(one), [_row(play, handle) for handle in one.said["ends"]]
    found = [] if one.said["by hand"] else links.suggest(matching.among(rows), compared=2, by=by)
    keeps(play, one, found[0] if found else links.tie(rows[0], rows[1], by=by))


def _draw_decided(name: str, before: tuple[str, ...]) -> Draw:
    def draw(random: Random, model: Model, label: int) -> Act | None:
        by = random.choice(OFFICERS)
        ties = (n for n in model.nodes.values() if n.kind == "tie" and n.state in before)
        node = one_of(random, (n for n in ties if model.sees(by, n.handle)))
        return Act(label, name, by, node.handle, False, {}) if node else None

    return draw


def _tell_state(state: str) -> Tell:
    def tell(model: Model, one: Act) -> None:
        model.nodes[one.subject].state = state

    return tell


@act("confirm link", draw=_draw_decided("confirm link", ("of one",)), tell=_tell_state("confirmed"), often=5)
def confirm(play: Play, one: Act) -> None:
    """One person."""
    links.confirm(_link(play, one), purpose=f"To visit once {one.label}", by=play.by(one))


@act("refuse link", draw=_draw_decided("refuse link", ("of one", "of two")), tell=_tell_state("refused"))
def refuse(play: Play, one: Act) -> None:
    """Two people."""
    links.refuse(_link(play, one), why=f"Brothers {one.label}", by=play.by(one))


@act("undo link", draw=_draw_decided("undo link", ("confirmed",)), tell=_tell_state("undone"), often=2)
def undo(play: Play, one: Act) -> None:
    """Two people after all."""
    links.undo(_link(play, one), why=f"Sisters {one.label}", by=play.by(one))


def _row(play: Play, handle: int) -> Record:
    return Record.objects.select_related("agency", "thing__lock").get(pk=play.rows[handle].pk)


def _link(play: Play, one: Act) -> Link:
    return Link.objects.select_related("thing__lock").get(pk=play.rows[one.subject].pk)
