"""Reads the lists: offence categories, types of outcome, ethnic groups and key indicators, a TOML file each.

A file of the same name in a workspace's folder `youth-justice` stands in place of the one that comes with Commonweal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from commonweal.errors import MappingRefused
from commonweal.records.youth_outcome import ETHNICITIES, TIERS
from commonweal.sources.partner.mapping import fold
from commonweal.sources.partner.said import check_known, day, list_of_texts, needed_text, one_of, read_toml, short_name

FOLDER = "youth-justice"  # of a workspace
OWN = Path(__file__).parent
UNKNOWN = "unknown"  # in ethnicities.toml: the words that tell nothing
Entry = TypeVar("Entry")
OF_INDICATOR = ("name", "definition", "unit", "better", "since", "set", "measure", "indicator")
EXAMPLES = "docs/how-to/load-youth-justice-returns.md shows how the lists are changed."


@dataclass(frozen=True, slots=True)
class OffenceCategory:
    """One category of the Youth Justice Board's."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class OutcomeType:
    """One type of outcome, and the tier that it stands in: one of `records.youth_outcome.TIERS`."""

    key: str
    name: str
    tier: str


@dataclass(frozen=True, slots=True)
class KeyIndicator:
    """What the Youth Justice Board asks for. `group`: national (of old) or key (the ten of 2023).

    `measure` is the key of `records.youth_benchmark.MEASURES` that it is, where records here can tell it; else "".
    `indicator` names an indicator held here that it is (`TABLE/KEY`, its key, or its name); "": one of the same key;
    "-": none.
    """

    key: str
    name: str
    definition: str
    unit: str
    better: Literal["higher", "lower", "neither"]
    since: date
    group: Literal["national", "key"]
    measure: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """All of them, by key in the order of their files. `..._words`: a case system's word, folded, to the key.

    In `ethnicity_words` the words that tell nothing have the key None.
    """

    offences: Mapping[str, OffenceCategory]
    outcomes: Mapping[str, OutcomeType]
    ethnicities: Mapping[str, str]
    indicators: Mapping[str, KeyIndicator]
    offence_words: Mapping[str, str] = field(repr=False)
    outcome_words: Mapping[str, str] = field(repr=False)
    ethnicity_words: Mapping[str, str | None] = field(repr=False)


def read_lists(workspace: Path | None = None) -> Lists:
    """The lists in force: a workspace's own where it has them. Raises MappingRefused where one is not sound."""
    return _read(tuple(_path(workspace, name) for name in ("offences", "outcomes", "ethnicities", "indicators")))


def _path(workspace: Path | None, name: str) -> Path:
    own = workspace / FOLDER / f"{name}.toml" if workspace else OWN
    return own if own.is_file() else OWN / f"{name}.toml"


def _read(paths: tuple[Path, ...]) -> Lists:
    if all(path.parent == OWN for path in paths):
        return _shipped()
    return _parse(paths)


@cache
def _shipped() -> Lists:
    return _parse(tuple(OWN / f"{name}.toml" for name in ("offences", "outcomes", "ethnicities", "indicators")))


def _parse(paths: tuple[Path, ...]) -> Lists:
    offences, outcomes, ethnicities, indicators = (read_toml(path, EXAMPLES) for path in paths)
    return Lists(
        offences=_entries(
            offences, ("name", "words"), lambda k, s: OffenceCategory(k, needed_text(s, "name", EXAMPLES))
        ),
        outcomes=_entries(outcomes, ("name", "tier", "words"), _outcome),
        ethnicities=_ethnicities(ethnicities),
        indicators=_entries(indicators, OF_INDICATOR, _indicator),
        offence_words=_words(offences),
        outcome_words=_words(outcomes),
        ethnicity_words={word: None if key == UNKNOWN else key for word, key in _words(ethnicities).items()},
    )


def _entries(
    said: Mapping[str, Any], keys: tuple[str, ...], make: Callable[[str, Mapping[str, Any]], Entry]
) -> dict[str, Entry]:
    found = {}
    for key, entry in said.items():
        if not isinstance(entry, dict):
            raise MappingRefused(f"'{key}' must be a section of the list.", f"Write it as [{key}]. {EXAMPLES}")
        check_known(entry, keys, f"[{key}]")
        found[short_name(key, "key")] = make(key, entry)
    return found


def _outcome(key: str, said: Mapping[str, Any]) -> OutcomeType:
    if said.get("tier") not in TIERS:
        raise MappingRefused(f"[{key}] does not say its tier.", f"It is one of: {', '.join(TIERS)}.")
    return OutcomeType(key, needed_text(said, "name", EXAMPLES), said["tier"])


def _indicator(key: str, said: Mapping[str, Any]) -> KeyIndicator:
    since = day(said, "since")
    if since is None:
        raise MappingRefused(f"[{key}] does not say since when it is asked for.", "Write since = 2023-04-01.")
    name, definition, unit = (needed_text(said, part, EXAMPLES) for part in ("name", "definition", "unit"))
    better = one_of(said, "better", ("neither", "higher", "lower"))
    group = one_of(said, "set", ("key", "national"))
    measure, indicator = (str(said.get(part, "")).strip() for part in ("measure", "indicator"))
    if measure and indicator:
        raise MappingRefused(
            f"[{key}] names a measure and an indicator.", "Leave one of them out: records here tell a measure."
        )
    return KeyIndicator(key, name, definition, unit, better, since, group, measure, indicator)  # type: ignore[arg-type]


def _ethnicities(said: Mapping[str, Any]) -> dict[str, str]:
    check_known(said, (*ETHNICITIES, UNKNOWN), "the list of ethnicities")
    names = _entries(said, ("name", "words"), lambda _, s: needed_text(s, "name", EXAMPLES))
    if absent := [g for g in ETHNICITIES if g not in names]:
        raise MappingRefused(f"The list of ethnicities lacks '{absent[0]}'.", f"It has: {', '.join(ETHNICITIES)}.")
    return {group: names[group] for group in ETHNICITIES}


def _words(said: Mapping[str, Any]) -> dict[str, str]:
    """Every word that means a key: its own, its name, and those listed; refused where one word means two things."""
    found: dict[str, str] = {}
    for key, entry in said.items():
        for word in (key, key.replace("-", " "), entry["name"], *list_of_texts(entry, "words", ())):
            if found.setdefault(fold(word), key) != key:
                raise MappingRefused(f"The word '{word}' stands under two headings of the list.", "Keep it under one.")
    return found
