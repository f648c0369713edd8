"""Acts of what the unit releases: let out by a second person, opened a case with, withdrawn, called back.

The text is for the fire brigade's officer by name. What is released prints the text and its grade; the share that it
is stands in both agencies' lists and in governance's register.
"""

from random import Random

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.cases.verbs.opening import Opening
from commonweal.portal.disclosures.models import About, Entry, Matter
from commonweal.portal.intelligence.grading import Grading
from commonweal.portal.intelligence.models import Gate, Released, ReleasedWords, Sanitised, Tombstone
from commonweal.portal.intelligence.verbs import grades, placing, sanitised, withdrawals
from purge_acts.intelligence import UNIT
from purge_model import Audience, Model, Node
from purge_script import Act, Play, act, keeps, made, one_of
from worked_cases import ASB, FIELDS

SECOND, READER = "second", "fire"
WORDS, GATE, SHARE, MATTER, ABOUT, ENTRY = PARTS = ("words", "gate", "share", "matter", "about", "entry")


def _of(*names: str) -> Audience:
    return "people", frozenset(names)


def _text(random: Random, model: Model, state: str) -> Node | None:
    return one_of(random, (n for n in model.nodes.values() if n.kind == "text" and n.state == state))


def _draw_release(random: Random, model: Model, label: int) -> Act | None:
    text = _text(random, model, "waits")
    if text is None:
        return None
    parts = {part: label * 1000 + nth for nth, part in enumerate(PARTS, 1)}
    return Act(label, "release text", SECOND, label, True, {"text": text.handle, **parts}, also=(*parts.values(),))


def _tell_release(model: Model, one: Act) -> None:
    text = model.nodes[one.said["text"]]
    text.state = "out"
    told = model.chain(text.handle)[-1]
    grades = {n.handle for n in model.nodes.values() if n.kind == "grade" and told in model.chain(n.handle)}
    of = frozenset({text.handle, *grades})
    made(
        model, one, kind="released", home=None, audience=_of(READER), face=HIDDEN, drew_from=of, about=text.handle,
        state="out",
    ).words = text.words  # fmt: skip
    tied = _of(READER) if told.maker == READER else _of()  # whoever lets it out, and is named, and opens the report
    for part, audience in (
        (WORDS, _of(READER)), (GATE, _of(UNIT)), (SHARE, _of(UNIT, READER)), (MATTER, tied), (ABOUT, tied),
        (ENTRY, _of("governance")),
    ):  # fmt: skip
        node = made(model, one, handle=one.said[part], kind=part, home=None, audience=audience, face=HIDDEN)
        node.rests_on, node.words = of, ""
        node.drew_from = of if part == WORDS else frozenset()
    entry = model.nodes[one.said[ENTRY]]
    entry.state, entry.about = "waits", one.said[SHARE]


@act("release text", draw=_draw_release, tell=_tell_release, often=8)
def release(play: Play, one: Act) -> None:
    """By the second of the unit, who looked at it."""
    text = Sanitised.objects.get(pk=play.rows[one.said["text"]].pk)
    text = sanitised.approve(text, sha256=text.sha256, by=play.by(one))
    keeps(play, one, Released.objects.get(pk=text.released))
    about = About.objects.get(of=text.pk)
    rows = {
        WORDS: ReleasedWords.objects.get(released=text.released), GATE: Gate.objects.get(text=text), ABOUT: about,
        SHARE: about.disclosure, MATTER: Matter.objects.get(disclosure=about.disclosure_id),
        ENTRY: Entry.objects.get(disclosure=about.disclosure_id),
    }  # fmt: skip
    for part, row in rows.items():
        keeps(play, one, row, one.said[part])


def _draw_withdraw(random: Random, model: Model, label: int) -> Act | None:
    text = _text(random, model, "out")
    released = next((n for n in model.nodes.values() if n.kind == "released" and text and n.about == text.handle), None)
    if text is None or released is None:
        return None
    parts = {part: released.handle * 1000 + nth for nth, part in enumerate(PARTS, 1)}
    said = {"text": text.handle, "released": released.handle, WORDS: parts[WORDS]}
    also = (text.handle, released.handle, parts[WORDS], parts[GATE])
    return Act(label, "withdraw text", UNIT, label, True, said, also=also)


def _tell_withdraw(model: Model, one: Act) -> None:
    """Nobody reads its words any more, here or where it was put: the unit reads those of its own text."""
    _gone(model, one.said["text"], one.said["released"])
    rests = frozenset({one.said["released"]})
    made(model, one, kind="tombstone", home=None, audience=_of(READER), face=HIDDEN, rests_on=rests)


def _gone(model: Model, text: int, released: int) -> None:
    words = released * 1000 + 1 + PARTS.index(WORDS)
    model.nodes[text].state = model.nodes[released].state = "withdrawn"
    model.nodes[words].audience = _of()
    for node in model.nodes.values():
        if node.kind == "placed" and words in node.rests_on:
            node.audience = _of()


@act("withdraw text", draw=_draw_withdraw, tell=_tell_withdraw, often=2)
def withdraw(play: Play, one: Act) -> None:
    """With a word for its readers."""
    text = Sanitised.objects.get(pk=play.rows[one.said["text"]].pk)
    withdrawals.withdraw(text, words=play.words(one), by=play.by(one))
    keeps(play, one, Tombstone.objects.get(released=play.rows[one.said["released"]].pk))


def _draw_stricter(random: Random, model: Model, label: int) -> Act | None:
    """What every text of a report rests on is its first item."""
    text = _text(random, model, "out")
    if text is None:
        return None
    told = text.home
    released = {n.about: n.handle for n in model.nodes.values() if n.kind == "released" and n.state == "out"}
    texts = [n for n in model.nodes.values() if n.kind == "text" and n.home == told]
    back = {n.handle: released[n.handle] for n in texts if n.state == "out"}
    stones = {of: label * 1000 + nth for nth, of in enumerate(back.values(), 1)}
    parts = [of * 1000 + 1 + PARTS.index(part) for of in stones for part in (WORDS, GATE)]
    said = {"text": text.handle, "told": told, "back": back, "stones": stones}
    said["refused"] = [n.handle for n in texts if n.state == "waits"]
    also = (*back, *said["refused"], *stones, *stones.values(), *parts)
    return Act(label, "grade stricter", UNIT, label, True, said, also=also)


def _tell_stricter(model: Model, one: Act) -> None:
    """All that was made of it is called back in the same act, and what waits does not go out."""
    made(model, one, kind="grade", home=one.said["told"], audience=_of(UNIT), face=HIDDEN)
    for text in one.said["refused"]:
        model.nodes[text].state = "refused"
    for text, released in one.said["back"].items():
        _gone(model, text, released)
        stone = made(
            model, one, handle=one.said["stones"][released], kind="tombstone", home=None, audience=_of(READER),
            face=HIDDEN, rests_on=frozenset({released}),
        )  # fmt: skip
        stone.words = ""  # the portal's own


@act("grade stricter", draw=_draw_stricter, tell=_tell_stricter, often=4)
def grade_stricter(play: Play, one: Act) -> None:
    """It is to be used covertly alone, though it is in a case already."""
    text = Sanitised.objects.get(pk=play.rows[one.said["text"]].pk)
    item = text.drawn.select_related("item__report").get().item
    said = Grading("2", "B", "C", frozenset({"A2", "S1"}), play.words(one))
    keeps(play, one, grades.grade(item, said, by=play.by(one)))
    for released, stone in one.said["stones"].items():
        keeps(play, one, Tombstone.objects.get(released=play.rows[released].pk), stone)


def _draw_place(random: Random, model: Model, label: int) -> Act | None:
    released = one_of(random, (n for n in model.nodes.values() if n.kind == "released" and n.state == "out"))
    if released is None:
        return None
    said = {"released": released.handle, "entries": (label * 1000 + 1, label * 1000 + 2)}
    return Act(label, "open case with text", READER, label, True, said, also=said["entries"])


def _tell_place(model: Model, one: Act) -> None:
    """Two entries: its words, tied to the release's words, and a line, tied to the release."""
    released = one.said["released"]
    made(
        model, one, kind="case", home=None, audience=_of(READER), face=HIDDEN, state=READER,
        rests_on=frozenset({released}),
    )  # fmt: skip
    ends = (released * 1000 + 1, released)
    for handle, end in zip(one.said["entries"], ends, strict=True):
        made(
            model, one, handle=handle, kind="placed", home=one.subject, audience=_of(READER), face=HIDDEN,
            drew_from=frozenset({end}), rests_on=frozenset({end}),
        )  # fmt: skip


@act("open case with text", draw=_draw_place, tell=_tell_place, often=5)
def place(play: Play, one: Act) -> None:
    """By whom it was released to."""
    row = Released.objects.get(pk=play.rows[one.said["released"]].pk)
    said = Opening(ASB, play.words(one), fields=FIELDS)
    placed = placing.open_case(row, said, agency=play.world.agencies["Fire brigade"], by=play.by(one))
    keeps(play, one, placed.case)
    for handle, entry in zip(one.said["entries"], (placed.words, placed.line), strict=True):
        keeps(play, one, entry, handle)
