"""A figure set with its figures and series found by id at once."""

from dataclasses import dataclass, field

from commonweal.figures import Figure, FigureSet, Row, Series, Table
from commonweal.rendering.verdicts import is_missing

ALL_CRIME = "all-crime"
PUBLICLY_REPORTED = "publicly-reported"
POLICE_GENERATED = "police-generated"
ASB = "anti-social-behaviour"
HEADINGS = (ALL_CRIME, PUBLICLY_REPORTED, POLICE_GENERATED, ASB)
CARRIED_BY = "carried-by/"


@dataclass(frozen=True, slots=True)
class Lookup:
    """Wraps the set; every renderer asks it rather than scanning."""

    figures: FigureSet
    by_id: dict[str, Figure] = field(default_factory=dict)
    series_by_id: dict[str, Series] = field(default_factory=dict)

    @classmethod
    def of(cls, figure_set: FigureSet) -> "Lookup":
        """Index the set once."""
        return cls(figure_set, {f.id: f for f in figure_set.figures}, {s.id: s for s in figure_set.series})

    def rows(self, table: Table | None) -> list[tuple[Row, Figure]]:
        """A table's rows with their figures; a row whose figure is not in the set has nothing to show."""
        return [(row, self.by_id[row.figure]) for row in (table.rows if table else ()) if row.figure in self.by_id]

    def offences(self) -> list[tuple[Row, Figure]]:
        """The offence tree's rows."""
        return self.rows(self.figures.table("offences"))

    def main_offences(self) -> list[tuple[Row, Figure]]:
        """The headings and what stands directly below them: the first page's table, whatever the tree's depth."""
        shown: list[tuple[Row, Figure]] = []
        above: list[tuple[int, bool]] = []
        for row, figure in self.offences():
            above = [(depth, heads) for depth, heads in above if depth < row.depth]
            if figure.offence in HEADINGS or not above or (above[-1][1] and figure.offence != ASB):
                shown.append((row, figure))
            above.append((row.depth, row.group or figure.offence in (ALL_CRIME, PUBLICLY_REPORTED, POLICE_GENERATED)))
        return [(row, figure) for row, figure in shown if not is_missing(figure)]

    def heading(self, offence: str) -> Figure | None:
        """All crime, one of its two headings, or anti-social behaviour: from the headline table, else the tree."""
        rows = self.rows(self.figures.table("headline")) + self.offences()
        return next((f for _, f in rows if f.offence == offence), None)

    def months(self, offence: str) -> Series | None:
        """The partnership's monthly series of an offence, unless it is hidden."""
        series = self.series_by_id.get(f"{self.figures.partnership.code}/{offence}/months")
        return None if series is None or series.suppressed else series

    def exceptions(self) -> list[str]:
        """Offences that get detail: those with a ward breakdown, then those with a month outside its bounds."""
        carried = [t.id.removeprefix(CARRIED_BY) for t in self.figures.tables if t.id.startswith(CARRIED_BY)]
        unusual = [s.offence for s in self.series_by_id.values() if _is_unusual(s, self.figures)]
        return list(dict.fromkeys(carried + [u for u in unusual if self.months(u)]))


def _is_unusual(series: Series, figure_set: FigureSet) -> bool:
    here = series.area.code == figure_set.partnership.code
    return here and any(p.alarm and p.month in figure_set.period for p in series.points)
