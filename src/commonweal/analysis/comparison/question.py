"""What the comparison with similar partnerships is asked."""

from dataclasses import dataclass, field

from commonweal.analysis.country import POLICE_UK
from commonweal.errors import PeriodRefused
from commonweal.figures import Audience, Period
from commonweal.geography import NeighbourGroup, Partnership
from commonweal.records.register import Register

LEVEL = 0.95
PER = 1000.0
MOST_MONTHS = 12  # a rate is of a year at most, so that readers can hold it against others that they know


@dataclass(frozen=True, slots=True)
class Question:
    """One partnership beside a group, in one period; `against` is the period that direction is told from.

    `source` is police.uk's files, or a published table of counts (`counts.NAME`). `alternatives` are other groups that
    the verdict is tried with.
    """

    partnership: Partnership
    group: NeighbourGroup
    period: Period
    against: Period
    source: str = POLICE_UK
    audience: Audience = "public"
    register: Register = field(default_factory=Register)
    alternatives: tuple[NeighbourGroup, ...] = ()

    def __post_init__(self) -> None:
        check_periods(self.period, self.against)


def check_periods(period: Period, against: Period) -> None:
    """Raise PeriodRefused where two periods cannot be compared."""
    if len(period) > MOST_MONTHS:
        raise PeriodRefused(f"{len(period):,} months are too many for a rate.", f"Ask for {MOST_MONTHS} at most.")
    if len(period) != len(against):
        raise PeriodRefused(
            f"The two periods differ in length: {len(period)} months and {len(against)}.",
            "Give both the same number of months.",
        )
    if period.overlaps(against):
        raise PeriodRefused(
            f"The two periods overlap: {against.words}, and {period.words}.",
            "Compare months that lie apart, such as the same months a year before.",
        )
