"""The figures of reports, with their words: what first screens and minutes show comes from the paper's own document."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from commonweal.figures import Figure, FigureSet
from commonweal.figures.document import from_json
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import Version
from commonweal.portal.library.queries.content import figures_file
from commonweal.portal.library.queries.shown import issued, shown
from commonweal.rendering.figure_words import in_words

DOCUMENTS_READ = 8  # kept by their SHA-256: the same bytes are the same figures for ever


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One figure, in numbers and in a sentence. A suppressed one has no number at all."""

    id: str
    label: str
    offence: str
    area: str
    value: float | None
    unit: str
    baseline: float | None
    change_percent: float | None
    verdict: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """All figures of one report; `place` is the one that it is about."""

    paper: UUID
    report: str
    place: str
    period: str
    address: str
    figures: dict[str, FigureWords]


@dataclass(frozen=True, slots=True)
class LastFigures:
    """What the newest report says first."""

    headline: str
    standfirst: str
    period_words: str
    address: str


def figures(reader: Reader, paper: UUID) -> PaperFigures | None:
    """A report's figures by the paper's id or the release's; None where it is no report of this reader's."""
    try:
        sha256, content = figures_file(reader, paper)
    except Http404:
        return None
    known = _read(sha256, content)
    name = "library:paper" if reader.held and shown(reader).filter(pk=paper).exists() else "library:released"
    address = reverse(name, args=[paper])
    return PaperFigures(
        paper=paper,
        report=known.report,
        place=known.partnership.name,
        period=known.period.words,
        address=address,
        figures={figure.id: _words(known, figure, address) for figure in known.figures},
    )


def figure_set(reader: Reader, paper: UUID) -> FigureSet | None:
    """The whole figures document, for a page that draws tables from it."""
    try:
        return _read(*figures_file(reader, paper))
    except Http404:
        return None


def last_figures(reader: Reader) -> LastFigures | None:
    """The newest report that this reader may read: no document is opened for it."""
    if reader.held:
        cleared = shown(reader).filter(kind="report", state="chair cleared").values("pk")
        row = readable(reader, Version).filter(paper__in=cleared).order_by("-made_at", "pk").first()
        if row is not None:
            address = reverse("library:paper", args=[row.paper_id])
            return LastFigures(row.headline, row.standfirst, row.period, address)
    out = issued(reader).filter(kind="report").order_by("-release__approved_at", "pk").first()
    if out is None:
        return None
    address = reverse("library:released", args=[out.release_id])
    return LastFigures(out.headline, out.standfirst, out.period, address)


def anchor(figure_id: str) -> str:
    """The figure's place on its page."""
    return "figure-" + "".join(c if c.isalnum() else "-" for c in figure_id).lower()


def _words(known: FigureSet, figure: Figure, address: str) -> FigureWords:
    said = in_words(known, figure)
    return FigureWords(
        id=figure.id,
        label=figure.label,
        offence=figure.offence,
        area=figure.area.name,
        value=figure.value,
        unit=figure.unit,
        baseline=figure.baseline_value,
        change_percent=figure.change_percent,
        verdict=said.say,
        words=said.sentence,
        address=f"{address}#{anchor(figure.id)}",
    )


@lru_cache(maxsize=DOCUMENTS_READ)
def _read(_sha256: str, content: bytes) -> FigureSet:
    return from_json(content.decode())
