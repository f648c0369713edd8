"""Claims of the press or of minutes held against the store: ask, and say what was found in words and as a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from commonweal.analysis.claims import Archive, Judged, PlaceNames, Tried, judge, read
from commonweal.analysis.claims.fitting import TOLERANCE
from commonweal.analysis.country import POLICE_UK
from commonweal.errors import NotHeld
from commonweal.figures import Source
from commonweal.geography import Partnership
from commonweal.minutes.sentences import sentences
from commonweal.records import register
from commonweal.store import Store
from commonweal.workspace import Workspace

SCHEMA = "commonweal/claims/1"
TINY = 30
"""A percentage of a smaller count says so."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks: texts of one or more sentences. `said` is the day they were said; None: now."""

    texts: tuple[str, ...]
    partnership: str = ""
    said: date | None = None
    source: str = POLICE_UK
    register: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """Every claim judged, in order, and the editions that the figures rest on."""

    claims: tuple[Judged, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """The store as it is asked about one text after another: what was gathered for one serves the next."""

    archive: Archive
    place: Partnership | None
    names: PlaceNames

    @classmethod
    def of(cls, workspace: Workspace, request: Request) -> "Asking":
        """Made ready; `texts` are left. NotHeld where the store holds nothing; UnknownPlace for the partnership."""
        archive = Archive(Store(workspace), request.source, register.parse(request.register), request.said)
        if not any(e.dataset == request.source for e in archive.view.editions):
            raise NotHeld(
                f"The store holds no {request.source}.", "Ingest its files; `commonweal status` lists what is held."
            )
        place = archive.places.partnership(request.partnership) if request.partnership else None
        return cls(archive, place, PlaceNames(archive.places, place))

    def judged(self, text: str) -> tuple[Judged, ...]:
        """Every figure of every sentence of a text."""
        return tuple(
            judge(claim, self.archive, self.place, self.names)
            for sentence in (sentences(" ".join(text.split())) or ("",))
            for claim in read(sentence)
        )


def check(workspace: Workspace, request: Request) -> Checked:
    """Judge every figure of every sentence. NotHeld where the store holds nothing; UnknownPlace for the partnership."""
    asking = Asking.of(workspace, request)
    found = tuple(judged for text in request.texts for judged in asking.judged(text))
    return Checked(found, asking.archive.book.sources())


def document(checked: Checked) -> dict[str, Any]:
    """The answer as one JSON document."""
    return {
        "schema": SCHEMA,
        "tolerance": TOLERANCE,
        "claims": [_judged(j) for j in checked.claims],
        "sources": [
            {"id": s.id, "publisher": s.publisher, "dataset": s.dataset, "release": s.release, "sha256": s.sha256,
             "licence": s.licence} for s in checked.sources
        ],
    }  # fmt: skip


def _judged(j: Judged) -> dict[str, Any]:
    claim, area = j.claim, j.place
    return {
        "sentence": claim.sentence,
        "figure": claim.text or None,
        "measure": claim.measure if claim.text else None,
        "direction": claim.direction,
        "offence": claim.offence.text if claim.offence else None,
        "window": claim.window or None,
        "place": {"code": area.code, "name": area.name} if area else None,
        "verdict": j.verdict,
        "because": j.because,
        "nearest": _tried(j.nearest) if j.nearest else None,
        "tried": [_tried(t) for t in j.tried],
    }


def _tried(t: Tried) -> dict[str, Any]:
    against = t.reading.against
    return {
        "counted": t.counted.words,
        "offences": list(t.counted.nodes),
        "period": {"from": str(t.reading.period.start), "to": str(t.reading.period.end)},
        "against": {"from": str(against.start), "to": str(against.end)} if against else None,
        "figure": None if t.figure is None else round(t.figure, 4),
        "value": t.value,
        "baseline_value": t.baseline,
        "interval": list(t.interval) if t.interval else None,
        "residents": t.residents or None,
        "fit": t.fit,
        "why": t.why or None,
        "edition": t.edition or None,
        "earlier": t.earlier,
        "sources": list(t.sources),
    }


def lines(checked: Checked) -> Iterator[str]:
    """The answer in words: each sentence once, its claims with their verdicts, and every reading tried."""
    last = None
    for j in checked.claims:
        if j.claim.sentence != last:
            yield from ([""] if last is not None else [])
            yield j.claim.sentence or "(nothing written)"
            last = j.claim.sentence
        yield from _lines(j)
    if checked.sources:
        yield from ("", f"Sources: {_sources(checked.sources)}")


def _lines(j: Judged) -> Iterator[str]:
    where = f", {j.place.name}" if j.place else ""
    of = f"{j.claim.text} ({_about(j)}{where})" if j.claim.text else "-"
    yield f"  {of}: {j.verdict.upper()}. {j.because}"
    if j.nearest and j.verdict != "agrees":
        yield f"    nearest: {words(j.nearest, j)}"
    for t in j.tried:
        yield f"    tried: {words(t, j)}"


def _about(j: Judged) -> str:
    return j.claim.offence.text if j.claim.offence else "no offence"


def words(t: Tried, j: Judged) -> str:
    """One reading in words: what was counted, when, and what came of it."""
    head = f"{t.counted.words}, {t.reading.words}"
    edition = f" [edition {t.edition}]" if t.edition else " [an earlier time]" if t.earlier else ""
    if t.fit == "not available":
        return f"{head}: not available, {t.why}{edition}"
    aside = f" ({t.why})" if t.why else ""
    return f"{head}: {_figures(t, j.claim.measure)}{aside}{edition} - {t.fit}"


def _figures(t: Tried, measure: str) -> str:
    counts = f"{t.value:,}" if t.baseline is None else f"{t.baseline:,} to {t.value:,}"
    if measure == "change":
        way = "up" if (t.figure or 0) > 0 else "down"
        likely = f", likely {t.interval[0]:+.1f}% to {t.interval[1]:+.1f}%" if t.interval else ", no likely range"
        tiny = f", of a base below {TINY}" if (t.baseline or 0) < TINY else ""
        return f"{counts}, {way} {abs(t.figure or 0):.1f}%{likely}{tiny}"
    if measure == "difference":
        return f"{counts}, {t.figure:+,.0f}"
    if measure == "rate":
        return f"{counts}, a rate of {t.figure:,.2f} with {t.residents}"
    if measure == "share":
        return f"{counts}, {t.figure:.1f}%"
    return counts


def _sources(sources: Sequence[Source]) -> str:
    """Publisher and dataset once each, with how many editions and when the newest was released."""
    told = []
    for publisher, dataset in dict.fromkeys((s.publisher, s.dataset) for s in sources):
        mine = [s for s in sources if (s.publisher, s.dataset) == (publisher, dataset)]
        newest = max((s.release for s in mine if s.release), default="")
        many = f"{len(mine)} edition{'' if len(mine) == 1 else 's'}"
        told.append(f"{publisher}, {dataset}, {many}" + (f", the newest released {newest}" if newest else ""))
    return "; ".join(told)
