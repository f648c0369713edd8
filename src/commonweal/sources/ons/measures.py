"""Columns of numbers as published: thousands commas, blanks, and many of them kept together in one column."""

import math
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused

NOT_KNOWN = ("-", "..", ":", "NA", "N/A", "*", "x", "c")  # how publishers print that there is no figure


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    text = pc.replace_substring(pc.utf8_trim_whitespace(column), ",", "")
    blank = pc.or_(pc.equal(text, ""), pc.is_in(text, pa.array(NOT_KNOWN)))
    return pc.if_else(blank, pa.scalar(None, pa.string()), text)


def as_numbers(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """The column as numbers (blank is null), None where it holds words."""
    try:
        values = pc.cast(_plain(column), pa.float64())
    except pa.ArrowInvalid:
        return None
    return values if pc.all(pc.is_finite(values)).as_py() in (True, None) else None


def numbers(column: pa.ChunkedArray, heading: str, name: str, *, may_be_blank: bool = True) -> pa.ChunkedArray:
    """The column as numbers; RowsRefused naming the first value that is none, or the first blank if none may be."""
    values = as_numbers(column)
    if values is None:
        wrong = next(t for t in _plain(column).to_pylist() if t is not None and not _is_number(t))
        raise RowsRefused(
            f"{name}: {heading} holds '{wrong}', which is not a number.", "Correct it, or fetch it again."
        )
    if values.null_count and not may_be_blank:
        row = values.is_null().index(True).as_py() + 1
        raise RowsRefused(f"{name}: {heading} is blank in row {row}.", "Give every area its figure.")
    return values


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def together(columns: Mapping[str, pa.ChunkedArray], rows: int) -> pa.MapArray:
    """Many columns of numbers as one column of `measure -> number`, so that all editions share a schema."""
    keys = list(columns)
    values = np.full((rows, len(keys)), np.nan)
    for i, column in enumerate(columns.values()):
        values[:, i] = column.to_numpy()
    names = pa.DictionaryArray.from_arrays(
        np.tile(np.arange(len(keys), dtype=np.int32), rows), pa.array(keys, pa.string())
    )
    items = pa.array(values.ravel(), mask=np.isnan(values.ravel()))
    offsets = np.arange(0, rows * len(keys) + 1, len(keys)) if keys else np.zeros(rows + 1)
    return pa.MapArray.from_arrays(pa.array(offsets, pa.int32()), names.cast(pa.string()), items)
