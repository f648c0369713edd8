"""From all figures of a paper to those of its public edition."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonweal.figures import Figure, FigureSet, Note, Period, Series
from commonweal.papers.suppression.ledger import Ledger, read
from commonweal.papers.suppression.numbers import Book, Shown, books, is_derived, shown
from commonweal.papers.suppression.plan import cells_to_hide
from commonweal.papers.suppression.strip import hidden_figure, reordered, shown_figure, shown_series, without_caveats

Place = tuple[Book, str, str]  # book, offence, area


def suppress(figure_set: FigureSet, *, threshold: int = 5, earlier: Sequence[FigureSet] = ()) -> FigureSet:
    """The public edition of a paper: small counts from partners' records hidden, with all that would tell them.

    Figures that rest on open publishers' files alone (audience `public`) stay as they are. Of the others a count of 1
    to `threshold` - 1 is hidden, wherever it is told: as value or baseline, as a month, as a rate by a known
    population, or by subtraction (wards from their district, offences from their group, one period from another, this
    paper from the `earlier` public ones). Then further figures go until no hidden count can be narrowed to fewer than
    three values. Raises MethodRefused for a threshold below 3.
    """
    ledger = read(figure_set, earlier)
    gone = cells_to_hide(ledger, threshold)
    fate = _Fate.of(figure_set, ledger, gone)
    figures = tuple(fate.figure(number, figure) for number, figure in enumerate(figure_set.figures))
    hidden = {f.id for f in figures if f.suppressed}
    area_of = {f.id: (f.offence, f.area.name) for f in figures}
    return replace(
        figure_set,
        audience="public",
        figures=figures,
        series=tuple(fate.series(number, series) for number, series in enumerate(figure_set.series)),
        maps=tuple(without_caveats(drawn, hidden) for drawn in figure_set.maps),
        tables=tuple(reordered(table, hidden, area_of) for table in figure_set.tables),
        notes=tuple(note for note in figure_set.notes if not fate.tells(note)),
    )


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of each figure and month. `places`: where and when counts are hidden; `q`: those of hidden tests."""

    paper: FigureSet
    book: dict[tuple[str, ...], Book]
    figures: frozenset[int]
    points: dict[int, set[int]]
    places: dict[Place, list[Period]]
    q: frozenset[float]

    @classmethod
    def of(cls, paper: FigureSet, ledger: Ledger, gone: frozenset[int]) -> "_Fate":
        def goes(one: Shown) -> bool:
            numbers = {ledger.number[cell] for cell in one.cells}
            return one.restricted and (one.sealed or bool(numbers & gone))

        places: dict[Place, list[Period]] = defaultdict(list)
        for cell, number in ledger.number.items():
            if number in gone:
                places[cell.book, cell.offence, cell.area] += cell.spans
        going = [one.place for one in shown(paper) if goes(one)]
        points: dict[int, set[int]] = defaultdict(set)
        for series, month in going:
            if month >= 0:
                points[series].add(month)
        book = books(paper)
        direct = {number for number, month in going if month < 0}
        derived = {
            number
            for number, figure in enumerate(paper.figures)
            if figure.audience == "partners" and is_derived(figure) and _touches(figure, book, places)
        }
        hidden = frozenset(direct | derived)
        q = frozenset(q for number in hidden if (q := paper.figures[number].q) is not None)
        return cls(paper, book, hidden, points, places, q)

    def figure(self, number: int, figure: Figure) -> Figure:
        if number in self.figures:
            return hidden_figure(figure)
        if figure.audience == "public":
            return replace(figure, q=None) if figure.q in self.q else figure
        place = (self.book[figure.sources], figure.offence, figure.area.code)
        months = any(len(period) == 1 for period in self.places.get(place, ()))
        return shown_figure(figure, months_hidden=months, family_hidden=bool(self.q))

    def series(self, number: int, series: Series) -> Series:
        return series if series.audience == "public" else shown_series(series, self.points.get(number, set()))

    def tells(self, note: Note) -> bool:
        """Whether a note speaks, with a number, of one offence or place of which something is hidden."""
        if (note.offence is None and note.area is None) or not re.search(r"\d", note.text):
            return False
        return any(note.offence in (None, offence) and note.area in (None, area) for (_, offence, area) in self.places)


def _touches(figure: Figure, book: dict[tuple[str, ...], Book], places: dict[Place, list[Period]]) -> bool:
    hidden = places.get((book[figure.sources], figure.offence, figure.area.code), [])
    spans = [span for span in (figure.period, figure.baseline_period) if span is not None]
    return any(span.overlaps(period) for span in spans for period in hidden)
