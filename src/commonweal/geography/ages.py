"""Residents from one age to another, out of the single years or age bands that a population file holds."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

AGE = re.compile(r"(?:age_)?(\d+)(?:_(\d+)|_(plus)|(\+))?")
OLDEST = 200  # a band without an upper end reaches as far as anyone lives


def ages_of(name: str) -> tuple[int, int] | None:
    """The ages that a measure counts: `age_10_17` is (10, 17), `12` is (12, 12), `90+` has no upper end."""
    found = AGE.fullmatch(name)
    if not found:
        return None
    low = int(found[1])
    return low, OLDEST if found[3] or found[4] else int(found[2] or low)


def tiles(ages: dict[str, tuple[int, int]], low: int, high: int) -> list[str] | None:
    """The bands that fill these ages without a gap or an overlap; None where they do not."""
    inside = sorted((span, name) for name, span in ages.items() if low <= span[0] and span[1] <= high)
    after = low
    for (first, last), _ in inside:
        if first != after:
            return None
        after = last + 1
    return [name for _, name in inside] if after == high + 1 else None


def aged_counts(table: pa.Table, low: int, high: int) -> dict[str, int]:
    """Residents aged `low` to `high`, both included, by code; nothing where the file's ages do not meet these.

    `table` has a population's columns `code` and `measures`. An area that lacks one of the ages is left out.
    """
    measures = table.column("measures").combine_chunks()
    spans = {n: ages for n in pc.unique(measures.keys).to_pylist() if (ages := ages_of(n)) is not None}
    found: dict[str, int] = {}
    for kind in _kinds(spans):  # files of one edition may tell single years of one place and bands of another
        if chosen := tiles(kind, low, high):
            found = _summed(table, measures, chosen) | found
    return found


def _kinds(spans: dict[str, tuple[int, int]]) -> tuple[dict[str, tuple[int, int]], ...]:
    """Single years by themselves, bands by themselves, and both together; what has no upper end is of either."""
    years = {n: (low, high) for n, (low, high) in spans.items() if low == high or high == OLDEST}
    bands = {n: (low, high) for n, (low, high) in spans.items() if low != high}
    return years, bands, spans


def _summed(table: pa.Table, measures: pa.MapArray, chosen: list[str]) -> dict[str, int]:
    wanted = pc.and_(pc.is_in(measures.keys, pa.array(chosen)), measures.items.is_valid())
    rows = np.repeat(np.arange(len(table)), np.diff(measures.offsets.to_numpy()))
    at = wanted.to_numpy(zero_copy_only=False)
    values = pc.fill_null(measures.items, 0.0).to_numpy(zero_copy_only=False)
    sums = np.bincount(rows[at], values[at], minlength=len(table))
    whole = np.bincount(rows[at], minlength=len(table)) == len(chosen)
    codes = table.column("code").to_pylist()
    return {code: round(total) for code, total, sound in zip(codes, sums.tolist(), whole, strict=True) if sound}
