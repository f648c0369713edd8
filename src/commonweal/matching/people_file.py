"""Reads a file of people, such as an agency exports: CSV from outside, so nothing in it is trusted.

No refusal repeats a value: a malformed row of persons' data must not end up in a log.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import FileRefused, RowsRefused
from commonweal.matching.addresses import is_no_abode, postcode_of
from commonweal.matching.distinct import Distinct
from commonweal.matching.people_columns import PeopleLayout, check_columns
from commonweal.matching.people_defects import Defect, defect, of_table
from commonweal.records.person import PRECISIONS, SCHEMA
from commonweal.sources.partner.dates import check_formats
from commonweal.sources.partner.delimited import read_delimited

FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S", "%d %B %Y", "%d %b %Y", "%d-%m-%Y", "%d.%m.%Y")
MONTHS, YEARS = ("%Y-%m", "%m/%Y", "%B %Y"), ("%Y",)
SEXES = {"f": "female", "female": "female", "woman": "female", "m": "male", "male": "male", "man": "male"}
_SEVERAL = re.compile(r"\s*[;|]\s*")  # more than one alias or number in a cell


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """`people` follows `records.person.SCHEMA`; `defects` is what was found wrong on the way."""

    people: pa.Table
    defects: tuple[Defect, ...]


def read_people(path: Path, layout: PeopleLayout, *, today: date, formats: Sequence[str] = FORMATS) -> PeopleFile:
    """Read a CSV of people. FileRefused (or below it) where it cannot be used, in words that quote nothing of it."""
    check_formats(tuple(formats), day=True)
    if not path.is_file():
        raise FileRefused(f"There is no file {path}.", "Check its name and folder.")
    sheet = read_delimited(path, layout)
    check_columns(sheet.columns, path.name)
    rows = np.asarray(sheet.rows)
    if not len(rows):
        raise RowsRefused(f"{path.name} has headings and no rows that can be read.", "Export it again.")
    columns = sheet.columns
    _check_references(columns["reference"], rows, path.name)
    born, precision, unread = _births(columns, tuple(formats))
    lines, postcodes, no_postcode = _addresses(columns, len(rows))
    told = {
        "reference": columns["reference"],
        "agency": _texts(columns, "agency", len(rows)),
        "given": _texts(columns, "given", len(rows)),
        "family": _texts(columns, "family", len(rows)),
        "aliases": _several(columns, ("aliases",), len(rows)),
        "born": born,
        "born_precision": precision,
        "sex": _sexes(columns, len(rows)),
        "address_lines": lines,
        "postcodes": postcodes,
        "phones": _several(columns, ("phone", "phone_2"), len(rows)),
    }
    people = pa.Table.from_arrays([told[f.name].cast(f.type) for f in SCHEMA], schema=SCHEMA)
    found = (
        *defect("broken-row", sheet.broken),
        *of_table(people, rows, today),
        *defect("not-a-date", rows[unread]),
        *defect("not-a-postcode", rows[no_postcode]),
    )
    return PeopleFile(people, tuple(found))


def _check_references(references: pa.Array, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]", name: str) -> None:
    if references.null_count:
        row = rows[np.asarray(references.is_null())][0]
        raise RowsRefused(f"{name} has no reference in row {row}.", "Give each row a reference of its own.")
    counted = np.unique(np.asarray(references.dictionary_encode().indices), return_index=True)[1]
    if len(counted) < len(rows):
        row = rows[np.setdiff1d(np.arange(len(rows)), counted)][0]
        raise RowsRefused(
            f"{name} has the reference of row {row} on an earlier row too.", "Give each row a reference of its own."
        )


def _texts(columns: Mapping[str, pa.Array], name: str, rows: int) -> pa.Array:
    return pc.fill_null(columns[name], "") if name in columns else pa.array([""] * rows)


def _births(
    columns: Mapping[str, pa.Array], formats: tuple[str, ...]
) -> tuple[pa.Array, pa.Array, "np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    """Dates, their precision, and which could not be read. A column of precisions goes before what the form tells."""
    text = _texts(columns, "born", len(columns["reference"]))
    found = Distinct(text)
    read = found.map(lambda value: _birth(value, formats))
    born = found.spread([day for day, _ in read], pa.date32())
    precision = found.spread([how for _, how in read], pa.string())
    if "born_precision" in columns:
        said = pc.utf8_lower(_texts(columns, "born_precision", len(text)))
        precision = pc.if_else(pc.is_in(said, pa.array(PRECISIONS)), said, precision)
    unread = np.asarray(born.is_null()) & np.asarray(pc.not_equal(text, ""))
    return born, precision, unread


def _birth(text: str, formats: tuple[str, ...]) -> tuple[date | None, str]:
    for precision, known in (("day", formats), ("month", MONTHS), ("year", YEARS)):
        for form in known:
            try:
                return datetime.strptime(text, form).date(), precision
            except ValueError:
                continue
    return None, "day"


def _sexes(columns: Mapping[str, pa.Array], rows: int) -> pa.Array:
    found = Distinct(_texts(columns, "sex", rows))
    return found.spread(found.map(lambda value: SEXES.get(value.casefold(), "")), pa.string())


def _several(columns: Mapping[str, pa.Array], names: tuple[str, ...], rows: int) -> pa.Array:
    parts = zip(*(_texts(columns, name, rows).to_pylist() for name in names), strict=True)
    split = ([word for cell in cells for word in _SEVERAL.split(cell) if word] for cells in parts)
    return pa.array(list(split), pa.list_(pa.string()))


def _addresses(
    columns: Mapping[str, pa.Array], rows: int
) -> tuple[pa.Array, pa.Array, "np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    """Lines and postcodes of each row, the newest first, and which rows have a postcode that is none."""
    pairs = [
        list(zip(*(_texts(columns, f"{name}{nth}", rows).to_pylist() for name in ("address", "postcode")), strict=True))
        for nth in ("", "_2", "_3")
    ]
    held = [[place for place in of if any(place)] for of in zip(*pairs, strict=True)]
    wrong = [any(code and not postcode_of(code) and not is_no_abode(line, code) for line, code in of) for of in held]
    kind = pa.list_(pa.string())
    lines = pa.array([[line for line, _ in of] for of in held], kind)
    return lines, pa.array([[code for _, code in of] for of in held], kind), np.array(wrong, dtype=np.bool_)
