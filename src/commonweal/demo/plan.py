"""How large the fictional partnership is, and when. The demonstration uses `FULL`; tests use `TINY`."""

from dataclasses import dataclass
from datetime import date

from commonweal.figures import Month, Period


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes and dates; with the seed they fix every byte that is written."""

    period: Period
    wards: int
    lsoas: int
    neighbour_lsoas: int
    splits: int  # LSOAs of 2011 that became two in 2021
    residents_per_lsoa: int
    outcome_months: int  # the outcomes files cover the last so many months
    anchors_per_lsoa: int
    seed: int = 1834

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month of the series, in order."""
        return tuple(self.period)


LSOA_2021_MIXED_FROM = Month(2023, 1)  # from here both editions of LSOA stand in one file
LSOA_2021_ONLY_FROM = Month(2023, 6)
WARDS_CHANGED = Month(2023, 5)  # the elections of that May were fought on the new wards
TODAY = date(2026, 1, 12)  # the demonstration's own today: nothing here reads the clock
RELEASED = date(2025, 12, 18)  # the archive
REFERENCE_RELEASED = date(2025, 5, 30)  # before either archive, so that --as-at knows the places
EARLIER_RELEASE = date(2025, 9, 25)  # the older edition of its last months

EXTRACTED = date(2026, 1, 5)  # the partners' extracts were drawn

FULL = Plan(
    period=Period(Month(2018, 11), Month(2025, 10)),
    wards=24,
    lsoas=110,
    neighbour_lsoas=48,
    splits=4,
    residents_per_lsoa=1730,
    outcome_months=24,
    anchors_per_lsoa=24,
)
TINY = Plan(
    period=Period(Month(2023, 11), Month(2025, 10)),
    wards=3,
    lsoas=12,
    neighbour_lsoas=6,
    splits=1,
    residents_per_lsoa=1600,
    outcome_months=6,
    anchors_per_lsoa=8,
)
