"""What the hotspots report is asked."""

from dataclasses import dataclass, field
from typing import Literal

from commonweal.analysis.recorded_crime import POLICE_UK
from commonweal.analysis.recorded_crime import Question as Counted
from commonweal.errors import MethodRefused
from commonweal.figures import Audience, Period
from commonweal.geography import Partnership
from commonweal.records import offences
from commonweal.records.register import Register
from commonweal.stats.stability import LEAST_PERIODS

Cells = Literal["lsoa", "hexagons"]

FALSE_DISCOVERY = 0.05
QUARTER = 3  # months of one period in which a hot spot is told anew
REPLICATES = 999
SPACE = (100.0, 200.0, 300.0, 400.0, 500.0)  # metres
DAYS = (7, 14, 21, 28)


@dataclass(frozen=True, slots=True)
class Question:
    """One partnership, one period, one offence with all below it, from one source.

    `cells`: LSOAs, or hexagons `metres` wide. `quarters`: over how many quarters, the last ending with the period, it
    is told whether a hot spot lasts. `seed`: of every rearrangement. `kind`: the source's own word, where only that
    part of the offence is meant: reports from the public of one service.
    """

    partnership: Partnership
    period: Period
    against: Period
    offence: str = offences.ALL_CRIME
    cells: Cells = "lsoa"
    metres: float = 500.0
    quarters: int = 8
    source: str = POLICE_UK
    audience: Audience = "public"
    register: Register = field(default_factory=Register)
    seed: int = 0
    kind: str = ""

    def __post_init__(self) -> None:
        _ = self.counted  # refuses periods that overlap or differ in length
        if self.offence not in offences.by_code():
            raise MethodRefused(
                f"There is no offence '{self.offence}'.",
                "Name one by its code, such as all-crime, burglary, vehicle-crime.",
            )
        if self.quarters < LEAST_PERIODS:
            raise MethodRefused(
                f"{self.quarters} quarters are too few to tell a lasting hot spot.", f"Ask for {LEAST_PERIODS} or more."
            )

    @property
    def counted(self) -> Counted:
        """The same as the recorded crime report is asked it: what is counted, and how wards' changes are judged."""
        return Counted(self.partnership, self.period, self.against, self.source, self.audience, self.register)

    @property
    def looked_back(self) -> tuple[Period, ...]:
        """The quarters, in order."""
        last = Period(self.period.end - (QUARTER - 1), self.period.end)
        return tuple(last.shift(-QUARTER * n) for n in reversed(range(self.quarters)))

    @property
    def by_days(self) -> bool:
        """Whether the source has the day on which something happened: police.uk has months alone."""
        return self.source != POLICE_UK
