"""The reference tables that are held, read when first asked for, newest codes first.

A dataset's name says what its table is: `lookup.lsoa11_wd19_lad19` relates three vintages of codes,
`boundary.ward.2025` holds outlines, `population.lsoa11.mid2020` residents.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

VINTAGE = re.compile(r"([a-z]+)(\d\d)?")


class HasDataset(Protocol):
    """An edition, of which only the dataset matters here."""

    @property
    def dataset(self) -> str:
        """Its dataset's name."""
        ...


class HoldsTables(Protocol):
    """What a store's view offers."""

    @property
    def editions(self) -> Sequence[HasDataset]:
        """All that is held."""
        ...

    def table(self, dataset: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A dataset's rows."""
        ...


@dataclass(frozen=True, slots=True)
class Lookup:
    """A lookup's dataset and its vintages, such as `("lsoa11", "wd19", "lad19")`."""

    dataset: str
    vintages: tuple[str, ...]

    @property
    def newest(self) -> int:
        """The latest two-digit year among its codes; 0 where it names none."""
        return max((int(v[-2:]) for v in self.vintages if v[-2:].isdigit()), default=0)

    def of(self, level: str) -> tuple[str, ...]:
        """Its vintages of one level: two where it says how codes changed."""
        return tuple(v for v in self.vintages if v.rstrip("0123456789") == level)


class Held:
    """Tables by dataset. `Held(view)` or `Held.of_tables({...})`; nothing is read before it is asked for."""

    def __init__(self, view: HoldsTables) -> None:
        self._view = view
        self.datasets = tuple(sorted({e.dataset for e in view.editions}))
        self.lookups = _lookups(self.datasets)

    @classmethod
    def of_tables(cls, tables: Mapping[str, pa.Table]) -> "Held":
        """The same over tables in memory."""
        return cls(_InMemory(tables))

    def table(self, dataset: str, columns: Sequence[str] | None = None) -> pa.Table:
        """These columns of a dataset, or all."""
        return self._view.table(dataset, columns)

    def named(self, start: str) -> tuple[str, ...]:
        """The datasets whose names start so."""
        return tuple(d for d in self.datasets if d.startswith(start))

    def between(self, *levels: str) -> tuple[Lookup, ...]:
        """The lookups that relate these levels, those with the newest codes first."""
        return tuple(k for k in self.lookups if all(k.of(level) for level in levels))


@dataclass(frozen=True, slots=True)
class _Named:
    dataset: str


class _InMemory:
    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = tables
        self.editions = [_Named(dataset) for dataset in tables]

    def table(self, dataset: str, columns: Sequence[str] | None = None) -> pa.Table:
        table = self._tables[dataset]
        return table.select(list(columns)) if columns else table


def _lookups(datasets: Sequence[str]) -> tuple[Lookup, ...]:
    found = []
    for dataset in datasets:
        kind, _, name = dataset.partition(".")
        parts = name.split("_")
        if kind == "lookup" and all(VINTAGE.fullmatch(p) for p in parts) and parts[-1] not in ("history", "centroids"):
            found.append(Lookup(dataset, tuple(parts)))
    return tuple(sorted(found, key=lambda k: (-k.newest, k.dataset)))


def first_of_each(codes: pa.Array | pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """Where each code stands first, in the order of first standing; null codes nowhere."""
    column = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
    valid = np.flatnonzero(pc.is_valid(column).to_numpy(zero_copy_only=False))
    encoded = column.take(pa.array(valid)).dictionary_encode().indices.to_numpy()
    return np.sort(valid[np.unique(encoded, return_index=True)[1]])
