"""Papers as a strategic assessment tells of them: what they say first, and their figures in sentences."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.composing import as_public
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.queries.content import newest
from commonweal.portal.library.queries.figures import figures
from commonweal.portal.library.queries.pages import paper_row
from commonweal.portal.library.queries.shown import issued
from commonweal.portal.plan.strategic import FIGURES_TOLD, Told

CLEAR = ("rise", "fall")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A figure of a paper, as a page that stands it beside something says it."""

    paper: UUID
    said: dict[str, str]


def of_paper(reader: Reader, id: UUID) -> Told:
    """One paper; 404 where this reader may not read it."""
    row = paper_row(reader, id)
    version, known = newest(reader, id), figures(reader, id)
    found = list(known.figures.values()) if known else []
    found.sort(key=lambda figure: figure.verdict not in CLEAR)
    return Told(
        title=row.title,
        headline=version.headline if version else "",
        standfirst=version.standfirst if version else "",
        period=version.period if version else "",
        address=reverse("library:paper", args=[id]),
        out=issued(as_public()).filter(release__of=id).exists(),
        figures=tuple(figure.words for figure in found if figure.value is not None)[:FIGURES_TOLD],
    )


def choices(reader: Reader, papers: list[UUID]) -> list[tuple[str, str]]:
    """Figures of these reports to choose from: `paper|figure` and its words."""
    return [
        (f"{id}|{figure.id}", f"{figure.label}, {figure.area}: {figure.value:,g} ({known.period})")
        for id in papers
        if (known := figures(reader, id)) is not None
        for figure in known.figures.values()
        if figure.value is not None
    ]


def chosen(reader: Reader, said: list[str]) -> list[Chosen]:
    """The figures that were chosen, as they are now."""
    found: list[Chosen] = []
    for one in said:
        id, _, figure_id = one.partition("|")
        known = figures(reader, UUID(id))
        figure = known.figures.get(figure_id) if known else None
        if known and figure:
            words = {"label": figure.label, "period": known.period, "words": figure.words, "address": figure.address}
            found.append(Chosen(UUID(id), words))
    return found
