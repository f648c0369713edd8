"""What a youth justice summary is worked out from: counts by run of months, whoever counted them.

Two ways lead here: a team's returns, counted row by row, and a page of totals where nothing else was kept. What was not
counted is None, never nought; a financial year is known by the year that it begins in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commonweal.figures import Month, Period

OFFENCE, OFFENCE_ETHNICITY = "offence", "offence-ethnicity"  # slices of offences
SEX, AGE, ETHNICITY = "sex", "age", "ethnicity"  # slices of children
OF_CHILDREN = (SEX, AGE, ETHNICITY)
NOT_RECORDED = "not-recorded"
REST = "rest"
"""What a page of totals leaves of a whole once its parts are named."""
LUMPED = "minority-or-not-recorded"
"""A category of old papers that cannot be taken apart: it is shown as what it is."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Offences with an outcome in some months, and the children whose offences they were.

    `slices`: counts by category, by slice. `spread`: how much more offences vary than single events would, as they hang
    together by child: the sum of the squares of children's offences over their sum. `shares`: slices told in percent.
    `none`: categories of offence that were named as not having occurred.
    """

    months: Period
    offences: int
    children: int | None = None
    slices: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    spread: float | None = None
    shares: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """An earlier financial year: the same months as this year's to date, and the whole; None where not held."""

    start: int
    to_date: Tally | None = None
    whole: Tally | None = None

    @property
    def name(self) -> str:
        """`2018/19`."""
        return year_name(self.start)

    @property
    def held(self) -> bool:
        """Whether anything of it is known."""
        return self.to_date is not None or self.whole is not None


@dataclass(frozen=True, slots=True)
class Window:
    """A count of children or occasions over a run of months."""

    period: Period
    count: int


@dataclass(frozen=True, slots=True)
class Entrants:
    """First-time entrants: the newest quarter, the same one a year before, rolling years, and single months."""

    quarter: Window | None = None
    before: Window | None = None
    rolling: tuple[Window, ...] = ()
    months: Mapping[Month, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cohort:
    """Children with an outcome in a financial year, followed for twelve months: how many reoffended, how often.

    `each`: the reoffences of every child, 0 for those who did not; empty where totals alone are known.
    """

    period: Period
    children: int
    reoffenders: int
    reoffences: int
    each: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Offences whose row has no ethnicity, among those of one group of outcomes."""

    outcomes: str
    missing: int
    of: int


@dataclass(frozen=True, slots=True)
class Account:
    """All of it, for one team and one year to date. `years` oldest first, gaps included, this year not.

    `new_children`: children by the month in which each first came in its financial year. `clustering`: how much more
    the two parts of earlier years vary than single events, as offences come several to a child; None where not counted.
    `undated_cohorts`: years whose cohort is not told, as too few offences of its months have a day.
    """

    now: Tally
    years: tuple[Year, ...] = ()
    offences_by_month: Mapping[Month, int] = field(default_factory=dict)
    new_children: Mapping[Month, int] = field(default_factory=dict)
    clustering: float | None = None
    residents: int | None = None
    residents_told: str = ""
    entrants: Entrants = Entrants()
    custody: tuple[Window, ...] = ()
    custody_months: Mapping[Month, int] = field(default_factory=dict)
    cohorts: tuple[Cohort, ...] = ()
    undated_cohorts: tuple[int, ...] = ()
    unrecorded: tuple[Unrecorded, ...] = ()
    gaps: tuple[str, ...] = ()
    by_row: bool = True
    """Whether rows were counted; False where totals were stated."""


def year_name(start: int) -> str:
    """`2018/19`, the financial year that begins in April 2018."""
    return f"{start}/{(start + 1) % 100:02d}"


def year_months(start: int) -> Period:
    """April to March."""
    return Period(Month(start, 4), Month(start + 1, 3))
