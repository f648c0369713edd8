"""Sources as a reader wants them cited: one line a dataset, however many monthly files it came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonweal.figures import Source

PLAIN_NAMES = {
    "police_uk.street": "street-level crime and anti-social behaviour",
    "police_uk.outcomes": "outcomes of crimes",
    "counts.home-office-csp": "recorded crime by community safety partnership",
    "counts.home-office-force": "recorded crime by police force area",
    "boundary": "boundaries of areas",
    "lookup": "lookups of areas",
    "population": "populations",
    "deprivation": "indices of deprivation",
    "youth_justice.returns": "outcomes of children's offences",
    "youth_justice.benchmarks": "published youth justice figures",
    "youth_justice.totals": "stated totals of a youth justice team",
    "indicator": "indicators that partners follow",
    "survey": "answers to a survey of residents",
}


@dataclass(frozen=True, slots=True)
class Editions:
    """The files of one dataset: how many, and when they were released."""

    publisher: str
    dataset: str
    licence: str
    files: int
    released: str


def grouped(sources: Iterable[Source]) -> list[Editions]:
    """One entry for each publisher, dataset and licence, in the order they first stand in."""
    together: dict[tuple[str, str, str], list[Source]] = {}
    for source in sources:
        together.setdefault((source.publisher, plain_name(source.dataset), source.licence), []).append(source)
    return [Editions(*key, len(files), _released(files)) for key, files in together.items()]


def plain_name(dataset: str) -> str:
    """What a reader calls a dataset: `lookup.lad22` is one of the lookups of areas; an unknown one keeps its name."""
    return PLAIN_NAMES.get(dataset) or PLAIN_NAMES.get(dataset.partition(".")[0], dataset)


def day(iso: str | None) -> str:
    """`2026-02-14` -> `14 February 2026`; anything else as it is."""
    try:
        found = date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{found.day} {found:%B} {found.year}"


def _released(files: list[Source]) -> str:
    stated = sorted(s.release for s in files if s.release)
    if not stated:
        return "release date not stated"
    if stated[0] == stated[-1]:
        return f"released {day(stated[0])}"
    return f"released {day(stated[0])} to {day(stated[-1])}"
