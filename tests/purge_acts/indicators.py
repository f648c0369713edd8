"""Acts of indicators and paragraphs: added, given figures, ended; asked for, drafted, handed in, cleared."""

import datetime as dt
from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.indicators.held import Given
from commonweal.portal.indicators.models import Call, Indicator, Paragraph
from commonweal.portal.indicators.verbs import indicators, paragraphs, readings
from kept_indicators import quarter
from purge_acts.access import audience
from purge_acts.meetings import PARTNERS_ONLY
from purge_model import PUBLIC, Model
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing

KEEPERS = ("officer", "analyst")  # the police count every indicator of a script
POLICE = ("agencies", frozenset({"Police"}))


def _draw_add(random: Random, model: Model, label: int) -> Act:
    said = {"audience": audience(random)}
    return Act(label, "add indicator", random.choice(KEEPERS), label, True, said)


def _tell_add(model: Model, one: Act) -> None:
    made(model, one, kind="indicator", home=None, audience=one.said["audience"], face=HIDDEN)


@act("add indicator", draw=_draw_add, tell=_tell_add, often=6)
def add(play: Play, one: Act) -> None:
    """For everyone, for partners, or for fewer."""
    words = play.words(one)
    row = indicators.add(
        words, agency=play.world.agencies["Police"], by=play.by(one), body=play.world.body,
        audience=play.audience(one.said["audience"]), definition=words, source=words, unit="count", area=words,
        better="lower", target=20.0,
    )  # fmt: skip
    keeps(play, one, row)


def _draw_on(name: str, kind: str, by: tuple[str, ...], *, makes: bool = False):
    """Something done by one of these who sees the thing that it is done to, or in."""

    def draw(random: Random, model: Model, label: int) -> Act | None:
        who = random.choice(by)
        thing = one_of(random, (n for n in model.nodes.values() if n.kind == kind and model.sees(who, n.handle)))
        return thing and Act(label, name, who, label if makes else thing.handle, makes, {"home": thing.handle})

    return draw


def _tell_in(kind: str, wanted: object = PUBLIC):
    def tell(model: Model, one: Act) -> None:
        made(model, one, kind=kind, home=one.said["home"], audience=wanted, face=HIDDEN)  # type: ignore[arg-type]

    return tell


@act(
    "enter figures", draw=_draw_on("enter figures", "indicator", KEEPERS, makes=True), tell=_tell_in("edition"), often=6
)
def enter(play: Play, one: Act) -> None:
    """Some quarters; those held already are corrected, and why is said."""
    row = Indicator.objects.get(pk=play.rows[one.said["home"]].pk)
    given = [Given(quarter(n), float(20 + (one.label * 7 + n) % 11), mark=f"m{one.label}") for n in range(4)]
    edition = readings.enter(row, given, by=play.by(one), reason=play.words(one), released_on=dt.date(2026, 3, 1))
    assert edition is not None
    keeps(play, one, edition)


def _draw_ask(random: Random, model: Model, label: int) -> Act:
    return Act(label, "ask paragraph", random.choice(("clerk", "analyst")), label, True, {})


def _tell_ask(model: Model, one: Act) -> None:
    made(model, one, kind="call", home=None, audience=PARTNERS_ONLY, face=HIDDEN)


@act("ask paragraph", draw=_draw_ask, tell=_tell_ask, often=3)
def ask(play: Play, one: Act) -> None:
    """Of the police."""
    words = play.words(one)
    call = paragraphs.ask(
        words, asks=words, first="2025-04", last="2026-03", due_on=dt.date(2026, 3, 1),
        agencies=[play.world.agencies["Police"]], by=play.by(one), body=play.world.body,
    )  # fmt: skip
    keeps(play, one, call)


@act(
    "draft paragraph", draw=_draw_on("draft paragraph", "call", ("officer",), makes=True),
    tell=_tell_in("draft", POLICE), often=4,
)  # fmt: skip
def draft(play: Play, one: Act) -> None:
    """For the police alone."""
    words = play.words(one)
    version = paragraphs.draft(_paragraph(play, one), title=words, text=words, reach="public", by=play.by(one))
    keeps(play, one, version)


@act(
    "hand paragraph in", draw=_draw_on("hand paragraph in", "call", ("officer",), makes=True),
    tell=_tell_in("version"), often=4,
)  # fmt: skip
def hand_in(play: Play, one: Act) -> None:
    """For the partnership."""
    words = play.words(one)
    version = paragraphs.submit(_paragraph(play, one), title=words, text=words, reach="public", by=play.by(one))
    keeps(play, one, version)


@act("send paragraph back", draw=_draw_on("send paragraph back", "call", ("clerk",)), tell=tell_nothing)
def send_back(play: Play, one: Act) -> None:
    """Where anything was handed in."""
    paragraph = _paragraph(play, one)
    if paragraph.state != "owed":
        paragraphs.send_back(paragraph, reason=f"Sent back {one.label}", by=play.by(one))


def _paragraph(play: Play, one: Act) -> Paragraph:
    call = Call.objects.get(pk=play.rows[one.said["home"]].pk)
    return Paragraph.objects.select_related("call__thing__lock", "thing__lock").get(call=call)
