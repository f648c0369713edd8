"""Reads a mapping file (TOML) and refuses, in words, one that does not say what it must."""

import difflib
import re
import tomllib
from collections.abc import Collection
from collections.abc import Mapping as MappingType
from datetime import date, datetime
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused, PeriodRefused
from commonweal.figures import Period
from commonweal.records.offences import by_code
from commonweal.sources.partner.dates import check_formats
from commonweal.sources.partner.mapping import CONSTANTS, FIELDS, FLAGS, LEFT_OUT, NO, YES, FileShape, Mapping, fold
from commonweal.sources.partner.offence import node_of_code
from commonweal.sources.partner.personal import personal_heading

LIMIT = 1_000_000  # bytes; a mapping is a page of text
TOP = ("publisher", "dataset", "licence", "scope", "audience", "published", "covers", "extracted", "required",
       "file", "columns", "dates", "offence", "flags", "places", "constants")  # fmt: skip
INSIDE = {
    "file": ("sheet", "heading_row", "delimiter", "encoding"),
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
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MappingRefused(f"The mapping file {path.name} cannot be opened.", "Check its path.") from error
    if len(raw) > LIMIT:
        raise MappingRefused(f"{path.name} is too large to be a mapping file.", EXAMPLES)
    try:
        said = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MappingRefused(f"{path.name} is not text in UTF-8.", "Save the mapping as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise MappingRefused(f"{path.name} is not TOML: {error}.", EXAMPLES) from error
    return mapping_of(said)


def mapping_of(said: MappingType[str, Any]) -> Mapping:
    """The same from what a TOML file says, already parsed."""
    _check_keys(said)
    columns = _columns(said)
    publisher = _text(said, "publisher")
    dates, flags, offence = said.get("dates", {}), said.get("flags", {}), said.get("offence", {})
    mapping = Mapping(
        publisher=publisher,
        dataset=_slug(_text(said, "dataset"), "dataset"),
        licence=_text(said, "licence"),
        scope=_slug(said["scope"], "scope") if "scope" in said else slug(publisher),
        columns=columns,
        audience=_one_of(said, "audience", ("partners", "public")),  # type: ignore[arg-type]
        published=said.get("published"),
        covers=_covers(said),
        extracted=_day(said, "extracted"),
        file=_file(said.get("file", {})),
        date_formats=_texts(dates, "formats", ()),
        time_formats=_texts(dates, "times", ("%H:%M", "%H:%M:%S")),
        offence_values=_offence_values(offence),
        yes=frozenset(fold(w) for w in _texts(flags, "yes", YES)),
        no=frozenset(fold(w) for w in _texts(flags, "no", NO)),
        blank_flag=_one_of(flags, "blank", ("unknown", "no")),  # type: ignore[arg-type]
        ward_edition=said.get("places", {}).get("ward_edition"),
        required=frozenset(_texts(said, "required", ())),
        constants=_constants(said.get("constants", {})),
    )
    _check_whole(mapping)
    return mapping


def slug(text: str) -> str:
    """`Cleveland Police` -> `cleveland-police`."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _check_keys(said: MappingType[str, Any]) -> None:
    _known(said, TOP, "the mapping")
    for section, keys in INSIDE.items():
        if section in said:
            if not isinstance(said[section], dict):
                raise MappingRefused(f"'{section}' is a section of the mapping.", f"Write it as [{section}].")
            _known(said[section], keys, f"[{section}]")


def _known(said: MappingType[str, Any], keys: Collection[str], where: str) -> None:
    for key in said:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            raise MappingRefused(
                f"'{key}' is not a name that {where} knows.",
                f"Did you mean '{near[0]}'?" if near else f"It knows: {', '.join(keys)}.",
            )


def _text(said: MappingType[str, Any], key: str) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not value.strip():
        raise MappingRefused(f"The mapping does not say the {key}.", f'Add {key} = "..." at its top. {EXAMPLES}')
    return value.strip()


def _texts(said: MappingType[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    value = said.get(key, list(default))
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise MappingRefused(f"'{key}' must be a list of texts.", f'Write {key} = ["...", "..."].')
    return tuple(value)


def _one_of(said: MappingType[str, Any], key: str, choices: tuple[str, ...]) -> str:
    value = said.get(key, choices[0])
    if value not in choices:
        raise MappingRefused(f"'{value}' is not a value of '{key}'.", f"It is one of: {', '.join(choices)}.")
    return str(value)


def _slug(text: object, key: str) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise MappingRefused(
            f"The mapping's {key} must be a short name in small letters, digits and hyphens.",
            f'Such as {key} = "force".',
        )
    return text


def _covers(said: MappingType[str, Any]) -> Period | None:
    if "covers" not in said:
        return None
    try:
        return Period.parse(str(said["covers"]))
    except PeriodRefused as error:
        raise MappingRefused(f"The mapping's 'covers': {error.message}", error.next_step) from error


def _day(said: MappingType[str, Any], key: str) -> date | None:
    value = said.get(key)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise MappingRefused(f"The mapping's '{key}' is not a date.", f"Write {key} = 2025-10-05.") from error


def _file(said: MappingType[str, Any]) -> FileShape:
    row = said.get("heading_row", 1)
    if not isinstance(row, int) or not 1 <= row <= 100:
        raise MappingRefused("'heading_row' must be the number of the row of headings.", "Such as heading_row = 3.")
    delimiter = said.get("delimiter")
    if delimiter is not None and delimiter not in (",", ";", "\t", "|"):
        raise MappingRefused("'delimiter' must be a comma, semicolon, tab or |.", 'Such as delimiter = ";".')
    encoding = said.get("encoding")
    if encoding is not None and encoding not in ("utf-8", "utf-16", "cp1252"):
        raise MappingRefused("'encoding' must be utf-8, utf-16 or cp1252.", 'Such as encoding = "cp1252".')
    return FileShape(said.get("sheet"), row, delimiter, encoding)


def _columns(said: MappingType[str, Any]) -> dict[str, str]:
    columns = said.get("columns", {})
    if "count" in columns:
        raise MappingRefused(
            "This mapping reads a table of counts; an extract has a row for each incident.",
            "Load counts with `commonweal ingest counts --mapping FILE.toml PATH`.",
        )
    for name, heading in columns.items():
        if not isinstance(heading, str) or not heading.strip():
            raise MappingRefused(f"[columns] must give '{name}' the heading of a column.", f'Write {name} = "...".')
        if personal_heading(heading):
            raise MappingRefused(
                f"The mapping asks for '{heading}', which looks like persons' data; that does not belong here.",
                "Leave the column out of the mapping. If it holds no person's data, have the partner rename it.",
            )
    return {name: heading.strip() for name, heading in columns.items()}


def _offence_values(said: MappingType[str, Any]) -> dict[str, str] | None:
    read_as = _one_of(said, "read_as", ("values",) if "values" in said else ("home-office-code", "values"))
    if read_as == "home-office-code":
        return None
    values = said.get("values", {})
    if not values or not isinstance(values, dict):
        raise MappingRefused("[offence.values] is missing.", 'List the partner\'s words: "Nuisance" = "asb-nuisance".')
    read: dict[str, str] = {}
    for word, offence in values.items():
        if fold(word) in read:
            raise MappingRefused(f"[offence.values] has '{word}' twice; case and blanks do not count.", "Keep one.")
        read[fold(word)] = LEFT_OUT if offence == LEFT_OUT else node(offence)
    return read


def node(offence: object) -> str:
    """The node that a mapping names, by its own code or a Home Office offence code. Raises MappingRefused."""
    if isinstance(offence, str):
        if offence in by_code():
            return offence
        if found := node_of_code(offence):
            return found
    near = difflib.get_close_matches(str(offence), by_code(), 1, 0.5)
    raise MappingRefused(
        f"'{offence}' is neither an offence of the tree nor a Home Office offence code.",
        f"Did you mean '{near[0]}'?" if near else "GLOSSARY.md and docs/reference list the offences.",
    )


def _constants(said: MappingType[str, Any]) -> dict[str, str | bool]:
    for name, value in said.items():
        wanted, word = (bool, "true or false") if name in FLAGS else (str, "a text")
        if not isinstance(value, wanted):
            raise MappingRefused(f"[constants] must give '{name}' {word}.", EXAMPLES)
    return {name: node(value) if name == "offence" else value for name, value in said.items()}


def _check_whole(mapping: Mapping) -> None:
    if mapping.audience == "public" and not mapping.published:
        raise MappingRefused(
            "The mapping gives the audience 'public' to data that it does not say are published.",
            'Say where anyone can get them, published = "https://...", or leave the audience at partners.',
        )
    if ("date" in mapping.columns) == ("month" in mapping.columns):
        raise MappingRefused("The mapping must name a date column or a month column, and only one.", EXAMPLES)
    if not mapping.has("offence"):
        raise MappingRefused(
            "The mapping does not say the offence.", "Name a column in [columns], or one offence in [constants]."
        )
    for name in mapping.constants:
        if name in mapping.columns:
            raise MappingRefused(f"'{name}' stands in [columns] and in [constants].", "Keep one of the two.")
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
    _known(dict.fromkeys(mapping.required), FIELDS, "'required'")
    if absent := sorted(mapping.required - set(mapping.columns)):
        raise MappingRefused(f"'required' names '{absent[0]}', which has no column.", "Name its column in [columns].")
    if shared := mapping.yes & mapping.no:
        raise MappingRefused(f"'{min(shared)}' cannot mean both yes and no.", "Keep it in one list of [flags].")
    check_formats(mapping.date_formats, day="date" in mapping.columns)
