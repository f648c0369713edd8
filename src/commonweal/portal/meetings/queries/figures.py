"""Numbers quoted in a minute beside the figures of the item's papers, as far as this reader may read both."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.queries import figures as library_figures
from commonweal.portal.library.queries import papers as library_papers
from commonweal.portal.library.queries.figures import FigureWords, PaperFigures
from commonweal.portal.meetings.figure_check import Finding, ReportFigure, check
from commonweal.portal.meetings.models import Item, LeftAsTyped, Minute


@dataclass(frozen=True, slots=True)
class FigureNote:
    """One quoted number, and what is said beside it."""

    key: str  # names its form on the page
    words: str
    printed: str
    figure: str
    figure_id: str
    address: str
    state: str  # agrees, contradicts, left as typed
    why: str
    reason: str = ""


def findings(reader: Reader, item: Item) -> tuple[FigureNote, ...]:
    """What agrees and what contradicts; contradictions first. Nothing is changed in the text."""
    minute = readable(reader, Minute).filter(item=item.pk).first()
    if minute is None or not minute.text:
        return ()
    left = {(row.quoted, row.figure_id): row.reason for row in readable(reader, LeftAsTyped).filter(minute=minute.pk)}
    notes = [_note(found, number, left) for number, found in enumerate(check(minute.text, _figures(reader, item.pk)))]
    return tuple(sorted(notes, key=lambda note: ("contradicts", "left as typed", "agrees").index(note.state)))


def _figures(reader: Reader, item: UUID) -> list[ReportFigure]:
    """Those of every report of the item, whatever its kind."""
    found: list[ReportFigure] = []
    for paper in library_papers.of_home(reader, item):
        shown = library_figures.figures(reader, paper.id)
        if shown is not None:
            here = _whole_area(shown)
            found.extend(_quotable(figure, here) for figure in shown.figures.values() if figure.unit != "distance")
    return found


def _quotable(figure: FigureWords, here: str) -> ReportFigure:
    """What a minute can quote of it: a change in percent is said as one, a rate as so many for every thousand."""
    is_change = figure.unit == "percent change"
    return ReportFigure(
        id=figure.id, label=figure.offence or figure.label, words=figure.words, address=figure.address,
        value=None if is_change else figure.value, baseline=None if is_change else figure.baseline,
        change_percent=figure.value if is_change else figure.change_percent,
        area="" if figure.area == here else figure.area, per=_per(figure.unit),
    )  # fmt: skip


def _per(unit: str) -> int:
    """`per 1,000 residents` -> 1000; 0 for what is no rate."""
    digits = "".join(c for c in unit.removeprefix("per ").split(" ")[0] if c.isdigit())
    return int(digits) if unit.startswith("per ") and digits else 0


def _whole_area(shown: PaperFigures) -> str:
    """The place that a paper is about; where its figures name another, the one that most of them are of."""
    areas = [figure.area for figure in shown.figures.values()]
    return shown.place if shown.place in areas else max(sorted(set(areas)), key=areas.count, default="")


def _note(found: Finding, number: int, left: dict[tuple[str, str], str]) -> FigureNote:
    quoted = found.quoted.words[:300]
    reason = left.get((quoted, found.figure.id), "")
    state = "left as typed" if reason and found.state == "contradicts" else found.state
    return FigureNote(
        f"left{number}", quoted, found.quoted.printed, found.figure.words, found.figure.id, found.figure.address,
        state, found.why, reason,
    )  # fmt: skip
