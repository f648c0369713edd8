"""Acts on an agenda: late items, near-duplicates told apart or put together, withdrawals, meetings cancelled."""

from random import Random

from commonweal.portal.access.models import HIDDEN, STUB
from commonweal.portal.meetings.verbs import items, meetings, similar
from purge_acts.access import audience
from purge_acts.meetings import goes_out, item_of, meeting_of
from purge_model import PUBLIC, Model, Node
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing, words_of

MATTER = "Burglary in the streets behind the old market hall"


def _draw_add(name: str, states: tuple[str, ...]):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        home = one_of(random, (n for n in model.nodes.values() if n.called and n.state in states))
        if home is None or not model.sees("clerk", home.handle):
            return None
        wanted = audience(random)
        face = random.choice((STUB, HIDDEN)) if wanted not in (PUBLIC, home.audience) else HIDDEN
        said = {"home": home.handle, "audience": wanted, "face": face, "late": home.state == "out"}
        return Act(label, name, "clerk", label, True, said)

    return draw


def _tell_add(model: Model, one: Act) -> None:
    said = one.said
    made(
        model, one, kind="item", home=said["home"], audience=said["audience"], face=said["face"], draft=True,
        state="draft",
    )  # fmt: skip


def _add(play: Play, one: Act, title: str) -> None:
    words = play.words(one)
    row = items.add(
        meeting_of(play, one.said["home"]), title=title, by=play.by(one), face=one.said["face"],
        audience=play.audience(one.said["audience"]), public_title=words_of(one.label) + "s", purpose=words,
        recommendation=words, summary=words, late_reason=words if one.said["late"] else "",
    )  # fmt: skip
    keeps(play, one, row)


@act("add late item", draw=_draw_add("add late item", ("out",)), tell=_tell_add, often=4)
def add_late(play: Play, one: Act) -> None:
    """An item for an agenda that is out."""
    _add(play, one, play.words(one))


@act("add same item", draw=_draw_add("add same item", ("planned", "out")), tell=_tell_add, often=5)
def add_same(play: Play, one: Act) -> None:
    """An item whose title is nearly that of others."""
    _add(play, one, f"{MATTER} {play.words(one)}" if one.label % 2 else MATTER)


def _draw_late(random: Random, model: Model, label: int) -> Act | None:
    found = (n for n in model.nodes.values() if n.kind == "item" and n.draft and n.state == "cleared")
    item = one_of(random, (n for n in found if n.home is not None and model.nodes[n.home].state == "out"))
    return Act(label, "publish late", "clerk", item.handle, False, {"skeleton": True}) if item else None


def _tell_late(model: Model, one: Act) -> None:
    item = model.nodes[one.subject]
    assert item.home is not None
    goes_out(model.nodes[item.home], item)


@act("publish late", draw=_draw_late, tell=_tell_late, often=6)
def publish_late(play: Play, one: Act) -> None:
    """A late item goes out by itself."""
    items.publish_late(item_of(play, one.subject), by=play.by(one))


def _two(random: Random, model: Model) -> tuple[Node, Node] | None:
    first = one_of(random, (n for n in model.nodes.values() if n.kind == "item" and n.state in ("draft", "cleared")))
    others = (n for n in model.nodes.values() if first and n.kind == "item" and n.home == first.home and n is not first)
    second = one_of(random, others)
    return (first, second) if first and second else None


def _draw_two(name: str):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        two = _two(random, model)
        if two is None:
            return None
        blank = {"skeleton": two[0].draft} if name == "put together" else {}  # as a withdrawal: see below
        return Act(label, name, "clerk", two[0].handle, False, blank, needs=(two[1].handle,))

    return draw


@act("tell apart", draw=_draw_two("tell apart"), tell=tell_nothing, often=2)
def tell_apart(play: Play, one: Act) -> None:
    """Two items that look alike are different matters."""
    similar.dismiss(item_of(play, one.subject), other=play.things[one.needs[0]].id, by=play.by(one))


def _tell_withdrawn(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "withdrawn"


@act("put together", draw=_draw_two("put together"), tell=_tell_withdrawn, often=2)
def put_together(play: Play, one: Act) -> None:
    """One item is the same matter as another: it is withdrawn."""
    similar.merge(item_of(play, one.subject), into=item_of(play, one.needs[0]), by=play.by(one))


def _draw_withdraw(random: Random, model: Model, label: int) -> Act | None:
    item = one_of(random, (n for n in model.nodes.values() if n.kind == "item" and n.state in ("draft", "cleared")))
    if item is None:
        return None
    # a draft's withdrawal keeps its stub from ever being shown, which is no secret: nothing is there to be seen
    return Act(label, "withdraw item", "clerk", item.handle, False, {"skeleton": item.draft})


@act("withdraw item", draw=_draw_withdraw, tell=_tell_withdrawn)
def withdraw(play: Play, one: Act) -> None:
    """An item is withdrawn, with a reason."""
    items.withdraw(item_of(play, one.subject), reason=play.words(one), by=play.by(one))


def _draw_cancel(random: Random, model: Model, label: int) -> Act | None:
    meeting = one_of(random, (n for n in model.nodes.values() if n.called and n.state in ("planned", "out")))
    return Act(label, "cancel meeting", "clerk", meeting.handle, False, {"skeleton": True}) if meeting else None


@act(
    "cancel meeting", draw=_draw_cancel, tell=lambda model, one: setattr(model.nodes[one.subject], "state", "cancelled")
)
def cancel(play: Play, one: Act) -> None:
    """A meeting is cancelled; its business is offered to the next one."""
    meetings.cancel(meeting_of(play, one.subject), reason=play.words(one), by=play.by(one))
