"""What the youth justice summary is asked."""

from dataclasses import dataclass

from commonweal.errors import PeriodRefused
from commonweal.figures import Area, Audience, Period
from commonweal.figures.period import FINANCIAL_YEAR_STARTS

LEVEL = 0.95
EARLIER_YEARS = 5


@dataclass(frozen=True, slots=True)
class Question:
    """One team's area and a financial year to date. `districts`: whose children are counted.

    `beside`: names of published areas to stand beside, where a file holds several of a kind.
    """

    area: Area
    districts: tuple[Area, ...]
    period: Period
    audience: Audience = "partners"
    earlier_years: int = EARLIER_YEARS
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.period.start.month != FINANCIAL_YEAR_STARTS or len(self.period) > 12:
            raise PeriodRefused(
                f"{self.period.words} is not a financial year to date: children are counted from April.",
                f"Ask for --period ytd:{self.period.end}.",
            )

    @property
    def year(self) -> int:
        """The year that the financial year begins in."""
        return self.period.start.year

    @property
    def elapsed(self) -> int:
        """Months so far."""
        return len(self.period)
