"""Acts on anything kept: made, stubbed, narrowed, settled, released, withdrawn, with files under them."""

from random import Random

from commonweal.portal.access.composing import as_audience
from commonweal.portal.access.models import HIDDEN, STUB, Kept
from commonweal.portal.access.queries import readable
from commonweal.portal.access.verbs import documents, releases, things
from commonweal.portal.library.models import Paper
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.tasks.models import Action
from purge_model import PARTNERS, PUBLIC, Audience, Model, covers
from purge_script import Act, Play, act, made, one_of, words_of

AGENCIES = ("Police", "Fire brigade", "Council", "Voluntary action")
HOMES = {"meeting": (), "item": ("meeting",), "paper": ("item",), "action": ("item",), "file": ("item", "paper")}
DAY = "2026-03-27"
FIXED = ("release", "circulation")  # whose audience their own acts set


def audience(random: Random) -> Audience:
    """Any audience, the narrow ones often."""
    kind = random.choice(("public", "public", "partners", "agencies", "agencies", "people"))
    if kind == "agencies":
        return kind, frozenset(random.sample(AGENCIES, random.randint(1, 2)))
    if kind == "people":
        return kind, frozenset(random.sample(sorted(PARTNERS), random.randint(1, 3)))
    return kind, frozenset()


def _draw_making(kind: str):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        by = "clerk" if kind in ("meeting", "item") else random.choice(("clerk", "officer", "analyst", "fire"))
        home = None
        if kind != "meeting":
            homes = [n.handle for n in model.nodes.values() if n.kind in HOMES[kind] and model.sees(by, n.handle)]
            if not homes:
                return None
            home = random.choice(homes)
        wanted = PUBLIC if kind == "meeting" and random.random() < 0.8 else audience(random)
        face = random.choice((STUB, STUB, HIDDEN)) if kind == "item" else HIDDEN
        return Act(label, f"make {kind}", by, label, True, {"home": home, "audience": wanted, "face": face})

    return draw


def _tell_making(kind: str):
    def tell(model: Model, one: Act) -> None:
        made(
        model, one, kind=kind, home=one.said["home"], audience=one.said["audience"], face=one.said["face"],
        state="cleared", numbered=kind == "item",
    )  # fmt: skip

    return tell


def _make(play: Play, one: Act, model: type[Kept], **fields: object) -> None:
    home = one.said["home"]
    row = things.make(
        model,
        home=play.things[home or 0],
        audience=play.audience(one.said["audience"]),
        by=play.by(one),
        face=one.said["face"],
        **fields,
    )
    play.rows[one.label], play.things[one.label] = row, row.thing


@act("make meeting", draw=_draw_making("meeting"), tell=_tell_making("meeting"))
def make_meeting(play: Play, one: Act) -> None:
    """A meeting in the body's tree."""
    _make(play, one, Meeting, body=play.world.body, date=DAY, venue=play.words(one), state="held", imported=True)


@act("make item", draw=_draw_making("item"), tell=_tell_making("item"), often=4)
def make_item(play: Play, one: Act) -> None:
    """An item of a meeting."""
    meeting = play.rows[one.said["home"]]
    words = play.words(one)
    _make(
        play, one, Item, meeting=meeting, title=words, purpose=words, summary=words, number=f"{one.label}",
        position=one.label, state="chair cleared",
    )  # fmt: skip


@act("make paper", draw=_draw_making("paper"), tell=_tell_making("paper"), often=2)
def make_paper(play: Play, one: Act) -> None:
    """A paper under an item."""
    _make(play, one, Paper, title=play.words(one), made_at=play.frozen._now(), state="chair cleared")


@act("make action", draw=_draw_making("action"), tell=_tell_making("action"), often=2)
def make_action(play: Play, one: Act) -> None:
    """An action under an item."""
    agency = play.world.agencies["Police"]
    _make(play, one, Action, text=play.words(one), raised_on=DAY, agency=agency, body=play.world.body)


@act("make file", draw=_draw_making("file"), tell=_tell_making("file"), often=3)
def make_file(play: Play, one: Act) -> None:
    """A file under an item or a paper; some have the very bytes of another."""
    row = documents.keep(
        f"{play.words(one)} {one.label % 3}".encode(),
        name=f"{play.words(one)}.txt",
        media_type="text/plain",
        role="original",
        home=play.things[one.said["home"]],
        audience=play.audience(one.said["audience"]),
        by=play.by(one),
    )
    play.rows[one.label], play.things[one.label] = row, row.thing


def _draw_stub(random: Random, model: Model, label: int) -> Act | None:
    items = [n.handle for n in model.nodes.values() if n.kind == "item" and n.face == STUB]
    if not items:
        return None
    return Act(label, "show stub", "clerk", random.choice(items), False, {"skeleton": True})


def _tell_stub(model: Model, one: Act) -> None:
    model.nodes[one.subject].stubbed = True


@act("show stub", draw=_draw_stub, tell=_tell_stub, often=3)
def show_stub(play: Play, one: Act) -> None:
    """Write what those outside a stubbed item see: words of their own, which stay when the item is purged."""
    things.show_face(
        play.things[one.subject],
        by=play.by(one),
        position=one.label,
        number=f"{one.label}",
        title=words_of(one.label),
        reason="not for publication",
    )


def _draw_set(random: Random, model: Model, label: int) -> Act | None:
    found = [n for n in model.nodes.values() if n.kind not in FIXED and model.sees("clerk", n.handle)]
    if not found:
        return None
    node = random.choice(found)
    face = random.choice((node.face, HIDDEN))
    said = {"audience": audience(random), "face": face, "skeleton": True}
    return Act(label, "set audience", "clerk", node.handle, False, said)


def _tell_set(model: Model, one: Act) -> None:
    node = model.nodes[one.subject]
    derived = node.kind in ("pack", "carryover")
    assert not derived or covers(node.audience, one.said["audience"]), "what is derived was made wider by hand"
    node.audience, node.face, node.also_for = one.said["audience"], one.said["face"], ()
    node.stubbed = node.stubbed and node.face == STUB


@act("set audience", draw=_draw_set, tell=_tell_set, often=2)
def set_audience(play: Play, one: Act) -> None:
    """Narrow a thing, or widen one's own that has not gone out."""
    thing = play.things[one.subject]
    thing.refresh_from_db()
    things.set_audience(
        thing, audience=play.audience(one.said["audience"]), face=one.said["face"], by=play.by(one), knowing=True
    )


def _draw_settle(random: Random, model: Model, label: int) -> Act | None:
    found = [n.handle for n in model.nodes.values() if n.kind in ("meeting", "item") and model.sees("clerk", n.handle)]
    return Act(label, "settle", "clerk", random.choice(found), False) if found else None


@act("settle", draw=_draw_settle, tell=lambda model, one: setattr(model.nodes[one.subject], "settled", True))
def settle(play: Play, one: Act) -> None:
    """It goes out: from now on it is only narrowed."""
    thing = play.things[one.subject]
    thing.refresh_from_db()
    things.settle(thing, by=play.by(one))


def _draw_propose(random: Random, model: Model, label: int) -> Act | None:
    found = [n for n in model.nodes.values() if n.kind in ("meeting", "item") and model.sees("clerk", n.handle)]
    if not found:
        return None
    about = random.choice(found)
    reach = random.choice((PUBLIC, PUBLIC, ("partners", frozenset())))
    listed = model.seen_by_all(reach, "item", "paper", "action")
    said = {"about": about.handle, "reach": reach, "listed": listed}
    return Act(label, "propose release", "clerk", label, True, said)


def _tell_propose(model: Model, one: Act) -> None:
    about = one.said["about"]
    made(
        model, one, kind="release", home=about, audience=("partners", frozenset()), face=HIDDEN, about=about,
        reach=one.said["reach"], drew_from=one.said["listed"], state="waiting",
    )  # fmt: skip


@act("propose release", draw=_draw_propose, tell=_tell_propose, often=2)
def propose(play: Play, one: Act) -> None:
    """Compose a list of all that everyone of the audience may read, and propose it."""
    reach = play.audience(one.said["reach"])
    composer = as_audience(reach)
    known = [thing.id for thing in play.things.values()]  # the model does not follow a template's items
    items = readable(composer, Item).filter(pk__in=known).order_by("position", "pk")
    listed = [f"{item.number} {item.title}" for item in items]
    listed += [paper.title for paper in readable(composer, Paper).order_by("made_at", "pk")]
    listed += [action.text for action in readable(composer, Action).order_by("thing__made_at", "pk")]
    thing = play.things[one.said["about"]]
    thing.refresh_from_db()
    row = releases.propose(
        thing,
        kind="public pack",
        title=f"Pack {words_of(one.label)}",
        files=[("pack.txt", "text/plain", "\n".join(listed).encode())],
        audience=reach,
        by=play.by(one),
    )
    play.rows[one.label], play.things[one.label] = row, row.thing


def _draw_answer(name: str, state: str, by: tuple[str, ...]):
    def draw(random: Random, model: Model, label: int) -> Act | None:
        release = one_of(random, (n for n in model.nodes.values() if n.kind == "release" and n.state == state))
        if release is None:
            return None
        about = None if release.about is None else model.nodes[release.about]
        of = (about.handle,) if about and about.kind == "paper" else ()  # the paper's state goes with it
        return Act(label, name, random.choice(by), release.handle, False, also=of)

    return draw


def _tell_approve(model: Model, one: Act) -> None:
    node = model.nodes[one.subject]
    node.state, node.home, node.audience = "released", None, node.reach


def _tell_state(state: str):
    return lambda model, one: setattr(model.nodes[one.subject], "state", state)


def _tell_withdraw(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "withdrawn"
    for handle in model.nodes[one.subject].lets_out:
        node = model.nodes[handle]
        node.draft = node.kind != "item" or not node.numbered


@act("approve", draw=_draw_answer("approve", "waiting", ("chair",)), tell=_tell_approve, often=3)
def approve(play: Play, one: Act) -> None:
    """A second person lets it out."""
    row = play.rows[one.subject]
    play.rows[one.subject] = releases.approve(row, sha256=row.sha256, by=play.by(one))


@act("refuse", draw=_draw_answer("refuse", "waiting", ("chair", "clerk")), tell=_tell_state("refused"))
def refuse(play: Play, one: Act) -> None:
    """It does not go out."""
    releases.refuse(play.rows[one.subject], reason=words_of(one.label), by=play.by(one))


@act("withdraw", draw=_draw_answer("withdraw", "released", ("chair", "governance")), tell=_tell_withdraw)
def withdraw(play: Play, one: Act) -> None:
    """It is taken back."""
    releases.withdraw(play.rows[one.subject], words=words_of(one.label), by=play.by(one))
