"""Reads the mapping file (TOML) of a table of counts and refuses, in words, one that does not say what it must."""

from collections.abc import Mapping as MappingType
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.counts import AREA_CODES
from commonweal.sources.counts.mapping import CONSTANTS, FIELDS, MISSING, WHEN, Mapping, Presence
from commonweal.sources.partner.dates import EXCEL, check_formats
from commonweal.sources.partner.mapping import NO, YES, fold
from commonweal.sources.partner.said import (
    FILE,
    check_keys,
    check_once,
    check_published,
    check_yes_and_no,
    day,
    file_shape,
    list_of_texts,
    needed_text,
    node,
    offence_values,
    one_of,
    read_toml,
    short_name,
    texts,
)

TOP = ("publisher", "dataset", "licence", "scope", "audience", "published", "marking", "released", "layout",
       "file", "columns", "area", "dates", "offence", "count", "constants", "present")  # fmt: skip
INSIDE = {
    "file": FILE,
    "columns": FIELDS,
    "area": ("kind",),
    "dates": ("formats",),
    "offence": ("read_as", "values"),
    "count": ("missing", "repeated", "unlisted"),
    "constants": CONSTANTS,
    "present": ("file", "month", "force", "present", "yes", "no", *FILE[1:]),
}
LONGEST_MARKING = 120
PROBE = datetime(2003, 4, 5)
EXAMPLES = "docs/how-to/use-a-published-table-of-counts.md shows whole examples."


def read_mapping(path: Path) -> Mapping:
    """The mapping file at `path`. Raises MappingRefused, which says what is missing, misspelt or not allowed."""
    return mapping_of(read_toml(path, EXAMPLES))


def mapping_of(said: MappingType[str, Any]) -> Mapping:
    """The same from what a TOML file says, already parsed."""
    check_keys(said, TOP, INSIDE)
    kind = _kind(said)
    offence, count, dates = (said.get(section, {}) for section in ("offence", "count", "dates"))
    mapping = Mapping(
        publisher=needed_text(said, "publisher", EXAMPLES),
        dataset=short_name(needed_text(said, "dataset", EXAMPLES), "dataset"),
        licence=needed_text(said, "licence", EXAMPLES),
        scope=short_name(said.get("scope", kind), "scope"),
        kind=kind,
        columns=texts(said, "columns"),
        layout=one_of(said, "layout", ("long", "wide")),  # type: ignore[arg-type]
        audience=one_of(said, "audience", ("partners", "public")),  # type: ignore[arg-type]
        published=said.get("published"),
        marking=_marking(said),
        released=day(said, "released"),
        file=file_shape(said.get("file", {})),
        date_formats=list_of_texts(dates, "formats", ("%Y-%m", "%Y-%m-%d")),
        read_as=_read_as(offence),  # type: ignore[arg-type]
        offence_values=offence_values(offence) if "values" in offence else {},
        missing=frozenset(fold(w) for w in (*MISSING, *list_of_texts(count, "missing", ()))),
        add_repeated=one_of(count, "repeated", ("refuse", "add")) == "add",
        unlisted_is_zero=one_of(count, "unlisted", ("missing", "zero")) == "zero",
        constants=_constants(said),
        presence=_presence(said["present"]) if "present" in said else None,
    )
    check_published(mapping.audience, mapping.published)
    _check_whole(mapping)
    return mapping


def _marking(said: MappingType[str, Any]) -> str | None:
    """The originator's words, in one line. Raises MappingRefused for a marking of what would be public."""
    words = said.get("marking")
    if words is None:
        return None
    if not isinstance(words, str) or not words.strip() or not words.isprintable() or len(words) > LONGEST_MARKING:
        raise MappingRefused(
            f"The marking must be one line of {LONGEST_MARKING} letters at most.",
            'Write marking = "OFFICIAL - police data, not for onward sharing", as the originator has it.',
        )
    if said.get("audience") == "public":
        raise MappingRefused(
            "The mapping gives a marking to a table that it calls public.", "Take the marking out, or the audience."
        )
    return " ".join(words.split())


def _kind(said: MappingType[str, Any]) -> str:
    kind = said.get("area", {}).get("kind")
    if kind not in AREA_CODES:
        raise MappingRefused(
            "The mapping does not say what kind of area the table counts by.",
            f'Add [area] kind = "district"; it is one of: {", ".join(AREA_CODES)}.',
        )
    return str(kind)


def _read_as(said: MappingType[str, Any]) -> str:
    choices = ("police-uk", "home-office-code", "values")
    read_as = one_of(said, "read_as", choices[2:] if "values" in said and "read_as" not in said else choices)
    if read_as == "values" and "values" not in said:
        offence_values(said)  # says that they are missing
    return read_as


def _constants(said: MappingType[str, Any]) -> dict[str, str]:
    return {name: node(value) if name == "offence" else value for name, value in texts(said, "constants").items()}


def _presence(said: MappingType[str, Any]) -> Presence:
    name, month = (_heading(said, key) for key in ("file", "month"))
    if PurePath(name).name != name:
        raise MappingRefused(
            f"[present] names '{name}', which is not the plain name of a file.",
            "Put the file beside the table, and give its name alone.",
        )
    if ("force" in said) != ("present" in said):
        raise MappingRefused(
            "[present] names one of 'force' and 'present' alone.",
            "Name both columns, or neither where every force has a column of its own.",
        )
    yes, no = (frozenset(fold(w) for w in list_of_texts(said, k, words)) for k, words in (("yes", YES), ("no", NO)))
    check_yes_and_no(yes, no, "present")
    shape = file_shape({key: said[key] for key in FILE[1:] if key in said})
    force, present = (_heading(said, key) if key in said else None for key in ("force", "present"))
    return Presence(name, month, force, present, shape, yes, no)


def _heading(said: MappingType[str, Any], key: str) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not value.strip():
        raise MappingRefused(f"[present] does not say its '{key}'.", f'Write {key} = "...". {EXAMPLES}')
    return value.strip()


def _check_whole(mapping: Mapping) -> None:
    check_once(mapping.columns, mapping.constants)
    if mapping.named & set(WHEN) not in ({"month"}, {"quarter"}, {"financial_year", "financial_quarter"}):
        raise MappingRefused(
            "The mapping must say the month, the quarter, or the financial year and its quarter, and only one of them.",
            EXAMPLES,
        )
    if not mapping.named & {"area", "area_name"}:
        raise MappingRefused("The mapping does not say the area.", "Name the column of its code (area) or area_name.")
    _check_layout(mapping)
    for known in mapping.date_formats:
        if known != EXCEL and not _tells_month(known):
            raise MappingRefused(f"'{known}' does not tell the year and the month.", 'Write it as "%Y-%m" or "%b %Y".')
    with_day = tuple(f for f in mapping.date_formats if any(word in f for word in ("%d", "%j", "%x")))
    check_formats(with_day, day=True)
    check_formats(tuple(f for f in mapping.date_formats if f not in (*with_day, EXCEL)), day=False)


def _tells_month(known: str) -> bool:
    try:
        read = datetime.strptime(PROBE.strftime(known), known)
    except ValueError:
        return False
    return (read.year, read.month) == (PROBE.year, PROBE.month)


def _check_layout(mapping: Mapping) -> None:
    if mapping.layout == "wide":
        if spare := sorted(mapping.named & {"offence", "count", "category"}):
            raise MappingRefused(
                f"A wide table has a column for each offence, so '{spare[0]}' has no column of its own.",
                'Leave it out, or write layout = "long" where each row is one offence.',
            )
        return
    if "count" not in mapping.columns or "offence" not in mapping.named:
        raise MappingRefused(
            "The mapping does not say the offence and the count.",
            'Name both columns; where each offence has a column of its own, write layout = "wide".',
        )
    if "total" in mapping.columns:
        raise MappingRefused("Only a wide table has a total beside its offences.", "Leave 'total' out.")
