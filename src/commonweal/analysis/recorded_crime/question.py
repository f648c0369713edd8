"""What the recorded crime and disorder report is asked."""

from dataclasses import dataclass, field

from commonweal.errors import PeriodRefused
from commonweal.figures import Audience, Period
from commonweal.geography import Partnership
from commonweal.records.register import Register

POLICE_UK = "police_uk.street"
LEVEL = 0.95
MOST_MONTHS = 60  # a longer comparison is of two times, not of two periods
DISCOVERY_RATE = 0.05  # share of the table's rises and falls that may be chance


@dataclass(frozen=True, slots=True)
class Question:
    """One partnership, one period against another, from one source.

    `source` is a dataset of the store. `exact` asks for the exact Poisson test in place of the default estimator.
    """

    partnership: Partnership
    period: Period
    against: Period
    source: str = POLICE_UK
    audience: Audience = "public"
    register: Register = field(default_factory=Register)
    exact: bool = False
    project: bool = False

    def __post_init__(self) -> None:
        if len(self.period) != len(self.against):
            raise PeriodRefused(
                f"The two periods differ in length: {len(self.period)} months and {len(self.against)}.",
                "Give both the same number of months.",
            )
        if len(self.period) > MOST_MONTHS:
            raise PeriodRefused(
                f"{len(self.period):,} months are too many for one report.", f"Ask for {MOST_MONTHS} at most."
            )
        if self.period.overlaps(self.against):
            raise PeriodRefused(
                f"The two periods overlap: {self.against.words}, and {self.period.words}.",
                "Compare months that lie apart, such as the same months a year before.",
            )

    @property
    def seasonal(self) -> bool:
        """Whether the two periods hold other months of the year, so that the season is in the change."""
        return self.period.start.month != self.against.start.month

    @property
    def rows_audience(self) -> Audience:
        """Who may see figures of this source: an open publisher's are anyone's."""
        return "public" if self.source == POLICE_UK else "partners"


def year_before(period: Period) -> Period:
    """The same months a year before (whole years before, for periods longer than a year)."""
    years = -(-len(period) // 12)
    return period.shift(-12 * years)
