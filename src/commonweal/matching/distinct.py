"""Columns worked out one distinct value at a time: in a million records few names are new."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Positions = npt.NDArray[np.int64]
Worked = TypeVar("Worked")


class Codes:
    """Numbers that stand for words, so that engines compare numbers. One object for columns that meet one another."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, words: Iterable[Hashable]) -> list[int]:
        """The number of each word; the same word has the same number."""
        return [self._known.setdefault(word, len(self._known)) for word in words]


class Distinct:
    """A column of text as its distinct values and where each stands; a null counts as ""."""

    def __init__(self, column: pa.Array) -> None:
        encoded = pc.fill_null(column, "").dictionary_encode()
        self.values: list[str] = encoded.dictionary.to_pylist()
        self.at: pa.Array = encoded.indices
        self.counts: Positions = np.bincount(np.asarray(self.at), minlength=len(self.values))

    def map(self, work: Callable[[str], Worked]) -> list[Worked]:
        """The work done once for each distinct value."""
        return [work(value) for value in self.values]

    def spread(self, worked: Sequence[object], kind: pa.DataType) -> pa.Array:
        """Back to a value a row."""
        return pa.array(worked, kind).take(self.at)


def lists_without_nulls(values: pa.Array, like: pa.ListArray) -> pa.ListArray:
    """Values in the lists of `like`, nulls left out; a null list is an empty one."""
    lengths = np.asarray(pc.fill_null(pc.list_value_length(like), 0))
    valid = np.asarray(values.is_valid())
    kept_before = np.concatenate([[0], np.cumsum(valid)])
    ends = np.concatenate([[0], np.cumsum(lengths)])
    return pa.ListArray.from_arrays(pa.array(kept_before[ends], pa.int32()), values.drop_null())
