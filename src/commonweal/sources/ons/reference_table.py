"""One recognised file of reference data, ready to be kept: what it is, which edition, what part of the country."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused

PUBLISHER = "Office for National Statistics"
LICENCE = "Source: Office for National Statistics licensed under the Open Government Licence v3.0"
NOT_STATED = "not stated"
NATIONS = "EWSN"  # first letters of the codes of England, Wales, Scotland and Northern Ireland

IN_A_NAME = re.compile(r"(mid|census|imd|iod)[-_ ]?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A file's rows under normal column names.

    `label` is the edition's own name; `label_from` where that was read: columns, rows, file name or "not stated".
    `scope` is the part of the country that the rows cover.
    """

    dataset: str
    scope: str
    label: str
    label_from: str
    table: pa.Table
    publisher: str = PUBLISHER
    licence: str = LICENCE
    quality: Mapping[str, Any] = field(default_factory=dict)


def scope_of(codes: pa.ChunkedArray, parents: Sequence[pa.ChunkedArray] = ()) -> str:
    """What part of the country rows cover: the smallest parent that holds them all, else the nations, else the codes.

    `E06000004` (one district), `E47000006` (one combined authority), `EW`, else first and last code `A1..A9`.
    """
    for parent in parents:
        values = pc.unique(parent)
        if len(values) == 1 and values[0].is_valid:
            return str(values[0].as_py())
    nations = {code[:1] for code in pc.unique(pc.utf8_slice_codeunits(codes, 0, 1)).to_pylist() if code}
    if len(nations & set(NATIONS)) > 1:
        return "".join(n for n in NATIONS if n in nations)
    ends = pc.min_max(codes).as_py()
    return f"{ends['min']}..{ends['max']}"


def edition_in_name(name: str) -> str | None:
    """`mid2020`, `census2021`, `imd2025` where a file's name says so: used only when no column tells the year."""
    found = IN_A_NAME.search(name)
    return f"{found[1].lower()}{found[2]}" if found else None


def each_code_once(codes: pa.ChunkedArray, name: str) -> None:
    """RowsRefused where a code stands twice in a table that should have one row an area."""
    counted = codes.value_counts()
    doubled = pc.filter(counted.field("values"), pc.greater(counted.field("counts"), 1))
    if len(doubled):
        raise RowsRefused(f"{name} has more than one row for {doubled[0].as_py()}.", "Give one row for each area.")
