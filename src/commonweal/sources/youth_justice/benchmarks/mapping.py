"""What the mapping file of a published table says: which measure, of which kind of area and period, in which column."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.youth_benchmark import AREA_KINDS, MEASURES, PERIOD_KINDS
from commonweal.sources.counts.mapping import MISSING
from commonweal.sources.partner.mapping import AS_FOUND, FileShape, fold
from commonweal.sources.partner.said import (
    FILE,
    check_keys,
    check_known,
    day,
    file_shape,
    list_of_texts,
    meanings,
    needed_text,
    read_toml,
    short_name,
    texts,
)

FIELDS = ("measure", "area", "area_name", "area_kind", "period_kind", "period", "numerator", "denominator", "rate")
LISTED = {"measure": tuple(MEASURES), "area_kind": AREA_KINDS, "period_kind": PERIOD_KINDS}
TOP = ("publisher", "licence", "published", "scope", "released", "file", "columns", "constants", "missing", *LISTED)
INSIDE = {
    "file": FILE,
    "columns": FIELDS,
    "constants": ("area_name", *LISTED),
}
EXAMPLES = "docs/how-to/load-youth-justice-returns.md shows a whole example."


@dataclass(frozen=True, slots=True)
class Mapping:
    """One table's mapping file: `words` is field -> the publisher's word, folded -> what it means here."""

    publisher: str
    licence: str
    published: str
    scope: str
    columns: MappingType[str, str]
    constants: MappingType[str, str] = field(default_factory=dict)
    released: date | None = None
    file: FileShape = AS_FOUND
    missing: frozenset[str] = frozenset(MISSING)
    words: MappingType[str, MappingType[str, str]] = field(default_factory=dict)

    def columns_in(self, headings: Sequence[str]) -> MappingType[str, str]:  # noqa: ARG002  the same whatever the file
        """Field -> heading of each column to read."""
        return self.columns


def read_mapping(path: Path) -> Mapping:
    """The mapping file at `path`. Raises MappingRefused, which says what is missing, misspelt or not allowed."""
    return mapping_of(read_toml(path, EXAMPLES))


def mapping_of(said: MappingType[str, Any]) -> Mapping:
    """The same from what a TOML file says, already parsed."""
    check_keys(said, TOP, INSIDE)
    mapping = Mapping(
        publisher=needed_text(said, "publisher", EXAMPLES),
        licence=needed_text(said, "licence", EXAMPLES),
        published=needed_text(said, "published", "Benchmarks are open data: say where anyone can get them."),
        scope=short_name(said.get("scope"), "scope"),
        columns=texts(said, "columns"),
        constants=_constants(said),
        released=day(said, "released"),
        file=file_shape(said.get("file", {})),
        missing=frozenset(fold(word) for word in (*MISSING, *list_of_texts(said, "missing", ()))),
        words={name: {fold(key): key for key in keys} | meanings(said, name, keys) for name, keys in LISTED.items()},
    )
    _check_whole(mapping)
    return mapping


def _constants(said: MappingType[str, Any]) -> dict[str, str]:
    found = texts(said, "constants")
    for name, value in found.items():
        if name in LISTED:
            check_known({value: None}, LISTED[name], f"'{name}'")
    return found


def _check_whole(mapping: Mapping) -> None:
    for name in ("measure", "area_name", "area_kind", "period_kind"):
        if (name in mapping.columns) == (name in mapping.constants):
            raise MappingRefused(
                f"The mapping must say the {name.replace('_', ' ')} once.",
                f"Name its column in [columns], or write one for every row: [constants] {name} = ...",
            )
    if "period" not in mapping.columns:
        raise MappingRefused("The mapping names no column of the period.", EXAMPLES)
    if "rate" not in mapping.columns and not {"numerator", "denominator"} <= set(mapping.columns):
        raise MappingRefused(
            "The mapping names neither a rate nor what it is worked out from.",
            "Name the column of the rate, or those of numerator and denominator, or all three.",
        )
