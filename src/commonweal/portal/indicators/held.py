"""Between what the portal keeps of an indicator and what the analysis reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from commonweal.figures import Period
from commonweal.figures.period import Month
from commonweal.portal.indicators.models import Edition, Indicator
from commonweal.records.indicator import Better, Comparator, Reading, Rhythm
from commonweal.records.indicator import Indicator as Recorded


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as it was given: of the indicator's own area ("") or of a comparator's kind."""

    period: Period
    value: float | None
    of: str = ""
    numerator: float | None = None
    denominator: float | None = None
    mark: str = ""

    def written(self) -> dict[str, Any]:
        """As an edition keeps it."""
        return {
            "of": self.of, "first": str(self.period.start), "last": str(self.period.end), "value": self.value,
            "numerator": self.numerator, "denominator": self.denominator, "mark": self.mark,
        }  # fmt: skip


def given_of(reading: Mapping[str, Any]) -> Given:
    """What an edition keeps, read back."""
    return Given(
        Period(Month.parse(reading["first"]), Month.parse(reading["last"])), reading["value"], reading["of"],
        reading["numerator"], reading["denominator"], reading["mark"],
    )  # fmt: skip


def place_of(reading: Mapping[str, Any]) -> tuple[str, str, str]:
    """Which figure it is: of which area and months."""
    return reading["of"], reading["first"], reading["last"]


def recorded(indicator: Indicator) -> Recorded:
    """An indicator as the analysis knows it; its agency is read with it."""
    return Recorded(
        key=str(indicator.pk),
        name=indicator.name,
        definition=indicator.definition,
        unit=indicator.unit,
        source=indicator.source,
        area=indicator.area,
        better=cast(Better, indicator.better),
        official=indicator.official,
        comparators=tuple(Comparator(known["kind"], known["name"]) for known in indicator.comparators),
        target=indicator.target,
        target_on=indicator.target_on.isoformat() if indicator.target_on else "",
        rhythm=cast(Rhythm, indicator.rhythm),
        due_days=indicator.due_days,
        owner=indicator.agency.name,
    )


def by_indicator(editions: Iterable[Edition]) -> dict[UUID, list[Edition]]:
    """Editions under the indicator that each is of."""
    found: dict[UUID, list[Edition]] = {}
    for edition in editions:
        found.setdefault(edition.indicator_id, []).append(edition)
    return found


def newest(indicator: Indicator, editions: Iterable[Edition]) -> list[Reading]:
    """Of each area and period the reading of the newest edition."""
    found: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    for edition in sorted(editions, key=lambda edition: (edition.given_at, edition.pk)):
        found |= {place_of(reading): reading for reading in edition.readings}
    return [_reading(str(indicator.pk), given_of(reading)) for _, reading in sorted(found.items())]


def _reading(key: str, given: Given) -> Reading:
    return Reading(key, given.of, given.period, given.value, given.numerator, given.denominator, given.mark)
