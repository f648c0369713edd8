"""Reads the mapping file (TOML) of a table of indicators and refuses, in words, one that does not say what it must."""

from collections.abc import Mapping as MappingType
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.indicator import KINDS
from commonweal.sources.indicator.definitions import definitions_of
from commonweal.sources.indicator.mapping import CONSTANTS, FIELDS, Mapping
from commonweal.sources.partner.mapping import LEFT_OUT
from commonweal.sources.partner.said import (
    FILE,
    by_word,
    check_keys,
    check_once,
    check_published,
    day,
    file_shape,
    needed_text,
    one_of,
    read_toml,
    short_name,
    texts,
    truth,
    whole,
)

TOP = ("publisher", "dataset", "licence", "scope", "audience", "published", "released", "layout", "file", "columns",
       "areas", "indicators", "period", "value", "constants", "indicator")  # fmt: skip
INSIDE = {
    "file": FILE,
    "columns": FIELDS,
    "period": ("years", "length"),
    "value": ("fractions",),
    "constants": CONSTANTS,
}
OWN = "own"
EXAMPLES = "docs/how-to/follow-an-indicator.md shows whole examples."


def read_mapping(path: Path) -> Mapping:
    """The mapping file at `path`. Raises MappingRefused, which says what is missing, misspelt or not allowed."""
    return mapping_of(read_toml(path, EXAMPLES))


def mapping_of(said: MappingType[str, Any]) -> Mapping:
    """The same from what a TOML file says, already parsed."""
    check_keys(said, TOP, INSIDE)
    audience = one_of(said, "audience", ("partners", "public"))
    check_published(audience, said.get("published"))
    period, value = said.get("period", {}), said.get("value", {})
    mapping = Mapping(
        publisher=needed_text(said, "publisher", EXAMPLES),
        dataset=short_name(needed_text(said, "dataset", EXAMPLES), "dataset"),
        licence=needed_text(said, "licence", EXAMPLES),
        scope=short_name(said.get("scope", "whole"), "scope"),
        columns=texts(said, "columns"),
        indicators=definitions_of(said.get("indicator"), audience),
        layout=one_of(said, "layout", ("long", "wide")),
        audience=audience,  # type: ignore[arg-type]
        published=said.get("published"),
        released=day(said, "released"),
        file=file_shape(said.get("file", {})),
        areas={word: _area(kind) for word, kind in by_word(texts(said, "areas"), "areas").items()},
        names=by_word(texts(said, "indicators"), "indicators"),
        years=one_of(period, "years", ("financial", "school")),  # type: ignore[arg-type]
        length=whole(period, "length", 3, 1, 60) if "length" in period else None,
        fractions=truth(value, "fractions"),
        constants=texts(said, "constants"),
    )
    _check_whole(mapping)
    return mapping


def _area(kind: str) -> str:
    if kind not in (OWN, LEFT_OUT, *KINDS):
        raise MappingRefused(
            f"[areas] calls an area '{kind}'.", f"It is one of: {OWN}, {', '.join(KINDS)}, {LEFT_OUT}."
        )
    return "" if kind == OWN else kind


def _check_whole(mapping: Mapping) -> None:
    named = {*mapping.columns, *mapping.constants}
    check_once(mapping.columns, mapping.constants)
    if mapping.layout == "wide" and named & {"period", "value", "numerator", "denominator", "mark"}:
        raise MappingRefused("In a wide table each period heads a column.", "Leave the period and the value out.")
    if mapping.layout == "long" and not {"period", "value"} <= named:
        raise MappingRefused("The mapping does not say the period and the value.", "Name their columns in [columns].")
    keys = {one.key for one in mapping.indicators}
    if "indicator" not in named and len(keys) > 1:
        raise MappingRefused("The mapping does not say which row is which indicator's.", "Name its column: indicator.")
    wanted = {*mapping.names.values(), *([mapping.constants["indicator"]] if "indicator" in mapping.constants else [])}
    if unknown := wanted - keys - {LEFT_OUT}:
        raise MappingRefused(
            f"The mapping names an indicator '{min(unknown)}' that it does not define.", "Add its [[indicator]]."
        )
    if "area" in mapping.columns and not mapping.areas:
        raise MappingRefused("The mapping does not say which area is which.", 'Add [areas] "Tallow" = "own".')
