"""Indicators as the store holds them: definitions from the newest edition that defines each, and every reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonweal.figures import Audience, Month, Period
from commonweal.records.indicator import PREFIX, Indicator, Reading
from commonweal.sources.indicator.definitions import definitions_of
from commonweal.store import Edition, View

DEFINITIONS = "indicators"  # where an edition's quality keeps them


@dataclass(frozen=True, slots=True)
class Held:
    """One indicator with its readings, and the dataset that they lie in."""

    dataset: str
    indicator: Indicator
    readings: tuple[Reading, ...]
    audience: Audience
    released: date | None


def gather(view: View, audience: Audience) -> tuple[Held, ...]:
    """Every indicator of the view by name; for everyone, of public editions alone."""
    editions = [e for e in view.editions if e.dataset.startswith(PREFIX) and (audience, e.audience) != PUBLIC_OF_MORE]
    found: list[Held] = []
    for dataset in sorted({e.dataset for e in editions}):
        mine = [e for e in editions if e.dataset == dataset]
        readings = _readings(view, dataset)
        found += [
            Held(dataset, one, tuple(r for r in readings if r.indicator == one.key), edition.audience, edition.release)
            for one, edition in _definitions(mine)
        ]
    return tuple(sorted(found, key=lambda held: (held.indicator.name, held.dataset, held.indicator.key)))


PUBLIC_OF_MORE = ("public", "partners")  # a public paper never rests on an edition for partners


def _definitions(editions: Iterable[Edition]) -> list[tuple[Indicator, Edition]]:
    found: dict[str, tuple[Indicator, Edition]] = {}
    for edition in sorted(editions, key=lambda e: (e.published, e.received)):
        for one in definitions_of(list(edition.quality[DEFINITIONS]), edition.audience):
            found[one.key] = one, edition
    return list(found.values())


def _readings(view: View, dataset: str) -> list[Reading]:
    return [
        Reading(
            indicator=row["indicator"],
            area=row["area"],
            period=Period(Month.of(row["month"]) - (row["months"] - 1), Month.of(row["month"])),
            value=row["value"],
            numerator=row["numerator"],
            denominator=row["denominator"],
            mark=row["mark"] or "",
        )
        for row in view.table(dataset).to_pylist()
    ]
