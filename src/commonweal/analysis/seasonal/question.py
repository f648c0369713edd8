"""What the seasonal report is asked."""

from dataclasses import dataclass, field

from commonweal.analysis.seasonal.window import Span, window
from commonweal.errors import PeriodRefused
from commonweal.figures import Audience, Period
from commonweal.geography import Partnership
from commonweal.records.register import Register
from commonweal.records.season import Season

POLICE_UK = "police_uk.street"
LEVEL = 0.95
NARROW = 0.80  # the second range that a forecast is given with
EARLIEST, LATEST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Question:
    """One partnership, one season, one year: the year in which its window begins."""

    partnership: Partnership
    season: Season
    year: int
    audience: Audience = "public"
    register: Register = field(default_factory=Register)

    def __post_init__(self) -> None:
        if not EARLIEST <= self.year <= LATEST:
            raise PeriodRefused(f"{self.year} is not a year that a season can be of.", "Write it as 2025.")

    @property
    def window(self) -> Span:
        """The season's days of this year."""
        return window(self.season, self.year)

    @property
    def period(self) -> Period:
        """The months that the window touches."""
        return self.window.months
