"""What is wrong, or makes matching blind, in a file of people. Rows are told by number, never by what they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.matching.distinct import Distinct
from commonweal.matching.names import is_placeholder

Mask = npt.NDArray[np.bool_]
MOST_TOLD = 20  # rows; the others are counted

WORDS = {
    "broken-row": "Another number of columns than the headings, so left out",
    "placeholder-name": "A placeholder in place of a name, which counts as missing",
    "no-name": "No name at all",
    "not-a-date": "A date of birth that cannot be read, which counts as missing",
    "in-the-future": "A date of birth in the future, which counts as missing",
    "year-1900": "A date of birth in 1900 or before, which counts as missing",
    "first-of-january": "A date of birth on 1 January, which counts as a year alone",
    "not-a-postcode": "A postcode that is none, which is not compared",
    "too-little": "Neither a date of birth, nor an address or a telephone number",
}


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind: how many rows, and the numbers of the first of them as a spreadsheet shows them."""

    code: str
    count: int
    rows: tuple[int, ...]

    @property
    def words(self) -> str:
        """A sentence without anything of a record in it."""
        rows = ", ".join(map(str, self.rows))
        more = ", ..." if self.count > len(self.rows) else ""
        records = "1 record" if self.count == 1 else f"{self.count:,} records"
        return f"{WORDS[self.code]}: {records} ({'row' if self.count == 1 else 'rows'} {rows}{more})."


def defect(code: str, rows: Iterable[int]) -> list[Defect]:
    """The defect of these rows; none where there are none."""
    numbers = [int(row) for row in rows]
    return [Defect(code, len(numbers), tuple(numbers[:MOST_TOLD]))] if numbers else []


def of_table(people: pa.Table, rows: npt.NDArray[np.int64], today: date) -> list[Defect]:
    """The defects that can be told from `records.person.SCHEMA`; `rows` numbers each."""
    given, family = (_text(people, name) for name in ("given", "family"))
    born = people["born"].combine_chunks()
    year = pc.year(born)
    filled = {name: np.asarray(pc.list_value_length(people[name])) > 0 for name in ("postcodes", "phones")}
    nothing = np.asarray(born.is_null()) & ~filled["postcodes"] & ~filled["phones"]
    first = pc.and_(pc.equal(pc.month(born), 1), pc.equal(pc.day(born), 1))
    exact = pc.equal(people["born_precision"].combine_chunks(), "day")
    old = _told(pc.less_equal(year, 1900))
    masks: dict[str, Mask] = {
        "placeholder-name": _placeholders(given) | _placeholders(family),
        "no-name": _told(pc.and_(pc.equal(given, ""), pc.equal(family, ""))),
        "in-the-future": _told(pc.greater(born, pa.scalar(today))),
        "year-1900": old,
        "first-of-january": _told(pc.and_(first, exact)) & ~old,
        "too-little": nothing,
    }
    return [found for code, mask in masks.items() for found in defect(code, rows[mask])]


def _text(people: pa.Table, name: str) -> pa.Array:
    return pc.fill_null(people[name], "").combine_chunks()


def _told(mask: pa.Array) -> Mask:
    return np.asarray(pc.fill_null(mask, False).to_numpy(zero_copy_only=False), dtype=np.bool_)


def _placeholders(names: pa.Array) -> Mask:
    found = Distinct(names)
    return _told(found.spread(found.map(is_placeholder), pa.bool_()))
