"""Acts of the meeting round: called, drafted, published, minuted, released; planned ahead; owed."""

import datetime as dt
from random import Random

from commonweal.portal.access.models import HIDDEN, STUB
from commonweal.portal.access.verbs import releases
from commonweal.portal.meetings.models import Item, Meeting, Minutes
from commonweal.portal.meetings.verbs import (
    agendas,
    attendance,
    clearance,
    forward,
    items,
    meetings,
    minute,
    minutes,
    outcome,
    returns,
)  # fmt: skip
from purge_acts.access import audience
from purge_model import PUBLIC, Audience, Model, Node
from purge_script import Act, Play, act, keeps, made, words_of

PARTNERS_ONLY: Audience = ("partners", frozenset())
FIRST_DAY = dt.date(2026, 1, 1)  # a label later each: all have come by the day of the scripts


def day_of(label: int) -> dt.date:
    """The day of the meeting that an act called."""
    return FIRST_DAY + dt.timedelta(days=label)


def _called(model: Model, state: str = "") -> list[Node]:
    return [n for n in model.nodes.values() if n.kind == "meeting" and n.state in (state, "planned") and n.called]


def _draw_call(random: Random, model: Model, label: int) -> Act:
    wanted = PUBLIC if random.random() < 0.8 else audience(random)
    return Act(label, "call meeting", "clerk", label, True, {"audience": wanted})


def _tell_call(model: Model, one: Act) -> None:
    node = made(model, one, kind="meeting", home=None, audience=one.said["audience"], face=HIDDEN, state="planned")
    node.called = True


@act("call meeting", draw=_draw_call, tell=_tell_call, often=2)
def call(play: Play, one: Act) -> None:
    """A meeting in the calendar, with its first standing item and the beginning of its minutes."""
    by, wanted = play.by(one), play.audience(one.said["audience"])
    row = meetings.create(play.rows[0], date=day_of(one.label), by=by, audience=wanted, venue=play.words(one))
    standing = items.add(row, title="Apologies", kind="apologies", by=by)
    minute.begin(standing, by=by)
    play.rows[one.label], play.things[one.label] = row, row.thing


def _draw_add(random: Random, model: Model, label: int) -> Act | None:
    homes = [n for n in _called(model) if n.state == "planned" and model.sees("clerk", n.handle)]
    if not homes:
        return None
    home, wanted = random.choice(homes), audience(random)
    restricted = wanted not in (PUBLIC, home.audience)
    face = random.choice((STUB, STUB, HIDDEN)) if restricted else HIDDEN
    return Act(label, "add item", "clerk", label, True, {"home": home.handle, "audience": wanted, "face": face})


def _tell_add(model: Model, one: Act) -> None:
    made(
        model, one, kind="item", home=one.said["home"], audience=one.said["audience"], face=one.said["face"],
        draft=True, state="draft",
    )  # fmt: skip


@act("add item", draw=_draw_add, tell=_tell_add, often=4)
def add(play: Play, one: Act) -> None:
    """An item of a draft agenda, with the stub's own words."""
    words = play.words(one)
    row = items.add(
        play.rows[one.said["home"]], title=words, by=play.by(one), audience=play.audience(one.said["audience"]),
        face=one.said["face"], public_title=words_of(one.label) + "s", purpose=words, summary=words,
    )  # fmt: skip
    play.rows[one.label], play.things[one.label] = row, row.thing


def _draw_clear(random: Random, model: Model, label: int) -> Act | None:
    drafts = [n.handle for n in model.nodes.values() if n.kind == "item" and n.state == "draft"]
    return Act(label, "clear item", "clerk", random.choice(drafts), False, {"skeleton": True}) if drafts else None


def _tell_clear(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "cleared"


@act("clear item", draw=_draw_clear, tell=_tell_clear, often=4)
def clear(play: Play, one: Act) -> None:
    """The author's clearance by the clerk, and the chair's."""
    clearance.clear_as_author(item_of(play, one.subject), by=play.by(one))
    clearance.clear_as_chair(item_of(play, one.subject), by=play.world.reader("chair"))


def _draw_publish(random: Random, model: Model, label: int) -> Act | None:
    planned = [n.handle for n in _called(model) if n.state == "planned"]
    return Act(label, "publish agenda", "clerk", random.choice(planned), False, {"skeleton": True}) if planned else None


def _tell_publish(model: Model, one: Act) -> None:
    meeting = model.nodes[one.subject]
    meeting.state = "out"
    for node in model.nodes.values():
        if node.kind == "item" and node.home == one.subject and node.state == "cleared":
            goes_out(meeting, node)
        elif node.kind == "carryover" and node.home == one.subject:
            node.draft = False


def goes_out(meeting: Node, item: Node) -> None:
    """An item is printed on its agenda; whoever may not read it sees its stub, where it has one."""
    restricted = item.audience not in (PUBLIC, meeting.audience) or item.also_for
    item.draft, item.numbered, item.settled = False, True, True
    item.stubbed = item.stubbed or bool(restricted and item.face == STUB)


@act("publish agenda", draw=_draw_publish, tell=_tell_publish, often=3)
def publish(play: Play, one: Act) -> None:
    """The agenda goes out."""
    agendas.publish(meeting_of(play, one.subject), by=play.by(one))


def _draw_in_item(name: str):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        minuted = {n.home for n in model.nodes.values() if n.kind == "minute"}
        open_ = {n.handle for n in model.nodes.values() if n.called and n.state not in ("released", "cancelled")}
        found = [n for n in model.nodes.values() if n.kind == "item" and n.home in open_ and n.handle not in minuted]
        home = random.choice(found).handle if found else None
        return Act(label, name, "clerk", label, True, {"home": home}) if found else None

    return draw


def _tell_minute(model: Model, one: Act) -> None:
    made(model, one, kind="minute", home=one.said["home"], audience=PUBLIC, face=HIDDEN, draft=True)


@act("minute", draw=_draw_in_item("minute"), tell=_tell_minute, often=3)
def write(play: Play, one: Act) -> None:
    """An item's minute, with what came of it."""
    item = item_of(play, one.said["home"])
    words = play.words(one)
    minute.save(item, text=f"It was said that {words}.", version=0, by=play.by(one))
    outcome.decide(item, operative_text=words, by=play.by(one))
    if one.label % 3 == 0:
        outcome.defer(item, to_text=words, to_next=True, by=play.by(one))
    if one.label % 3 == 1:
        outcome.set_outcome(item, outcome="kept_on_agenda", by=play.by(one))
    row = item.minute
    play.rows[one.label], play.things[one.label] = row, row.thing


def _draw_in_meeting(name: str, *, often_open: bool):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        found = [n for n in model.nodes.values() if n.called and n.state != "cancelled"]
        found = [n for n in found if n.state != "released" or not often_open]
        return Act(label, name, "clerk", label, True, {"home": random.choice(found).handle}) if found else None

    return draw


def _tell_in_meeting(kind: str, wanted, *, draft: bool):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=one.said["home"], audience=wanted, face=HIDDEN, draft=draft)

    return tell


@act(
    "attend", draw=_draw_in_meeting("attend", often_open=True), tell=_tell_in_meeting("attendance", PUBLIC, draft=True)
)
def attend(play: Play, one: Act) -> None:
    """A visitor on the roll."""
    row = attendance.visitor(meeting_of(play, one.said["home"]), name=play.words(one), part="present", by=play.by(one))
    play.rows[one.label], play.things[one.label] = row, row.thing


@act(
    "ask return", draw=_draw_in_meeting("ask return", often_open=True),
    tell=_tell_in_meeting("return", ("partners", frozenset()), draft=False),
)  # fmt: skip
def ask(play: Play, one: Act) -> None:
    """A return that the police owe."""
    row = returns.ask(
        meeting_of(play, one.said["home"]), what=play.words(one), agency=play.world.agencies["Police"],
        due_on=day_of(one.label), by=play.by(one),
    )  # fmt: skip
    play.rows[one.label], play.things[one.label] = row, row.thing


def _draw_plan(random: Random, model: Model, label: int) -> Act:
    return Act(label, "plan ahead", "clerk", label, True, {"audience": audience(random)})


def _tell_plan(model: Model, one: Act) -> None:
    made(model, one, kind="forwardentry", home=None, audience=one.said["audience"], face=HIDDEN)


@act("plan ahead", draw=_draw_plan, tell=_tell_plan)
def plan(play: Play, one: Act) -> None:
    """An entry of the forward plan."""
    row = forward.enter(
        play.rows[0], title=play.words(one), by=play.by(one), audience=play.audience(one.said["audience"]),
        due_on=day_of(one.label),
    )  # fmt: skip
    play.rows[one.label], play.things[one.label] = row, row.thing


def _draw_release(random: Random, model: Model, label: int) -> Act | None:
    found = [n for state in ("out", "held", "circulated") for n in _called(model, state) if n.audience == PUBLIC]
    if not found:
        return None
    about = random.choice(found).handle
    inside = {n.handle for n in model.nodes.values() if _within(model, n, about) and n.kind != "release"}
    said = {"about": about, "inside": frozenset(inside)}
    return Act(label, "release minutes", "clerk", label, True, said, also=(-label,))


def _within(model: Model, node: Node, about: int) -> bool:
    while node.home is not None:
        if node.home == about:
            return True
        node = model.nodes[node.home]
    return False


def _tell_release(model: Model, one: Act) -> None:
    about = one.said["about"]
    tell_circulated(model, one, -one.label)
    drafts = {h for h in one.said["inside"] if model.nodes[h].draft and model.nodes[h].state != "withdrawn"}
    for handle in drafts:
        model.nodes[handle].draft = False
    model.nodes[about].state = "released"
    node = made(
        model, one, kind="release", home=None, audience=PUBLIC, face=HIDDEN, about=about, state="released",
        lets_out=frozenset(drafts),
        drew_from=frozenset({about, *(h for h in one.said["inside"] if model.sees(None, h))}),
        rests_on=stubs_in(model, about, PUBLIC),
    )  # fmt: skip
    day = day_of(about)
    node.words = f"{day.day} {day:%B %Y}"


@act("release minutes", draw=_draw_release, tell=_tell_release, often=3)
def release(play: Play, one: Act) -> None:
    """Minutes are circulated, approved at a later meeting, and released by a second person."""
    meeting = meeting_of(play, one.said["about"])
    by = play.by(one)
    attendance.hold(meeting, by=by)
    keeps(play, one, minutes.circulate(minutes_of(meeting), by=by), -one.label)
    minutes.approve(minutes_of(meeting), at=play.later, by=by)
    row = minutes.release(minutes_of(meeting), by=play.by(one))
    keeps(play, one, releases.approve(row, sha256=row.sha256, by=play.world.reader("chair")))


def tell_circulated(model: Model, one: Act, handle: int) -> None:
    """What went round is fixed as all partners could read it then."""
    about = one.said["about"]
    made(
        model, one, handle=handle, kind="circulation", home=about, audience=PARTNERS_ONLY, face=HIDDEN,
        drew_from=model.seen_by_all(PARTNERS_ONLY) | {about}, rests_on=stubs_in(model, about, PARTNERS_ONLY),
    )  # fmt: skip


def stubs_in(model: Model, meeting: int, reach: Audience) -> frozenset[int]:
    """Items of a meeting whose stub may be printed for an audience: a skeleton of them must stand."""
    found = (n.handle for n in model.nodes.values() if n.home == meeting and n.stubbed)
    return frozenset(handle for handle in found if not model.all_see(reach, handle))


def meeting_of(play: Play, handle: int) -> Meeting:
    """A meeting as it is now."""
    return Meeting.objects.select_related("thing__home", "body").get(pk=play.rows[handle].pk)


def item_of(play: Play, handle: int) -> Item:
    """An item as it is now."""
    return Item.objects.select_related("thing__home", "meeting__thing", "meeting__body").get(pk=play.rows[handle].pk)


def minutes_of(meeting: Meeting) -> Minutes:
    """A meeting's minutes as they are now."""
    return Minutes.objects.select_related("meeting__body", "thing").get(meeting=meeting)
