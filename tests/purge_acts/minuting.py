"""Acts after a meeting: held, its minutes circulated, corrections asked and answered, notices of them read."""

from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.refusals import NotNow
from commonweal.portal.meetings.models import Correction, Minute
from commonweal.portal.meetings.verbs import attendance, minutes
from commonweal.portal.notices.models import Notice
from commonweal.portal.notices.verbs import notices
from purge_acts.meetings import meeting_of, minutes_of, tell_circulated
from purge_model import PARTNERS, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing


def _draw_hold(random: Random, model: Model, label: int) -> Act | None:
    meeting = one_of(random, (n for n in model.nodes.values() if n.called and n.state in ("planned", "out")))
    return Act(label, "hold", "clerk", meeting.handle, False, {"skeleton": True}) if meeting else None


def _tell_state(state: str):
    return lambda model, one: setattr(model.nodes[one.subject], "state", state)


@act("hold", draw=_draw_hold, tell=_tell_state("held"), often=3)
def hold(play: Play, one: Act) -> None:
    """A meeting was held."""
    attendance.hold(meeting_of(play, one.subject), by=play.by(one))


def _draw_circulate(random: Random, model: Model, label: int) -> Act | None:
    meeting = one_of(random, (n for n in model.nodes.values() if n.called and n.state == "held"))
    if meeting is None:
        return None
    return Act(label, "circulate", "clerk", label, True, {"about": meeting.handle}, also=(meeting.handle,))


def _tell_circulate(model: Model, one: Act) -> None:
    tell_circulated(model, one, one.label)
    model.nodes[one.said["about"]].state = "circulated"


@act("circulate", draw=_draw_circulate, tell=_tell_circulate, often=6)
def circulate(play: Play, one: Act) -> None:
    """Minutes go round; whoever sits on the body is told."""
    keeps(play, one, minutes.circulate(minutes_of(meeting_of(play, one.said["about"])), by=play.by(one)))


def _draw_ask(random: Random, model: Model, label: int) -> Act | None:
    by = random.choice(("member", "officer", "fire", "chair", "analyst"))
    meeting = one_of(random, (n for n in model.nodes.values() if n.called and n.state == "circulated"))
    if meeting is None or not model.sees(by, meeting.handle):
        return None
    items = {n.handle for n in model.nodes.values() if n.home == meeting.handle}
    minute = one_of(random, (n for n in model.nodes.values() if n.kind == "minute" and n.home in items))
    home = minute.handle if minute and model.sees(by, minute.handle) else meeting.handle
    said = {"home": home, "meeting": meeting.handle}
    return Act(label, "ask correction", by, label, True, said)


def _tell_ask(model: Model, one: Act) -> None:
    made(
        model, one, kind="correction", home=one.said["home"], audience=("partners", frozenset()), face=HIDDEN,
        state="asked",
    )  # fmt: skip


@act("ask correction", draw=_draw_ask, tell=_tell_ask, often=8)
def ask(play: Play, one: Act) -> None:
    """A member asks that circulated minutes be put right: an item's, by its words, or as a whole."""
    row, words = minutes_of(meeting_of(play, one.said["meeting"])), play.words(one)
    if one.said["home"] == one.said["meeting"]:
        keeps(play, one, minutes.ask_correction(row, words=words, by=play.by(one)))
        return
    minute = Minute.objects.select_related("item").get(pk=play.rows[one.said["home"]].pk)
    asked = minutes.ask_correction(
        row, item=minute.item, was="It was said", becomes=f"It was {words} said", words=words, by=play.by(one)
    )
    keeps(play, one, asked)


def _draw_answer(name: str):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        asked = one_of(random, (n for n in model.nodes.values() if n.kind == "correction" and n.state == "asked"))
        if asked is None or asked.home is None:
            return None
        also = (asked.home,) if model.nodes[asked.home].kind == "minute" and name == "make correction" else ()
        return Act(label, name, "clerk", asked.handle, False, also=also)

    return draw


def _tell_made(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "made"
    for minute in one.also:
        model.nodes[minute].drew_from |= {one.subject}


@act("make correction", draw=_draw_answer("make correction"), tell=_tell_made, often=3)
def make_correction(play: Play, one: Act) -> None:
    """The clerk puts the words right."""
    minutes.answer_correction(_correction(play, one.subject), made=True, by=play.by(one))


@act("refuse correction", draw=_draw_answer("refuse correction"), tell=_tell_state("refused"), often=2)
def refuse_correction(play: Play, one: Act) -> None:
    """The clerk says why the words stand."""
    minutes.answer_correction(_correction(play, one.subject), made=False, answer=play.words(one), by=play.by(one))


def _draw_read(random: Random, model: Model, label: int) -> Act | None:
    meeting = one_of(random, (n for n in model.nodes.values() if n.called and n.state == "circulated"))
    by = random.choice(sorted(PARTNERS))
    return Act(label, "read notice", by, meeting.handle, False) if meeting else None


@act("read notice", draw=_draw_read, tell=tell_nothing, often=3)
def read(play: Play, one: Act) -> None:
    """A notice that minutes went round is read by its person; some read all that they have."""
    about = minutes_of(meeting_of(play, one.subject)).thing_id
    told = Notice.objects.filter(about=about, person=play.world.people[one.by]).order_by("pk").first()
    if told is None:
        raise NotNow("Nobody told them.", "Circulate the minutes.")
    if one.label % 3:
        notices.read(told, by=play.by(one))
    else:
        notices.read_all(by=play.by(one))


def _correction(play: Play, handle: int) -> Correction:
    return Correction.objects.select_related("minutes__meeting", "item__meeting", "thing").get(pk=play.rows[handle].pk)
