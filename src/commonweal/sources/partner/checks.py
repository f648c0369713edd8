"""What may be wrong with an extract: each kind with its code, and what the partner can do about it.

An error stops the extract, a warning is told with it. Findings hold row numbers and values of mapped fields only;
a value that has the form of a person's detail is not held at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.personal import shown

Severity = Literal["error", "warning"]
MOST_SHOWN = 1_000  # rows a finding names; the rest are counted


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that may be wrong: `what` is a sentence, `to_do` what mends it."""

    code: str
    severity: Severity
    what: str
    to_do: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind in one field: `count` rows, of which the first are named as (row as Excel numbers it, value)."""

    kind: Kind
    field: str
    count: int
    rows: tuple[tuple[int, str | None], ...] = ()

    @property
    def told(self) -> dict[str, Any]:
        """As a quality report keeps it: no row and no value."""
        return {"code": self.kind.code, "field": self.field, "count": self.count, "what": self.kind.what}


def kinds(severity: Severity, *rows: tuple[str, str, str]) -> Iterator[tuple[str, Kind]]:
    """Kinds of one severity by their code, from rows of code, what is wrong and what to do."""
    return ((code, Kind(code, severity, what, to_do)) for code, what, to_do in rows)


KINDS: dict[str, Kind] = dict((
    *kinds(
        "error",
        ("broken-row", "The row has another number of columns than the headings.",
         "Put values that hold the delimiter in quotation marks, or send .xlsx."),
        ("blank", "A value that every row must have is missing.", "Fill it in, or leave the row out."),
        ("not-a-date", "The date does not have a format that the mapping lists.",
         "Write it like the others, or add its format to the mapping."),
        ("not-an-hour", "The time is not a time of day that the mapping's formats read.",
         "Write it as 18:30, or leave it blank."),
        ("outside-coverage", "The date lies outside the months that the extract covers.",
         "Leave the row out, or correct the months that the mapping states."),
        ("in-the-future", "The date lies after today.", "Correct the date."),
        ("unknown-offence", "The offence is not one that the mapping or the Home Office's codes know.",
         "Correct it, or add the word to [offence.values] in the mapping."),
        ("unknown-ward", "The ward is not known.", "Correct its code or name, or leave it blank."),
        ("unknown-lsoa", "The LSOA code is not known.", "Correct it, or leave it blank."),
        ("not-a-district", "The district is not a district's code.", "Write its code, such as E06000004."),
        ("half-a-point", "The point has one coordinate only.", "Give both coordinates, or neither."),
        ("not-a-number", "The coordinate is not a number.", "Write it as a number, or leave the point blank."),
        ("outside-the-country", "The point lies outside the United Kingdom.",
         "Correct it, check that the two columns are not exchanged, or leave the point blank."),
        ("unknown-flag", "The word is neither a yes nor a no of the mapping.",
         "Write Y or N, or add the word to [flags]."),
        ("repeated-reference", "The reference stands on an earlier row too.",
         "Give each row a reference of its own, or leave the row that repeats out."),
        ("no-value-in-formula", "The cell holds a formula whose value was never worked out.",
         "Open the workbook in Excel, let it calculate, and save it."),
        ("persons-data", "The text looks like a person's detail or an address.",
         "Take it out: a place is a street, area or kind of place."),
    ),
    *kinds(
        "warning",
        ("coverage-not-stated", "The months covered are taken from the dates themselves.",
         "State them in the mapping, so that a month without rows is known: covers = \"2024-10..2025-09\"."),
        ("month-without-rows", "A month that the extract covers has no rows: it is held as zero.",
         "Make sure that there were none."),
        ("older-ward", "The ward's name is one of an older edition of wards.", "Use the names that are in force."),
        ("wards-not-checked", "No whole list of wards is held, so the code could not be checked.",
         "Load one with `commonweal ingest reference`."),
        ("lsoas-not-checked", "No whole list of LSOAs is held, so the code could not be checked.",
         "Load one with `commonweal ingest reference`."),
        ("ward-is-not-the-points", "The point lies in another ward than the one given.", "Find out which is right."),
        ("hidden-sheet", "The workbook has a hidden sheet, which was not read.",
         "Ask the partner to send the sheet alone: hidden sheets often hold persons' data."),
        ("merged-cells", "The workbook has merged cells, which read as blank but for the first.", "Unmerge them."),
        ("personal-column", "A column looks like persons' data. It was not read.",
         "Ask the partner to leave it out of the extract."),
        ("left-out", "The mapping leaves rows of this value out.", "Nothing, if they are not incidents."),
    ),
))  # fmt: skip


class Findings:
    """Collects what is wrong, in the order of the checks."""

    def __init__(self, rows: pa.Array, known: Mapping[str, Kind] = KINDS) -> None:
        self._rows = rows
        self._known = known
        self._found: list[Finding] = []

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def at(self, code: str, field: str, where: pa.Array, values: pa.Array | None = None) -> None:
        """Note the rows where `where` is true, with their value (None: the value is not to be shown)."""
        count = pc.sum(where).as_py() or 0
        if not count:
            return
        rows = self._rows.filter(where)[:MOST_SHOWN].to_pylist()
        texts = values.filter(where)[:MOST_SHOWN].to_pylist() if values is not None else [None] * len(rows)
        named = tuple((row, shown(text) if text else text) for row, text in zip(rows, texts, strict=True))
        self._found.append(Finding(self._known[code], field, count, named))

    def rows(self, code: str, field: str, rows: Iterable[int]) -> None:
        """Note rows by their numbers."""
        numbers = tuple(rows)
        if numbers:
            named = tuple((row, None) for row in numbers[:MOST_SHOWN])
            self._found.append(Finding(self._known[code], field, len(numbers), named))

    def whole(self, code: str, field: str, count: int = 1) -> None:
        """Note something of the whole extract; `field` says of what."""
        self._found.append(Finding(self._known[code], field, count))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops the extract."""
        return tuple(f for f in self._found if f.kind.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is told with it."""
        return tuple(f for f in self._found if f.kind.severity == "warning")
