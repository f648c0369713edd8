"""A team's returns as rows, and which of their months are held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commonweal.figures import Area, Month, Period
from commonweal.records.youth_outcome import DATASET
from commonweal.store import View

COLUMNS = (
    "child", "outcome_on", "offence_on", "age", "age_at_offence", "sex", "ethnicity", "offence", "tier", "first",
    "district",
)  # fmt: skip
INFORMAL, CUSTODY = "informal", "custody"


@dataclass(frozen=True, slots=True)
class Row:
    """One offence's outcome of one child."""

    child: str
    outcome_on: date
    offence_on: date | None
    age: int | None
    age_at_offence: int | None
    sex: str | None
    ethnicity: str | None
    offence: str
    tier: str
    first: bool | None
    district: str | None

    @property
    def month(self) -> Month:
        """In which its outcome was given."""
        return Month.of(self.outcome_on)

    @property
    def is_formal(self) -> bool:
        """Whether it counts towards first-time entrants and reoffending: a caution or a conviction."""
        return self.tier != INFORMAL


@dataclass(frozen=True, slots=True)
class Returns:
    """The rows of some districts, and the months that a file speaks for. `elsewhere`: rows of other districts."""

    rows: tuple[Row, ...]
    held: frozenset[Month]
    elsewhere: int = 0

    def is_held(self, period: Period) -> bool:
        """Whether every month of it is held."""
        return all(month in self.held for month in period)

    def within(self, period: Period) -> tuple[Row, ...]:
        """The rows whose outcome was given in these months."""
        return tuple(row for row in self.rows if row.month in period)


def returns(view: View, districts: Sequence[Area]) -> Returns:
    """All rows of these districts; one without a district counts, as it is in the team's own file."""
    table = view.table(DATASET, COLUMNS)
    found = [Row(*values) for values in zip(*(table.column(name).to_pylist() for name in COLUMNS), strict=True)]
    codes = {area.code for area in districts}
    mine = tuple(row for row in found if row.district is None or row.district in codes)
    return Returns(mine, view.months(DATASET), len(found) - len(mine))
