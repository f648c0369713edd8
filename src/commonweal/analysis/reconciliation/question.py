"""What the reconciliation is asked."""

from dataclasses import dataclass, field

from commonweal.errors import PeriodRefused
from commonweal.figures import Audience, Month, Period
from commonweal.geography import Partnership
from commonweal.records import counts, offences
from commonweal.records.register import Register

POLICE_UK = "police_uk.street"
FORCE_TABLE = counts.dataset("home-office-force")
CSP_TABLE = counts.dataset("home-office-csp")
HOME_OFFICE = "home-office"  # both of its tables, for whoever names sources
PARTNER = "partner."
QUARTER = 3
MOST_MONTHS = 60
# What every source that counts crime can tell: police.uk's own groups, all crime, and what is no crime.
GROUPS = (
    offences.ALL_CRIME,
    *(n for n in offences.by_code() if n in set(offences.POLICE_UK_CATEGORIES.values()) - {offences.ASB}),
    offences.ASB,
)


@dataclass(frozen=True, slots=True)
class Question:
    """One partnership and period; `sources` are datasets of the store, those laid beside each other.

    `since` is the month from which to learn what is usual; by default the first that a source holds.
    """

    partnership: Partnership
    period: Period
    sources: tuple[str, ...]
    audience: Audience = "public"
    register: Register = field(default_factory=Register)
    since: Month | None = None

    def __post_init__(self) -> None:
        if len(self.period) > MOST_MONTHS:
            raise PeriodRefused(
                f"{len(self.period):,} months are too many for one reconciliation.", f"Ask for {MOST_MONTHS} at most."
            )
