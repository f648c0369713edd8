"""Definitions of indicators in a mapping file: one `[[indicator]]` each."""

from collections.abc import Mapping as MappingType
from datetime import date
from typing import Any, cast

from commonweal.errors import MappingRefused
from commonweal.figures import Audience
from commonweal.records.indicator import KINDS, MONTHS, UNITS, Better, Comparator, Indicator, Rhythm
from commonweal.sources.partner.said import check_known, one_of, short_name, whole

NEEDED = ("key", "name", "definition", "unit", "source", "area")
MORE = ("better", "official", "target", "target_on", "rhythm", "due_days", "owner", "comparators")


def definitions_of(said: Any, audience: str) -> tuple[Indicator, ...]:
    """Every definition, in its order. Raises MappingRefused."""
    if not isinstance(said, list) or not said:
        raise MappingRefused("The mapping defines no indicator.", "Add an [[indicator]] with its key, name and unit.")
    found = tuple(_one(entry, audience) for entry in said)
    if len({one.key for one in found}) < len(found):
        raise MappingRefused("Two indicators of the mapping have one key.", "Give each a key of its own.")
    return found


def written(indicator: Indicator) -> dict[str, Any]:
    """A definition as an edition of the store keeps it; `definitions_of` reads it back."""
    said: dict[str, Any] = {name: getattr(indicator, name) for name in (*NEEDED, *MORE[:-1])}
    said["comparators"] = {one.kind: one.name for one in indicator.comparators}
    return {name: value for name, value in said.items() if value not in (None, "") or name in NEEDED}


def _one(said: Any, audience: str) -> Indicator:
    if not isinstance(said, dict):
        raise MappingRefused("An indicator is a table of the mapping.", "Write [[indicator]] above its lines.")
    check_known(said, (*NEEDED, *MORE), "an [[indicator]]")
    for name in NEEDED:
        if not isinstance(said.get(name), str) or not said[name].strip():
            raise MappingRefused(f"An indicator does not say its {name}.", f'Add {name} = "..." to its [[indicator]].')
    target, target_on = said.get("target"), str(said.get("target_on", ""))
    _check_target(said, target, target_on)
    return Indicator(
        key=short_name(said["key"], "key"),
        name=said["name"].strip(),
        definition=said["definition"].strip(),
        unit=one_of(said, "unit", UNITS),
        source=said["source"].strip(),
        area=said["area"].strip(),
        better=cast(Better, one_of(said, "better", ("neither", "lower", "higher"))),
        official=str(said.get("official", "")),
        comparators=_comparators(said.get("comparators", {})),
        target=None if target is None else float(target),
        target_on=target_on,
        rhythm=cast(Rhythm, one_of(said, "rhythm", ("", *MONTHS))),
        due_days=whole(said, "due_days", 45, 0, 1000),
        owner=str(said.get("owner", "")),
        audience=cast(Audience, audience),
    )


def _check_target(said: MappingType[str, Any], target: Any, target_on: str) -> None:
    if target is not None and (isinstance(target, bool) or not isinstance(target, int | float)):
        raise MappingRefused(f"The target of {said['key']} is not a number.", "Write target = 4.5.")
    if target is not None and said.get("better", "neither") == "neither":
        raise MappingRefused(
            f"{said['key']} has a target, but not which direction is better.", 'Write better = "lower" or "higher".'
        )
    if target_on:
        try:
            date.fromisoformat(target_on)
        except ValueError as error:
            raise MappingRefused(f"The target's day of {said['key']} is not a date.", "Write 2027-03-31.") from error


def _comparators(said: Any) -> tuple[Comparator, ...]:
    if not isinstance(said, dict) or not all(kind in KINDS and isinstance(name, str) for kind, name in said.items()):
        raise MappingRefused(
            "The comparators of an indicator are not given by their kinds.",
            'Write comparators = { national = "England", regional = "the region" }.',
        )
    return tuple(Comparator(kind, said[kind]) for kind in KINDS if kind in said)
