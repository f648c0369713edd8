"""Reads the mapping file (TOML) of a case system's export and refuses, in words, one that does not say what it must."""

from collections.abc import Mapping as MappingType
from itertools import pairwise
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.figures import Period
from commonweal.records.youth_outcome import ETHNICITIES, SEXES
from commonweal.sources.partner.dates import check_formats
from commonweal.sources.partner.mapping import LEFT_OUT, NO, YES, fold
from commonweal.sources.partner.mapping_file import slug
from commonweal.sources.partner.personal import personal_heading
from commonweal.sources.partner.said import (
    FILE,
    check_keys,
    check_yes_and_no,
    day,
    file_shape,
    headings,
    list_of_texts,
    meanings,
    months_of,
    needed_text,
    one_of,
    read_toml,
    short_name,
)
from commonweal.sources.partner.where import DISTRICT
from commonweal.sources.youth_justice.lists import Lists
from commonweal.sources.youth_justice.mapping import (
    AGE_ON,
    FIELDS,
    LISTED,
    OUTSIDE,
    REPEATED,
    UNKNOWN,
    Mapping,
)

TOP = ("publisher", "licence", "scope", "audience", "covers", "extracted", "file", "columns", "dates", *LISTED, "first",
       "age", "repeated", "constants")  # fmt: skip
INSIDE = {
    "file": FILE,
    "dates": ("formats",),
    "first": ("yes", "no", "blank"),
    "age": ("told_on", "outside"),
    "repeated": ("rows",),
    "columns": FIELDS,
    "constants": ("district",),
}
NEEDED = ("child", "offence", "outcome", "outcome_date")
EXAMPLES = "docs/how-to/load-youth-justice-returns.md shows a whole example."


def read_mapping(path: Path, lists: Lists) -> Mapping:
    """The mapping file at `path`. Raises MappingRefused, which says what is missing, misspelt or not allowed."""
    return mapping_of(read_toml(path, EXAMPLES), lists)


def mapping_of(said: MappingType[str, Any], lists: Lists) -> Mapping:
    """The same from what a TOML file says, already parsed; its words must mean keys of `lists`."""
    _check_audience(said)
    check_keys(said, TOP, INSIDE)
    publisher = needed_text(said, "publisher", EXAMPLES)
    first, age, dates = (said.get(section, {}) for section in ("first", "age", "dates"))
    mapping = Mapping(
        publisher=publisher,
        licence=needed_text(said, "licence", EXAMPLES),
        scope=short_name(said.get("scope", slug(publisher)), "scope"),
        columns=_columns(said.get("columns", {})),
        covers=_covers(said),
        extracted=day(said, "extracted"),
        file=file_shape(said.get("file", {})),
        date_formats=list_of_texts(dates, "formats", ()),
        words=_words(said, lists),
        yes=frozenset(fold(w) for w in list_of_texts(first, "yes", YES)),
        no=frozenset(fold(w) for w in list_of_texts(first, "no", NO)),
        blank_first=one_of(first, "blank", ("unknown", "no")),  # type: ignore[arg-type]
        age_on=one_of(age, "told_on", AGE_ON),  # type: ignore[arg-type]
        outside=one_of(age, "outside", OUTSIDE),  # type: ignore[arg-type]
        repeated=one_of(said.get("repeated", {}), "rows", REPEATED),  # type: ignore[arg-type]
        district=_district(said.get("constants", {})),
    )
    _check_whole(mapping)
    return mapping


def _check_audience(said: MappingType[str, Any]) -> None:
    if said.get("audience", "partners") != "partners":
        raise MappingRefused(
            "Children's records are for partners alone: the mapping cannot give them to anyone else.",
            "Take 'audience' out. Figures for the public are made by the report, which suppresses small numbers.",
        )


def _columns(columns: MappingType[str, Any]) -> dict[str, str]:
    read = headings(columns)
    for name, heading in read.items():
        if personal_heading(_without(heading)):
            raise MappingRefused(
                f"The mapping asks for '{heading}' as the {name.replace('_', ' ')}; it looks like a person's name, "
                "address or free text, which does not belong here.",
                "Name the case system's own reference or code. If it holds no such thing, have the column renamed.",
            )
    return read


def _without(heading: str) -> str:
    """The heading without the words that a child's age, birth, sex and ethnicity stand under, which are asked for."""
    harmless = ("date of birth", "birth", "dob", "gender", "sex", "age", "ethnicity", "date", "offender")
    folded = fold(heading)
    for word in harmless:
        folded = folded.replace(word, " ")
    return folded


def _covers(said: MappingType[str, Any]) -> tuple[Period, ...]:
    stated = said.get("covers", [])
    periods = tuple(map(months_of, [stated] if isinstance(stated, str) else list_of_texts(said, "covers", ())))
    for one, other in pairwise(periods):
        if other.start <= one.end:
            raise MappingRefused("The months of 'covers' overlap or stand in no order.", "Write them oldest first.")
    return periods


def _words(said: MappingType[str, Any], lists: Lists) -> dict[str, dict[str, str]]:
    keys = {
        "sex": (*SEXES, UNKNOWN),
        "ethnicity": (*ETHNICITIES, UNKNOWN),
        "offence": (*lists.offences, LEFT_OUT),
        "outcome": (*lists.outcomes, LEFT_OUT),
    }
    return {name: meanings(said, name, keys[name]) for name in LISTED}


def _district(said: MappingType[str, Any]) -> str | None:
    code = said.get("district")
    if code is not None and not (isinstance(code, str) and DISTRICT.fullmatch(code)):
        raise MappingRefused("[constants] district is not a district's code.", 'Write district = "E06000004".')
    return code


def _check_whole(mapping: Mapping) -> None:
    for name in NEEDED:
        if name not in mapping.columns:
            raise MappingRefused(f"The mapping names no column of the {name.replace('_', ' ')}.", EXAMPLES)
    if {"date_of_birth", "age"} <= set(mapping.columns):
        raise MappingRefused("The mapping names a date of birth and an age.", "Name one; the date tells more.")
    if ("district" in mapping.columns) == (mapping.district is not None):
        raise MappingRefused(
            "The mapping must say the district once, as a column or for every row.",
            'Add [constants] district = "E06000004" (its code), or name a column of codes.',
        )
    if not mapping.date_formats:
        raise MappingRefused("The mapping does not say how dates are written.", 'Add [dates] formats = ["%d/%m/%Y"].')
    check_yes_and_no(mapping.yes, mapping.no, "first")
    check_formats(mapping.date_formats, day=True)
