"""The figures of a reconciliation, pair by pair, as the renderers ask for them."""

from dataclasses import dataclass

from commonweal.figures import Figure, Month, Period, Series
from commonweal.rendering.lookup import ALL_CRIME, ASB, Lookup
from commonweal.rendering.words import upper_first

BESIDE, BREAKS, WHOLE, TIMES = "beside/", "breaks", "/whole", "/times"
QUARTER = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """One pair of sources: the whole period's figure of each offence group, in the order of the table."""

    key: str
    rows: tuple[Figure, ...]

    @property
    def heads(self) -> tuple[str, str]:
        """What columns call the two sources."""
        first, second = self.rows[0].parameters["heads"]
        return str(first), str(second)

    @property
    def names(self) -> tuple[str, str]:
        """What sentences call them."""
        first, second = self.rows[0].parameters["names"]
        return str(first), str(second)

    @property
    def unit(self) -> str:
        """month or quarter."""
        return str(self.rows[0].parameters["unit"])

    @property
    def title(self) -> str:
        """`police.uk beside the Home Office's table`; the force named where it is not the partnership alone."""
        first, second = self.names
        place = self.rows[0].area
        whole = f", all of {place.name}" if place.kind == "force" else ""
        return f"{first} beside {second}{whole}"

    def of(self, offence: str) -> Figure | None:
        """The whole period's figure of an offence group."""
        return next((f for f in self.rows if f.offence == offence), None)

    @property
    def main(self) -> Figure | None:
        """All crime, or the first group that both tell."""
        total = self.of(ALL_CRIME)
        if total is not None and total.value is not None:
            return total
        return next((f for f in self.rows if f.value is not None and f.offence != ASB), None)

    def worth_drawing(self) -> tuple[str, ...]:
        """All crime, anti-social behaviour, and each group that broke."""
        return tuple(
            f.offence for f in self.rows if f.value is not None and (f.offence in (ALL_CRIME, ASB) or breaks_of(f))
        )


def every_pair(lookup: Lookup) -> tuple[Beside, ...]:
    """The pairs in the order in which they stand."""
    tables = [table for table in lookup.figures.tables if table.id.startswith(BESIDE)]
    found = [(table.id.removeprefix(BESIDE), tuple(figure for _, figure in lookup.rows(table))) for table in tables]
    return tuple(Beside(key, rows) for key, rows in found if rows)


def opening(text: str) -> str:
    """For a heading or a sentence's start; police.uk keeps its small letter."""
    return text if text.startswith("police.uk") else upper_first(text)


def breaks_of(figure: Figure) -> tuple[str, ...]:
    """The times at which an offence group lay outside its usual offset, in words."""
    months = QUARTER if figure.parameters["unit"] == "quarter" else 1
    return tuple(time_of(Month.parse(m), months).words for m in figure.parameters["breaks"])


def every_break(lookup: Lookup) -> list[tuple[Beside, Figure]]:
    """Each time outside the usual offset, with the pair that it is of."""
    pairs = {pair.key: pair for pair in every_pair(lookup)}
    return [(pairs[row.note], figure) for row, figure in lookup.rows(lookup.figures.table(BREAKS))]


def series_of(figure: Figure, lookup: Lookup) -> Series | None:
    """The differences over time behind a whole period's figure."""
    return lookup.series_by_id.get(figure.id.removesuffix(WHOLE) + TIMES)


def time_of(start: Month, months: int) -> Period:
    """A month, or the quarter that begins with it."""
    return Period(start, start + (months - 1))
