"""Codes through time: a district that was merged or re-coded, and the one that stands in its place today."""

from collections import defaultdict

import pyarrow as pa

from commonweal.geography.held import Held

HISTORY = "lookup.lad_history"
WARD_HISTORY = "lookup.ward_history"
MOST_STEPS = 10


class CodeHistory:
    """Each district code to its present one. A code that nothing is said of is its own."""

    def __init__(self, held: Held) -> None:
        self._next: dict[str, str] = {}
        self._was: dict[str, set[str]] = defaultdict(set)
        if HISTORY in held.datasets:
            table = held.table(HISTORY, ["lad_code", "lad_active_code"])
            pairs = zip(*(table.column(c).to_pylist() for c in table.column_names), strict=True)
            self._next = {old: new for old, new in pairs if old and new and old != new}
        for old in self._next:
            self._was[self.active(old)].add(old)

    def active(self, code: str) -> str:
        """The code in force today."""
        for _ in range(MOST_STEPS):
            if code not in self._next:
                break
            code = self._next[code]
        return code

    def all_codes(self, code: str) -> frozenset[str]:
        """The present code and every older one that became part of it."""
        return frozenset({self.active(code), *self._was[self.active(code)]})

    def active_of(self, codes: pa.Array | pa.ChunkedArray) -> pa.Array:
        """The same for a whole column; null stays null."""
        column = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
        encoded = column.dictionary_encode()
        present = pa.array([self.active(c) for c in encoded.dictionary.to_pylist()], pa.string())
        return present.take(encoded.indices)


def ward_names(held: Held) -> dict[str, str]:
    """Every ward code that the history of wards lists, of whatever year, with its name."""
    if WARD_HISTORY not in held.datasets:
        return {}
    table = held.table(WARD_HISTORY, ["wd_code", "wd_name"])
    names = zip(table.column("wd_code").to_pylist(), table.column("wd_name").to_pylist(), strict=True)
    return {code: name for code, name in names if code and name}


def region_names(held: Held, history: CodeHistory) -> dict[str, str]:
    """The region of each present district, or its nation where that has no regions (Wales)."""
    if HISTORY not in held.datasets:
        return {}
    table = held.table(HISTORY)
    columns = [c for c in ("rgn_name", "ctry_name") if c in table.column_names]
    rows = zip(table.column("lad_code").to_pylist(), *(table.column(c).to_pylist() for c in columns), strict=True)
    named = ((code, next((n for n in names if n), None)) for code, *names in rows)
    return {code: name for code, name in named if name and history.active(code) == code}
