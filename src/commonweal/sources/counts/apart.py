"""Rows that are kept apart: named in the quality report with what they would have counted, and counted nowhere."""

from typing import Any

import numpy as np
import pyarrow as pa

from commonweal.sources.partner.personal import shown

MOST_NAMED = 200  # values; the rest are added up under OTHERS
OTHERS = "(others)"
BLANK = "(blank)"


def kept_apart(field: str, values: pa.Array, apart: pa.Array, counts: tuple[pa.Array, ...]) -> list[dict[str, Any]]:
    """For each value of the rows where `apart` is true: the value, its rows, and the sum of all that they count."""
    at = np.flatnonzero(np.asarray(_flat(apart)))
    sums = sum((np.nan_to_num(_numbers(c)[at]) for c in counts), np.zeros(len(at)))
    found: dict[str, list[int]] = {}
    for value, count in zip(values.take(pa.array(at)).to_pylist(), sums, strict=True):
        name = shown(value) if value else BLANK
        entry = found.setdefault(name if name in found or len(found) < MOST_NAMED else OTHERS, [0, 0])
        entry[0] += 1
        entry[1] += int(count)
    return [{"field": field, "value": v, "rows": rows, "count": count} for v, (rows, count) in sorted(found.items())]


def _flat(column: pa.Array | pa.ChunkedArray) -> Any:
    return column.to_numpy() if isinstance(column, pa.ChunkedArray) else column.to_numpy(zero_copy_only=False)


def _numbers(counts: pa.Array) -> np.ndarray[Any, np.dtype[np.float64]]:
    numbers: np.ndarray[Any, np.dtype[np.float64]] = counts.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return numbers
