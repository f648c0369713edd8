"""Acts on what a meeting is offered: taken as an item, put off, no longer needed; entries of the forward plan taken."""

from random import Random
from typing import Any

from commonweal.portal.access.models import HIDDEN, STUB
from commonweal.portal.access.queries import readable
from commonweal.portal.meetings.models import CarryOver, ForwardEntry
from commonweal.portal.meetings.verbs import carrying, forward, items
from purge_acts.meetings import meeting_of
from purge_model import PUBLIC, Audience, Model, Node, covers
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing, words_of

SOURCES = ("item", "forwardentry", "action")


def _may_be_offered(model: Model, meeting: int, source: Node) -> bool:
    """Where it is worth trying: an entry that is due, what was promised, and items put off, kept on or cancelled."""
    if source.kind == "item":
        came = any(n.home == source.handle and n.kind == "minute" and n.handle % 3 != 2 for n in model.nodes.values())
        at = model.nodes[source.home] if source.home is not None else None
        return at is not None and at.handle < meeting and (came or at.state == "cancelled")
    return source.state == "promised" if source.kind == "action" else source.handle < meeting


def _draw(name: str, *kinds: str):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        meeting = one_of(random, (n for n in model.nodes.values() if n.called and n.state in ("planned", "out")))
        if meeting is None:
            return None
        found = (n for n in model.nodes.values() if n.kind in kinds and _may_be_offered(model, meeting.handle, n))
        source = one_of(random, (n for n in found if model.sees("clerk", n.handle)))
        if source is None:
            return None
        said = {"home": meeting.handle, "source": source.handle, "late": meeting.state == "out"}
        return Act(label, name, "clerk", label, True, said)

    return draw


def _from(model: Model, one: Act) -> dict[str, Any]:
    """What is derived stands under its source's lock, and rests on the source and on what came of it."""
    home, source = one.said["home"], one.said["source"]
    there = model.audiences(home)
    adding: list[Audience] = []
    for wanted in model.audiences(source):
        if wanted not in adding and not any(covers(wanted, one) for one in there):
            adding.append(wanted)
    came = {n.handle for n in model.nodes.values() if n.kind == "minute" and n.home == source}
    return {"home": home, "audience": PUBLIC, "also_for": tuple(adding), "rests_on": frozenset({source, *came})}


def _tell_item(model: Model, one: Act) -> None:
    source = model.nodes[one.said["source"]]
    node = made(model, one, kind="item", face=_face(source), draft=True, state="draft", **_from(model, one))
    if not node.also_for:
        node.face = HIDDEN


def _face(source: Node) -> str:
    if source.kind == "item":
        return source.face
    return STUB


@act("accept offer", draw=_draw("accept offer", *SOURCES), tell=_tell_item, often=8)
def accept(play: Play, one: Act) -> None:
    """Something offered becomes an item, in words of its own."""
    source, words = play.things[one.said["source"]], play.words(one)
    public = {} if source.kind == "meetings.item" else {"public_title": words_of(one.label) + "s"}
    row = carrying.accept(
        meeting_of(play, one.said["home"]), source=source.id, by=play.by(one), title=words,
        late_reason=words if one.said["late"] else "", **public,
    )  # fmt: skip
    items.change(row, by=play.by(one), purpose=words, recommendation=words, summary=words)
    keeps(play, one, row)


def _tell_entry(model: Model, one: Act) -> None:
    _tell_item(model, one)
    model.nodes[one.subject].face = HIDDEN


@act("take entry", draw=_draw("take entry", "forwardentry"), tell=_tell_entry, often=4)
def take(play: Play, one: Act) -> None:
    """An entry of the forward plan goes onto an agenda, and is worded there."""
    entry, words = ForwardEntry.objects.get(pk=play.rows[one.said["source"]].pk), play.words(one)
    late = words if one.said["late"] else ""
    row = carrying.take_entry(meeting_of(play, one.said["home"]), entry=entry, by=play.by(one), late_reason=late)
    items.change(row, by=play.by(one), title=words, purpose=words)
    keeps(play, one, row)


def _tell_answer(model: Model, one: Act) -> None:
    made(model, one, kind="carryover", face=HIDDEN, draft=not one.said["late"], **_from(model, one))


@act("put off offer", draw=_draw("put off offer", *SOURCES), tell=_tell_answer, often=4)
def put_off(play: Play, one: Act) -> None:
    """Something offered is put off, with a reason."""
    meeting, source = meeting_of(play, one.said["home"]), play.things[one.said["source"]]
    carrying.put_off(meeting, source=source.id, reason=play.words(one), by=play.by(one))
    keeps(play, one, readable(play.by(one), CarryOver).get(meeting=meeting, source=source))


@act("close offer", draw=_draw("close offer", *SOURCES), tell=_tell_answer)
def close(play: Play, one: Act) -> None:
    """Something offered is no longer needed."""
    meeting, source = meeting_of(play, one.said["home"]), play.things[one.said["source"]]
    carrying.close(meeting, source=source.id, reason=play.words(one), by=play.by(one))
    keeps(play, one, readable(play.by(one), CarryOver).get(meeting=meeting, source=source))


def _draw_drop(random: Random, model: Model, label: int) -> Act | None:
    entry = one_of(random, (n for n in model.nodes.values() if n.kind == "forwardentry"))
    return Act(label, "drop entry", "clerk", entry.handle, False) if entry else None


@act("drop entry", draw=_draw_drop, tell=tell_nothing)
def drop(play: Play, one: Act) -> None:
    """An entry comes off the forward plan."""
    entry = ForwardEntry.objects.get(pk=play.rows[one.subject].pk)
    forward.drop(entry, reason=words_of(one.label), by=play.by(one))
