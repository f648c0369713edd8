"""Reads a mapping file (TOML) and refuses, in words, one that does not say what it must."""

import re
from collections.abc import Mapping as MappingType
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.sources.partner.dates import check_formats
from commonweal.sources.partner.mapping import CONSTANTS, FIELDS, FLAGS, NO, YES, Mapping, fold
from commonweal.sources.partner.personal import personal_heading
from commonweal.sources.partner.said import (
    FILE,
    check_keys,
    check_known,
    check_once,
    check_published,
    check_yes_and_no,
    day,
    file_shape,
    headings,
    list_of_texts,
    months_of,
    needed_text,
    node,
    offence_values,
    one_of,
    read_toml,
    short_name,
)

TOP = ("publisher", "dataset", "licence", "scope", "audience", "published", "covers", "extracted", "required",
       "file", "columns", "dates", "offence", "flags", "places", "constants")  # fmt: skip
INSIDE = {
    "file": FILE,
    "dates": ("formats", "times"),
    "offence": ("read_as", "values"),
    "flags": ("yes", "no", "blank"),
    "places": ("ward_edition",),
    "columns": (*FIELDS, "count"),
    "constants": CONSTANTS,
}
EXAMPLES = "docs/how-to/load-a-partners-extract.md shows whole examples."


def read_mapping(path: Path) -> Mapping:
    """The mapping file at `path`. Raises MappingRefused, which says what is missing, misspelt or not allowed."""
    return mapping_of(read_toml(path, EXAMPLES))


def mapping_of(said: MappingType[str, Any]) -> Mapping:
    """The same from what a TOML file says, already parsed."""
    check_keys(said, TOP, INSIDE)
    columns = _columns(said)
    publisher = needed_text(said, "publisher", EXAMPLES)
    dates, flags, offence = said.get("dates", {}), said.get("flags", {}), said.get("offence", {})
    mapping = Mapping(
        publisher=publisher,
        dataset=short_name(needed_text(said, "dataset", EXAMPLES), "dataset"),
        licence=needed_text(said, "licence", EXAMPLES),
        scope=short_name(said["scope"], "scope") if "scope" in said else slug(publisher),
        columns=columns,
        audience=one_of(said, "audience", ("partners", "public")),  # type: ignore[arg-type]
        published=said.get("published"),
        covers=months_of(said["covers"]) if "covers" in said else None,
        extracted=day(said, "extracted"),
        file=file_shape(said.get("file", {})),
        date_formats=list_of_texts(dates, "formats", ()),
        time_formats=list_of_texts(dates, "times", ("%H:%M", "%H:%M:%S")),
        offence_values=_offence_values(offence),
        yes=frozenset(fold(w) for w in list_of_texts(flags, "yes", YES)),
        no=frozenset(fold(w) for w in list_of_texts(flags, "no", NO)),
        blank_flag=one_of(flags, "blank", ("unknown", "no")),  # type: ignore[arg-type]
        ward_edition=said.get("places", {}).get("ward_edition"),
        required=frozenset(list_of_texts(said, "required", ())),
        constants=_constants(said.get("constants", {})),
    )
    _check_whole(mapping)
    return mapping


def slug(text: str) -> str:
    """`Cleveland Police` -> `cleveland-police`."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _columns(said: MappingType[str, Any]) -> dict[str, str]:
    columns = said.get("columns", {})
    if "count" in columns:
        raise MappingRefused(
            "This mapping reads a table of counts; an extract has a row for each incident.",
            "Load counts with `commonweal ingest counts --mapping FILE.toml PATH`.",
        )
    read = headings(columns)
    for heading in read.values():
        if personal_heading(heading):
            raise MappingRefused(
                f"The mapping asks for '{heading}', which looks like persons' data; that does not belong here.",
                "Leave the column out of the mapping. If it holds no person's data, have the partner rename it.",
            )
    return read


def _offence_values(said: MappingType[str, Any]) -> dict[str, str] | None:
    read_as = one_of(said, "read_as", ("values",) if "values" in said else ("home-office-code", "values"))
    if read_as == "home-office-code":
        return None
    return offence_values(said)


def _constants(said: MappingType[str, Any]) -> dict[str, str | bool]:
    for name, value in said.items():
        wanted, word = (bool, "true or false") if name in FLAGS else (str, "a text")
        if not isinstance(value, wanted):
            raise MappingRefused(f"[constants] must give '{name}' {word}.", EXAMPLES)
    return {name: node(value) if name == "offence" else value for name, value in said.items()}


def _check_whole(mapping: Mapping) -> None:
    check_published(mapping.audience, mapping.published)
    if ("date" in mapping.columns) == ("month" in mapping.columns):
        raise MappingRefused("The mapping must name a date column or a month column, and only one.", EXAMPLES)
    if not mapping.has("offence"):
        raise MappingRefused(
            "The mapping does not say the offence.", "Name a column in [columns], or one offence in [constants]."
        )
    check_once(mapping.columns, mapping.constants)
    for pair in (("longitude", "latitude"), ("easting", "northing")):
        if (pair[0] in mapping.columns) != (pair[1] in mapping.columns):
            raise MappingRefused(f"A point needs both {pair[0]} and {pair[1]}.", "Name both columns, or neither.")
    if {"longitude", "easting"} <= set(mapping.columns):
        raise MappingRefused(
            "The mapping gives the point twice.", "Name longitude and latitude, or easting and northing."
        )
    if {"ward", "ward_name"} <= set(mapping.columns) | set(mapping.constants):
        raise MappingRefused("The mapping gives the ward twice.", "Name the code (ward); the name is not needed then.")
    if "ward_name" in mapping.columns and not mapping.has("district"):
        raise MappingRefused(
            "A ward's name needs its district: many districts have a ward of that name.",
            'Add [constants] district = "E06000004" (its code), or a district column.',
        )
    if {"time", "hour"} <= set(mapping.columns):
        raise MappingRefused("The mapping gives the hour twice.", "Name the time column or the hour column.")
    check_known(dict.fromkeys(mapping.required), FIELDS, "'required'")
    if absent := sorted(mapping.required - set(mapping.columns)):
        raise MappingRefused(f"'required' names '{absent[0]}', which has no column.", "Name its column in [columns].")
    check_yes_and_no(mapping.yes, mapping.no, "flags")
    check_formats(mapping.date_formats, day="date" in mapping.columns)
