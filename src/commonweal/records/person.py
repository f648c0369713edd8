"""What a record of a person says, wherever an agency keeps it: as it was written, nothing mended.

The same row has two shapes: `Person`, one at a time, and `SCHEMA`, the columns of many. Neither prints what it holds:
a record in a log or an error message shows its reference alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

import pyarrow as pa

Precision = Literal["day", "month", "year"]
SEXES = ("female", "male")
PRECISIONS: tuple[Precision, ...] = ("day", "month", "year")


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """`lines` without the postcode. Someone of no fixed abode has an address that says so, or none."""

    lines: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """One agency's record of somebody. "" and () where nothing was written.

    `born` with precision "month" or "year" has 1 for what is not known. Addresses and phones: the newest first.
    """

    reference: str
    given: str = ""
    family: str = ""
    aliases: tuple[str, ...] = ()
    born: date | None = None
    born_precision: Precision = "day"
    sex: str = ""
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    agency: str = ""

    def __repr__(self) -> str:
        return f"Person({self.reference!r})"


_WORDS = pa.list_(pa.string())
SCHEMA = pa.schema(
    [
        pa.field("reference", pa.string(), nullable=False),
        pa.field("agency", pa.string()),
        pa.field("given", pa.string()),
        pa.field("family", pa.string()),
        pa.field("aliases", _WORDS),
        pa.field("born", pa.date32()),
        pa.field("born_precision", pa.string()),
        pa.field("sex", pa.string()),
        pa.field("address_lines", _WORDS),  # as many as postcodes
        pa.field("postcodes", _WORDS),
        pa.field("phones", _WORDS),
    ]
)
A_BATCH = 50_000  # records that stand in memory twice at a time


def table_of(people: Iterable[Person]) -> pa.Table:
    """The columns of these records, in their order."""
    batches: list[pa.RecordBatch] = []
    waiting: list[Person] = []
    for person in people:
        waiting.append(person)
        if len(waiting) == A_BATCH:
            batches.append(_batch(waiting))
            waiting = []
    return pa.Table.from_batches([*batches, _batch(waiting)], SCHEMA)


def _batch(people: list[Person]) -> pa.RecordBatch:
    plain = {name: [getattr(p, name) for p in people] for name in SCHEMA.names if name in _OF_PERSON}
    columns = {
        **plain,
        "address_lines": [[a.lines for a in p.addresses] for p in people],
        "postcodes": [[a.postcode for a in p.addresses] for p in people],
    }
    return pa.record_batch([pa.array(columns[f.name], f.type) for f in SCHEMA], schema=SCHEMA)


_OF_PERSON = {f.name for f in fields(Person)}


def person_at(table: pa.Table, row: int) -> Person:
    """One row of such a table as a record."""
    said = {name: table[name][row].as_py() for name in SCHEMA.names}
    lines, postcodes = said.pop("address_lines") or (), said.pop("postcodes") or ()
    addresses = tuple(Address(a or "", p or "") for a, p in zip(lines, postcodes, strict=True))
    texts = {name: said[name] or "" for name in ("reference", "agency", "given", "family", "sex")}
    return Person(
        **texts,
        aliases=tuple(said["aliases"] or ()),
        born=said["born"],
        born_precision=said["born_precision"] or "day",
        addresses=addresses,
        phones=tuple(said["phones"] or ()),
    )
