"""Acts on a meeting's packs: made for the public, the partners or named readers; found fit page by page; let out."""

from random import Random

from commonweal.portal.meetings.models import Pack
from commonweal.portal.meetings.verbs import packs
from purge_acts.meetings import PARTNERS_ONLY, day_of, meeting_of, stubs_in
from purge_model import PUBLIC, Audience, Model, Node
from purge_script import Act, Play, act, keeps, made, one_of, tell_nothing


def _draw_make(random: Random, model: Model, label: int) -> Act | None:
    meeting = one_of(random, (n for n in model.nodes.values() if n.called and n.state in ("out", "held")))
    if meeting is None:
        return None
    narrow = [n.audience for n in model.nodes.values() if n.home == meeting.handle and n.audience[0] in NARROW]
    reach = random.choice((PUBLIC, PUBLIC, PARTNERS_ONLY, *narrow[:2]))
    also = (-label,) if reach == PUBLIC else ()
    said = {"about": meeting.handle, "reach": reach, "skeleton": True}
    return Act(label, "make pack", "clerk", label, True, said, also=also)


NARROW = ("agencies", "people")


def _tell_make(model: Model, one: Act) -> None:
    about, reach = one.said["about"], one.said["reach"]
    printed = {"drew_from": model.seen_by_all(reach) | {about}, "rests_on": stubs_in(model, about, reach) | {one.label}}
    held_for = PARTNERS_ONLY if reach == PUBLIC else reach
    made(model, one, kind="pack", home=about, audience=held_for, face="hidden", reach=reach, **printed)
    if reach == PUBLIC:
        release = made(
            model, one, handle=-one.label, kind="release", home=about, audience=PARTNERS_ONLY, face="hidden",
            about=about, reach=PUBLIC, state="waiting", **printed,
        )  # fmt: skip
        day = day_of(about)
        release.words = f"{day.day} {day:%B %Y}"


@act("make pack", draw=_draw_make, tell=_tell_make, often=6)
def make(play: Play, one: Act) -> None:
    """A pack; the public's is proposed as a release at once."""
    reach: Audience = one.said["reach"]
    row = packs.make(
        meeting_of(play, one.said["about"]), by=play.by(one), audience=play.audience(reach),
        reach=reach[0] if reach[0] not in NARROW else "restricted",
    )  # fmt: skip
    keeps(play, one, row)
    if row.release is not None:
        keeps(play, one, row.release, -one.label)


def _waiting(model: Model) -> list[Node]:
    return [n for n in model.nodes.values() if n.kind == "pack" and n.reach == PUBLIC and _release(model, n)]


def _release(model: Model, pack: Node) -> Node | None:
    release = model.nodes[-pack.handle]
    return release if release.state == "waiting" else None


def _draw_look(random: Random, model: Model, label: int) -> Act | None:
    pack = one_of(random, _waiting(model))
    by = random.choice(("chair", "chair", "governance"))
    return Act(label, "approve pages", by, pack.handle, False, also=(-pack.handle,)) if pack else None


@act("approve pages", draw=_draw_look, tell=tell_nothing, often=5)
def look(play: Play, one: Act) -> None:
    """Every page looked at and found fit, or all but the first."""
    by, row = play.by(one), _pack(play, one.subject)
    for page in range(2 if one.label % 4 == 0 else 1, row.pages + 1):
        packs.approve_page(row, page=page, sha256=packs.page_sha256(by, row, page), by=by)


def _draw_out(random: Random, model: Model, label: int) -> Act | None:
    pack = one_of(random, _waiting(model))
    return Act(label, "let pack out", "chair", -pack.handle, False, also=(pack.handle,)) if pack else None


def _tell_out(model: Model, one: Act) -> None:
    node = model.nodes[one.subject]
    node.state, node.home, node.audience = "released", None, node.reach


@act("let pack out", draw=_draw_out, tell=_tell_out, often=8)
def let_out(play: Play, one: Act) -> None:
    """The public's pack goes out, by whoever found every page fit."""
    row = _pack(play, -one.subject)
    assert row.release is not None
    packs.let_out(row, sha256=row.release.sha256, by=play.by(one))


def _pack(play: Play, handle: int) -> Pack:
    return Pack.objects.select_related("meeting", "release", "thing").get(pk=play.rows[handle].pk)
