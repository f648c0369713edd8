"""The mapped columns of a file as text, whatever kind of file it was."""

import difflib
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import ColumnsRefused
from commonweal.sources.partner.dates import EPOCH
from commonweal.sources.partner.mapping import FileShape, fold
from commonweal.sources.partner.personal import personal_heading


class Layout(Protocol):
    """What the reading of a file needs of a mapping."""

    @property
    def file(self) -> FileShape:
        """How the file is laid out."""
        ...

    def columns_in(self, headings: Sequence[str]) -> MappingType[str, str]:
        """Field -> heading of each column to read, of a file with these headings."""
        ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` is field -> text, trimmed, null where blank; `rows` the number of each row as Excel shows it.

    `broken` are rows that could not be parted into columns, `unworked` field -> rows whose formula has no value.
    `headings` are all that the file has; a reader of partners' files repeats none of those that it does not map.
    """

    columns: MappingType[str, pa.Array]
    rows: pa.Array
    personal: tuple[str, ...]
    unread: int
    kind: str
    broken: tuple[int, ...] = ()
    unworked: MappingType[str, tuple[int, ...]] = field(default_factory=dict)
    blank_rows: int = 0
    sheet: str | None = None
    hidden_sheets: tuple[str, ...] = ()
    merged: bool = False
    headings: tuple[str, ...] = ()
    epoch: date = EPOCH


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the mapped columns stand, and what of the others may be told: no heading is repeated unless it is harmless.

    A file without a row of headings has persons' data where the headings should be.
    """

    positions: MappingType[str, int]
    personal: tuple[str, ...]
    unread: int
    printed: tuple[str, ...] = ()


def find_columns(mapping: Layout, headings: Sequence[str], name: str, advice: str = "") -> Headings:
    """Match the mapping's headings with the file's, without case. Raises ColumnsRefused, naming the mapping's own."""
    folded = [fold(h) for h in headings]
    positions: dict[str, int] = {}
    for wanted_by, heading in mapping.columns_in(headings).items():
        found = [n for n, h in enumerate(folded) if h == fold(heading)]
        if len(found) != 1:
            raise _not_there(heading, folded, name, advice) if not found else _twice(heading, name)
        positions[wanted_by] = found[0]
    others = [h for n, h in enumerate(headings) if n not in positions.values() and h.strip()]
    personal = tuple(dict.fromkeys(h.strip()[:60] for h in others if personal_heading(h)))
    return Headings(positions, personal, len(others), tuple(headings))


def matched(mapping: Layout, headings: Sequence[str]) -> int:
    """How many of the mapping's headings stand among these."""
    return len({fold(h) for h in mapping.columns_in(headings).values()} & {fold(h) for h in headings})


def trimmed(column: pa.Array) -> pa.Array:
    """Text without blanks at its ends; null where nothing is left."""
    text = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)


def without_blank_rows(
    columns: MappingType[str, pa.Array], rows: pa.Array
) -> tuple[dict[str, pa.Array], pa.Array, int]:
    """Leave out rows in which every mapped column is blank; answers with how many there were."""
    filled = pa.array([False] * len(rows), pa.bool_())
    for column in columns.values():
        filled = pc.or_(filled, column.is_valid())
    kept = {name: column.filter(filled) for name, column in columns.items()}
    return kept, rows.filter(filled), len(rows) - pc.sum(filled).as_py() if len(rows) else 0


def _not_there(heading: str, folded: Sequence[str], name: str, advice: str) -> ColumnsRefused:
    near = difflib.get_close_matches(fold(heading), folded, 1, 0.85)
    hint = f"The file has '{near[0]}': write that in the mapping." if near else advice
    return ColumnsRefused(
        f"{name} has no column '{heading}'.",
        hint
        or "Check the mapping's [columns] against the file's headings, and heading_row if titles stand above them.",
    )


def _twice(heading: str, name: str) -> ColumnsRefused:
    return ColumnsRefused(f"{name} has the heading '{heading}' more than once.", "Give each column its own heading.")
