"""The public edition of an evaluation: its counts as in any paper, and of what is worked out only what rests on shown.

An effect, a displacement difference or a synthetic control is worked out from the counts of every part. Where one of
these is hidden, the effect would tell of it (a difference of eight counts, and a variance that is their sum), so it
goes too; where all are shown, it tells a reader nothing that could not be worked out.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from commonweal.figures import Figure, FigureSet, Note, Series
from commonweal.papers.suppression.edition import suppress
from commonweal.papers.suppression.strip import hidden_figure, reordered

COUNTS, MONTHS, PLACEBO, SINCE = "/count", "/months", "gap/placebo/", "/since-"
BY_MONTH = ("made/", "steps/")  # worked out from single months
SMALL = 5
LEAST_DEGREES = 5  # areas' scatter told from fewer could be turned into the counts of single areas
HIDDEN = Note(
    "quality",
    "Small counts are not shown, to protect people, nor are figures that would give one away, such as effects that are "
    "worked out from them.",
)


def public_edition(paper: FigureSet, earlier: Sequence[FigureSet] = ()) -> FigureSet:
    """Counts suppressed together, then whatever was worked out from one that is hidden."""
    counted = replace(
        paper,
        figures=tuple(f for f in paper.figures if f.id.endswith(COUNTS)),
        series=tuple(s for s in paper.series if s.id.endswith(MONTHS)),
    )
    edition = suppress(counted, threshold=SMALL, earlier=earlier)
    figures = {f.id: f for f in edition.figures}
    series = {s.id: s for s in edition.series}
    gone = _Gone(paper, edition)
    finished = tuple(figures.get(f.id) or gone.figure(f) for f in paper.figures)
    hidden = {f.id for f in finished if f.suppressed}
    area_of = {f.id: (f.offence, f.area.name) for f in finished}
    found = tuple(s for one in paper.series if (s := series.get(one.id) or gone.series(one)) is not None)
    notes = (*edition.notes, HIDDEN) if hidden or any(s.suppressed for s in found) else edition.notes
    tables = tuple(reordered(table, hidden, area_of) for table in edition.tables)
    return replace(edition, figures=finished, series=found, tables=tables, notes=notes)


class _Gone:
    """Which measures have a hidden count, which a hidden month, and of which single areas something is hidden."""

    def __init__(self, paper: FigureSet, edition: FigureSet) -> None:
        parts = set(dict(paper.parameters.get("groups") or {}))
        hidden = [f for f in edition.figures if f.suppressed]
        self._measures = {f.offence for f in hidden if f.area.code in parts}
        self._by_month = {s.offence for s in edition.series if s.suppressed}
        self._areas = {(f.offence, f.area.code) for f in hidden}
        self._few = {
            f.offence for f in paper.figures if SINCE in f.id and 0 < float(f.parameters.get("observed") or 0) < SMALL
        }

    def figure(self, figure: Figure) -> Figure:
        """A worked-out figure that rests on open data alone stays as it is."""
        if figure.audience == "public":
            return figure
        if self._tells(figure):
            return hidden_figure(figure)
        shown = replace(figure, audience="public")
        told_by_months = figure.offence in self._by_month and figure.parameters.get("widened_by") == "months"
        return _rounded(shown) if told_by_months else shown

    def _tells(self, figure: Figure) -> bool:
        degrees = figure.parameters.get("phi_degrees")
        return (
            figure.offence in self._measures
            or (figure.offence, figure.area.code) in self._areas
            or (isinstance(degrees, int) and 0 < degrees < LEAST_DEGREES)
            or (figure.id.startswith(BY_MONTH) and figure.offence in self._by_month)
            or (SINCE in figure.id and figure.offence in self._few)
        )

    def series(self, series: Series) -> Series | None:
        """The target’s gaps where its months are shown; a single area’s never, where the records are partners’."""
        if series.audience == "public":
            return series
        if series.id.startswith(PLACEBO) or series.offence in self._measures | self._by_month:
            return None
        return replace(series, audience="public")


def _rounded(figure: Figure) -> Figure:
    """Worked out with the scatter of months that are not shown: to whole percents outwards, and without its p."""
    ends = figure.interval or (None, None)
    low, high = (None if end is None else float(turn(end)) for end, turn in zip(ends, (floor, ceil), strict=True))
    kept = {name: value for name, value in figure.parameters.items() if not name.startswith(("phi", "df"))}
    told = {name: float(round(v)) if isinstance(v, float) else v for name, v in kept.items()}
    return replace(figure, interval=(low, high), p=None, q=None, parameters=told)
