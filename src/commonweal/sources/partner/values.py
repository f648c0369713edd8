"""Reads a text column value by value, each different value once: 100,000 rows have few different dates or offences."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.mapping import fold


def read_each(column: pa.Array, read: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
    """The column in which each value is `read`; null stays null, and is the answer for what cannot be read."""
    encoded = column.dictionary_encode()
    answers = pa.array([read(value) for value in encoded.dictionary.to_pylist()], kind)
    return answers.take(encoded.indices)


def read_truth(column: pa.Array, yes: frozenset[str], no: frozenset[str]) -> pa.Array:
    """True and false by the words that mean them, folded."""

    def truth(value: str) -> bool | None:
        word = fold(value)
        return True if word in yes else False if word in no else None

    return read_each(column, truth, pa.bool_())


def unread(column: pa.Array, answers: pa.Array) -> pa.Array:
    """Where there was a value and it could not be read."""
    return pc.and_(column.is_valid(), answers.is_null())


def nothing(length: int, kind: pa.DataType) -> pa.Array:
    """A column without values."""
    return pa.nulls(length, kind)
