"""The figures of a season, look by look, as the renderers ask for them."""

from dataclasses import dataclass

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup

MONTHS, EARLIER, AROUND, YEARS, FORECAST, CHECKS, CHANGE, PLAN = (
    "months", "earlier", "around", "years", "forecast", "checks", "change", "plan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DatedLook:
    """One look at a source that tells days: its tables by what they are of."""

    key: str
    name: str
    tables: dict[str, tuple[Figure, ...]]
    earlier: Figure
    around: Figure | None
    heat: Figure | None

    def rows(self, table: str) -> tuple[Figure, ...]:
        """The figures of one table, such as `ward/earlier`; none where there is none."""
        return self.tables.get(table, ())

    @property
    def held(self) -> bool:
        """Whether the window of this year is held."""
        return self.earlier.value is not None or self.earlier.suppressed


@dataclass(frozen=True, slots=True)
class MonthlyLook:
    """One kind by whole months."""

    key: str
    name: str
    tables: dict[str, tuple[Figure, ...]]

    def rows(self, table: str) -> tuple[Figure, ...]:
        """The figures of one table: months, change, earlier or forecast."""
        return self.tables.get(table, ())

    def whole(self, table: str) -> Figure | None:
        """The partnership's figure of a table, where it is not of some wards alone."""
        return next((f for f in self.rows(table) if "/all/" in f.id), None)


def dated_looks(lookup: Lookup) -> tuple[DatedLook, ...]:
    """In the order of the season's file."""
    found = []
    for figure in lookup.figures.figures:
        key, _, rest = figure.id.partition("/")
        if rest == "all/earlier":
            heat = lookup.by_id.get(f"{key}/heat/hours")
            around = lookup.by_id.get(f"{key}/all/around")
            found.append(DatedLook(key, figure.label, _tables(lookup, key), figure, around, heat))
    return tuple(found)


def monthly_looks(lookup: Lookup) -> tuple[MonthlyLook, ...]:
    """Each kind, in the order of the season's file."""
    names = {
        table.id.rpartition("/")[0]: table.title for table in lookup.figures.tables if table.id.endswith(f"/{MONTHS}")
    }
    return tuple(MonthlyLook(key, name, _tables(lookup, key)) for key, name in names.items())


def plan(lookup: Lookup) -> tuple[Figure, ...]:
    """What each agency did."""
    return tuple(figure for _, figure in lookup.rows(lookup.figures.table(PLAN)))


def _tables(lookup: Lookup, key: str) -> dict[str, tuple[Figure, ...]]:
    opening = f"{key}/"
    return {
        table.id.removeprefix(opening): tuple(figure for _, figure in lookup.rows(table))
        for table in lookup.figures.tables
        if table.id.startswith(opening)
    }
