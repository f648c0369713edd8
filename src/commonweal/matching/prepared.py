"""From records as written to the columns that are compared. No name leaves here but as a key of its own comparison."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.matching import births
from commonweal.matching.addresses import phone_of, place_of
from commonweal.matching.commonness import bands
from commonweal.matching.distinct import Codes, Distinct, lists_without_nulls
from commonweal.matching.names import Compared, alias, family_name, given_name
from commonweal.matching.word_lists import common_family_names, forms, given_names
from commonweal.records.person import SEXES

_CODES = pa.list_(pa.int32())
_APART = "\x1f"  # stands in no address that can be written


def prepared(people: pa.Table, today: date, records: int | None = None, *, apart: bool = False) -> pa.Table:
    """A row a record of `records.person.SCHEMA`, in the same order; `unique_id` is its position.

    `records`: how many there are in all, where these are some of them. `apart`: how common a name is follows from the
    lists alone, and from no other record here.
    """
    people = people.combine_chunks()
    columns = {name: _one(people[name]) for name in people.column_names}
    names, total = Codes(), None if apart else records or people.num_rows
    made: dict[str, pa.Array] = {"unique_id": pa.array(np.arange(people.num_rows), pa.int32())}
    made |= _given(columns["given"], names, total)
    made |= _family(columns["family"], names, total)
    made["named"] = pc.or_(made["given"].is_valid(), made["family"].is_valid())
    made["akas"] = _each(columns["aliases"], lambda text: names.of(alias(text)))
    made |= births.compared(columns["born"], columns["born_precision"], today.year, (today - date(1970, 1, 1)).days)
    made["sex"] = pc.index_in(columns["sex"], pa.array(SEXES)).cast(pa.int8())
    made |= _places(columns["address_lines"], columns["postcodes"])
    made |= _phones(columns["phones"])
    return pa.table(made)


def _one(column: pa.ChunkedArray) -> pa.Array:
    """One array, also where there are no rows."""
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def _given(column: pa.Array, names: Codes, total: int | None) -> dict[str, pa.Array]:
    found = Distinct(column)
    compared = found.map(given_name)
    known, roots = given_names(), forms()
    of = [roots.get(c.whole, (c.whole,) if c.whole else ()) for c in compared]
    coded = [names.of(r) for r in of]
    return {
        "given": found.spread([c.whole or None for c in compared], pa.string()),
        "given_plain": found.spread([c.whole.isascii() for c in compared], pa.bool_()),
        "given_known": found.spread([c.whole in known for c in compared], pa.bool_()),
        "given_band": _bands(found, compared, known.__contains__, total),
        "root": found.spread([c[0] if c else None for c in coded], pa.int32()),
        "roots": found.spread(coded, _CODES),
        "givens": found.spread([names.of(c.parts) for c in compared], _CODES),
    }


def _family(column: pa.Array, names: Codes, total: int | None) -> dict[str, pa.Array]:
    found = Distinct(column)
    compared = found.map(family_name)
    return {
        "family": found.spread([c.whole or None for c in compared], pa.string()),
        "family_plain": found.spread([c.whole.isascii() for c in compared], pa.bool_()),
        "family_band": _bands(found, compared, common_family_names().__contains__, total),
        "families": found.spread([names.of(c.parts) for c in compared], _CODES),
    }


def _bands(found: Distinct, compared: list[Compared], listed: Callable[[str], bool], total: int | None) -> pa.Array:
    """Of the names as they are compared: `O'Neil` and `ONeil` are counted as one."""
    position: dict[str, int] = {}
    at = np.array([position.setdefault(c.whole, len(position)) for c in compared], dtype=np.int64)
    counts = np.bincount(at, weights=found.counts, minlength=len(position)).astype(np.int64)
    of_name = bands(counts if total else np.zeros_like(counts), [listed(name) for name in position], total or 0)
    return pa.array(of_name[at], pa.int8()).take(found.at)


def _each(lists: pa.ListArray, codes: Callable[[str], list[int]]) -> pa.ListArray:
    """The codes of all texts of a list, in one list."""
    joined = pc.fill_null(pc.binary_join(lists, _APART), "")
    found = Distinct(joined)
    return found.spread(found.map(lambda text: sorted({c for part in text.split(_APART) for c in codes(part)})), _CODES)


def _places(lines: pa.ListArray, postcodes: pa.ListArray) -> dict[str, pa.Array]:
    flat = pc.binary_join_element_wise(pc.fill_null(lines.flatten(), ""), pc.fill_null(postcodes.flatten(), ""), _APART)
    found = Distinct(flat)
    places = found.map(lambda text: place_of(*text.split(_APART, 1)))
    made = {}
    for name in ("home", "street", "postcode"):
        codes = Codes()
        of = [codes.of([key])[0] if (key := getattr(place, name)) else None for place in places]
        made[f"{name}s"] = lists_without_nulls(found.spread(of, pa.int32()), lines)
    return {**made, "postcode": _nth(made["postcodes"], 0), "earlier_postcode": _nth(made["postcodes"], 1)}


def _phones(lists: pa.ListArray) -> dict[str, pa.Array]:
    found = Distinct(lists.flatten())
    numbers = lists_without_nulls(found.spread(found.map(phone_of), pa.int64()), lists)
    return {"phones": numbers, "phone": _nth(numbers, 0)}


def _nth(lists: pa.ListArray, n: int) -> pa.Array:
    """The nth of each list; null where it has fewer."""
    filled = np.asarray(pc.list_value_length(lists)) > n
    at = np.where(filled, np.asarray(lists.offsets)[:-1] + n, 0)
    return lists.values.take(pa.array(at, pa.int64(), mask=~filled))
