"""The ward of each row of records: by its point where it has one, else by its LSOA, and which of the two it was."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commonweal.geography.outlines import Outlines
from commonweal.geography.placement import NOWHERE, place_points
from commonweal.geography.ward_lookup import WardLookup

Method = Literal["point", "nearest", "lookup", "none"]
METHODS: tuple[Method, ...] = get_args(Method)
POINT, NEAREST, LOOKUP, NONE = range(4)


@dataclass(frozen=True, slots=True)
class Placement:
    """A ward and a method for each row, as dictionary arrays; the ward is null where the method is `none`.

    `datasets` are those that the wards rest on: outlines where a point was placed, lookups where an LSOA was.
    """

    wards: pa.DictionaryArray
    methods: pa.DictionaryArray
    lookup_method: str  # what `lookup` rests on, in words; "" where no row needed it
    datasets: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Method, int]:
        """How many rows were placed by each method."""
        found = np.bincount(self.methods.indices.to_numpy(), minlength=len(METHODS))
        return {method: int(n) for method, n in zip(METHODS, found, strict=True)}


class Locator:
    """Places rows in the wards of one edition, or only in those of `allowed`."""

    def __init__(
        self, shapes: Outlines, lookup: Callable[[], WardLookup], allowed: Collection[str] | None = None
    ) -> None:
        if allowed is not None:
            shapes = shapes.only([i for i, code in enumerate(shapes.codes) if code in allowed])
        self._shapes = shapes
        self._lookup = lookup
        self._allowed = allowed

    def place(self, longitude_e6: Any, latitude_e6: Any, lsoa: Any = None) -> Placement:
        """See `Gazetteer.place`. ValueError where the columns differ in length."""
        x, y = _whole_numbers(longitude_e6), _whole_numbers(latitude_e6)
        if len(x) != len(y) or (lsoa is not None and len(lsoa) != len(x)):
            raise ValueError("longitudes, latitudes and LSOAs must be of one length")
        codes = list(self._shapes.codes)
        ward, method = self._by_point(x, y)
        words, datasets = "", {self._shapes.dataset} if (ward != NOWHERE).any() else set()
        left = np.flatnonzero(ward == NOWHERE)
        if lsoa is not None and len(left):
            lookup = self._lookup()
            index, codes, used = self._by_lsoa(_texts(lsoa).take(pa.array(left)), codes, lookup)
            ward[left] = index
            method[left] = np.where(index == NOWHERE, NONE, LOOKUP)
            words = lookup.method(used)
            datasets |= set(lookup.datasets_for(used))
        wards = pa.DictionaryArray.from_arrays(pa.array(ward, mask=ward == NOWHERE), pa.array(codes, pa.string()))
        methods = pa.DictionaryArray.from_arrays(pa.array(method), pa.array(METHODS))
        return Placement(wards, methods, words, tuple(sorted(datasets)))

    def _by_point(self, x: pa.Array, y: pa.Array) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]:
        ward = np.full(len(x), NOWHERE, dtype=np.int32)
        method = np.full(len(x), NONE, dtype=np.int8)
        known = np.flatnonzero(x.is_valid().to_numpy(False) & y.is_valid().to_numpy(False))
        placed = place_points(x.take(known).to_numpy(), y.take(known).to_numpy(), self._shapes.polygons)
        ward[known] = placed.index
        method[known] = np.where(placed.index == NOWHERE, NONE, np.where(placed.near, NEAREST, POINT))
        return ward, method

    def _by_lsoa(
        self, lsoas: pa.Array, codes: list[str], lookup: WardLookup
    ) -> tuple[npt.NDArray[np.int32], list[str], list[str]]:
        """The index of each LSOA's ward among the codes (which grow by wards without outlines); and the LSOAs used."""
        encoded = lsoas.dictionary_encode()
        known = encoded.dictionary.to_pylist()
        of = [lookup.wards.get(code) for code in known]
        allowed = [w if self._allowed is None or w in self._allowed else None for w in of]
        codes = codes + sorted({w for w in allowed if w is not None} - set(codes))
        place = {code: i for i, code in enumerate(codes)}
        ward = np.array([place[w] if w is not None else NOWHERE for w in allowed] + [NOWHERE], dtype=np.int32)
        used = [code for code, w in zip(known, allowed, strict=True) if w is not None]
        return ward[encoded.indices.fill_null(len(allowed)).to_numpy(zero_copy_only=False)], codes, used


def _whole_numbers(values: Any) -> pa.Array:
    return _one_array(values).cast(pa.int64())


def _texts(values: Any) -> pa.Array:
    return _one_array(values).cast(pa.string())


def _one_array(values: Any) -> pa.Array:
    if isinstance(values, pa.ChunkedArray):
        return values.combine_chunks()
    return values if isinstance(values, pa.Array) else pa.array(values)
