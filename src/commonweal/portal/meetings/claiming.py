"""Words held against the store. Only public sources are asked, so that whoever reads the words may read the answer."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from commonweal.analysis.claims import Judged
from commonweal.errors import CommonwealError
from commonweal.papers import claims
from commonweal.portal.meetings.answers import ClaimView, SentenceView
from commonweal.portal.meetings.rules.claims import CannotBeChecked
from commonweal.rendering.editions import grouped
from commonweal.store import Store
from commonweal.workspace import Workspace


def asking(workspace: Workspace, *, place: str, said: date | None) -> claims.Asking:
    """The store made ready to be asked: of police.uk's files, which are everyone's."""
    register = workspace.register
    text = register.read_text(encoding="utf-8") if register.exists() else ""
    return claims.Asking.of(workspace, claims.Request((), place, said, register=text))


def state_of(workspace: Workspace) -> str:
    """What tells that the open store is as it was: the number of its newest commit."""
    return str(len(Store(workspace).commits()))


def sentences(ready: claims.Asking, texts: Iterable[str]) -> tuple[tuple[SentenceView, ...], int]:
    """The sentences that hold a figure with what came of each, and how many hold none."""
    found: list[SentenceView] = []
    without = 0
    for text in texts:
        for words, judged in groupby(_judged(ready, text), key=lambda j: j.claim.sentence):
            told = tuple(_view(j) for j in judged if j.claim.text)
            found += [SentenceView(words, told)] if told else []
            without += not told
    return tuple(found), without


def sources(ready: claims.Asking) -> tuple[str, ...]:
    """What the answers rest on, in words."""
    return tuple(f"{e.publisher}, {e.dataset}, {e.released}" for e in grouped(ready.archive.book.sources()))


def _judged(ready: claims.Asking, text: str) -> tuple[Judged, ...]:
    """The words are never in the refusal: a job keeps it."""
    try:
        return ready.judged(text)
    except CommonwealError as error:
        raise CannotBeChecked(
            "The store could not be asked about some of these words.", "Run `commonweal status`, which says why."
        ) from error


def _view(j: Judged) -> ClaimView:
    offence = j.claim.offence.text if j.claim.offence else "no offence that is counted"
    about = ", ".join(filter(None, (offence, j.place.name if j.place else "", j.claim.window)))
    nearest = claims.words(j.nearest, j) if j.nearest and j.verdict != "agrees" else ""
    return ClaimView(j.claim.text, about, j.verdict, j.because, nearest, tuple(claims.words(t, j) for t in j.tried))
