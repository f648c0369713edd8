"""Acts on papers: written, uploaded, built with figures; made anew; cleared, released, sent back, withdrawn."""

from functools import cache
from random import Random

from commonweal.documents.safe_copy import SafeCopy
from commonweal.figures.document import to_json
from commonweal.portal.access.models import HIDDEN
from commonweal.portal.library.files import File
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing, handing_in, issuing, papers
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.library.verbs.versions import Said
from commonweal.portal.library.written import blocks
from purge_acts.access import audience
from purge_acts.meetings import PARTNERS_ONLY
from purge_model import PUBLIC, Model, Node
from purge_script import Act, Play, act, keeps, made, one_of, words_of
from sample_figures import tallow

WRITERS = ("clerk", "officer", "analyst")


def _draw_make(name: str):
    def draw(random: Random, model: Model, label: int) -> Act:
        by = random.choice(WRITERS)
        home = one_of(random, (n for n in model.nodes.values() if n.kind == "item" and model.sees(by, n.handle)))
        alone = home is None or random.random() < 0.3
        said = {
            "home": None if alone else home.handle,
            "audience": audience(random),
            "supplement": random.random() < 0.2,
        }
        return Act(label, name, by, label, True, said)

    return draw


def _tell_make(model: Model, one: Act) -> None:
    wanted = one.said["audience"]
    made(
        model, one, kind="paper", home=one.said["home"], audience=PARTNERS_ONLY if wanted == PUBLIC else wanted,
        face=HIDDEN, reach=wanted, state="draft paper",
    )  # fmt: skip


def _terms(play: Play, one: Act) -> Terms:
    """What goes with a paper; for the public it is kept for partners, and released later."""
    home = one.said["home"]
    return Terms(
        home=None if home is None else play.things[home], body=play.world.body, late_reason="Figures came late.",
        audience=play.audience(one.said["audience"]), supplement=one.said["supplement"],
    )  # fmt: skip


@act("write paper", draw=_draw_make("write paper"), tell=_tell_make, often=4)
def write(play: Play, one: Act) -> None:
    """A paper written in the portal."""
    words = play.words(one)
    keeps(play, one, papers.write(words, text=f"{words} was written.", by=play.by(one), terms=_terms(play, one)))


@act("upload paper", draw=_draw_make("upload paper"), tell=_tell_make, often=2)
def upload(play: Play, one: Act) -> None:
    """A file of someone's: a safe copy of it, and the original for a few."""
    words = play.words(one)
    row = papers.upload(
        words, name=f"{words}.txt", content=f"{words} was sent.".encode(), by=play.by(one), terms=_terms(play, one)
    )
    keeps(play, one, row)


@act("build report", draw=_draw_make("build report"), tell=_tell_make, often=2)
def build(play: Play, one: Act) -> None:
    """A report, kept with its figures."""
    words = play.words(one)
    safe, files, said = _report(words)
    row = papers.build(
        words, safe=safe, files=files, said=said, key="recorded-crime", parameters={"partnership": "Tallow"},
        by=play.by(one), terms=_terms(play, one),
    )  # fmt: skip
    keeps(play, one, row)


def _report(words: str) -> tuple[SafeCopy, tuple[File, ...], Said]:
    page = f"<!doctype html><title>{words}</title>".encode()
    files = (
        File("recorded-crime.html", "text/html; charset=utf-8", page, "html"),
        File("figures.json", "application/json", _figures(), "figures"),
    )
    safe = SafeCopy("recorded-crime.html", words, "report", "text/html", blocks(f"## {words}\n\nWords."))
    return safe, files, Said(f"Crime fell {words}.", f"Robbery rose {words}.", f"a year {words}", "public")


@cache
def _figures() -> bytes:
    return to_json(tallow()).encode()


def _draw_on(name: str, by: str, *states: str):
    """Something done to a paper, by its maker or the chair; releases of it that wait or are out change with it."""

    def draw(random: Random, model: Model, label: int) -> Act | None:
        paper = one_of(random, (n for n in model.nodes.values() if n.kind == "paper" and n.state in states))
        if paper is None:
            return None
        releases = tuple(n.handle for n in of_paper(model, paper.handle))
        return Act(label, name, by or paper.maker, paper.handle, False, also=releases)

    return draw


def of_paper(model: Model, paper: int) -> list[Node]:
    """Releases of a paper that wait or are out."""
    releases = (n for n in model.nodes.values() if n.kind == "release" and n.about == paper)
    return [n for n in releases if n.state in ("waiting", "released")]


def _tell_anew(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "draft paper"
    for release in of_paper(model, one.subject):
        release.state = "refused" if release.state == "waiting" else release.state


ANY = ("draft paper", "author cleared", "chair cleared")


@act("revise paper", draw=_draw_on("revise paper", "", *ANY), tell=_tell_anew, often=3)
def revise(play: Play, one: Act) -> None:
    """A newer version; the paper is a draft again."""
    paper, words, by = _paper(play, one.subject), words_of(one.label), play.by(one)
    if paper.kind == "report":
        safe, files, said = _report(words)
        papers.rebuild(paper, safe=safe, files=files, said=said, words=words, by=by)
    elif paper.kind == "upload":
        papers.revise_upload(paper, name="newer.txt", content=f"{words} was sent.".encode(), words=words, by=by)
    else:
        number = clearing.newest(paper).number
        papers.revise_text(paper, text=f"{words} was written.", words=words, seen=number, by=by)


def _draw_clear(random: Random, model: Model, label: int) -> Act | None:
    paper = one_of(random, (n for n in model.nodes.values() if n.state == "draft paper"))
    if paper is None:
        return None
    if paper.reach == PUBLIC:
        return Act(label, "clear paper", paper.maker, label, True, {"paper": paper.handle}, also=(paper.handle,))
    return Act(label, "clear paper", paper.maker, paper.handle, False, {"paper": paper.handle})


def _tell_clear(model: Model, one: Act) -> None:
    paper = model.nodes[one.said["paper"]]
    paper.state = "author cleared"
    if one.makes:
        release = made(
            model, one, kind="release", home=paper.handle, audience=PARTNERS_ONLY, face=HIDDEN, about=paper.handle,
            reach=PUBLIC, drew_from=frozenset({paper.handle}), state="waiting",
        )  # fmt: skip
        release.words = paper.words


@act("clear paper", draw=_draw_clear, tell=_tell_clear, often=5)
def clear(play: Play, one: Act) -> None:
    """Its author says that it is ready: what is meant for everyone is proposed as a release."""
    paper = clearing.clear_as_author(_paper(play, one.said["paper"]), by=play.by(one))
    if one.makes:
        release = issuing.waiting(paper)
        assert release is not None
        keeps(play, one, release)


def _tell_chair(model: Model, one: Act) -> None:
    paper = model.nodes[one.subject]
    paper.state, paper.settled = "chair cleared", True
    for release in of_paper(model, one.subject):
        release.state, release.home, release.audience = "released", None, PUBLIC


@act(
    "clear paper as chair", draw=_draw_on("clear paper as chair", "chair", "author cleared"), tell=_tell_chair, often=6
)
def clear_as_chair(play: Play, one: Act) -> None:
    """It goes before the body; what is meant for everyone goes out."""
    paper = _paper(play, one.subject)
    release = issuing.waiting(paper)
    seen = release.sha256 if release else clearing.newest(paper).sha256
    clearing.clear_as_chair(paper, seen=seen, by=play.by(one))


@act("send paper back", draw=_draw_on("send paper back", "chair", *ANY[1:]), tell=_tell_anew)
def send_back(play: Play, one: Act) -> None:
    """Not yet."""
    clearing.send_back(_paper(play, one.subject), reason=words_of(one.label), by=play.by(one))


def _tell_withdraw(model: Model, one: Act) -> None:
    model.nodes[one.subject].state = "withdrawn"
    for release in of_paper(model, one.subject):
        release.state = "refused" if release.state == "waiting" else "withdrawn"


@act("withdraw paper", draw=_draw_on("withdraw paper", "", *ANY), tell=_tell_withdraw, often=2)
def withdraw(play: Play, one: Act) -> None:
    """It is read no more, nor is what went out of it."""
    clearing.withdraw(_paper(play, one.subject), reason=words_of(one.label), by=play.by(one))


def _draw_hand_in(random: Random, model: Model, label: int) -> Act | None:
    paper = one_of(random, (n for n in model.nodes.values() if n.kind == "paper" and n.state in ANY))
    if paper is None:
        return None
    seen = (n for n in model.nodes.values() if n.kind == "item" and model.sees(paper.maker, n.handle))
    item = one_of(random, (n for n in seen if n.handle != paper.home))
    if item is None:
        return None
    return Act(label, "hand in paper", paper.maker, paper.handle, False, {"item": item.handle}, needs=(item.handle,))


def _tell_hand_in(model: Model, one: Act) -> None:
    paper = model.nodes[one.subject]
    paper.rests_on |= {home for home in (paper.home,) if home is not None}  # where it was made
    paper.home = one.said["item"]


@act("hand in paper", draw=_draw_hand_in, tell=_tell_hand_in, often=3)
def hand_in(play: Play, one: Act) -> None:
    """It lies beside another item, for no more readers than before."""
    paper, item = _paper(play, one.subject), play.things[one.said["item"]]
    handing_in.hand_in(paper, item=item, late_reason="Figures came late.", by=play.by(one))


def _paper(play: Play, handle: int) -> Paper:
    return Paper.objects.select_related("thing__audience", "body", "agency").get(pk=play.rows[handle].pk)
