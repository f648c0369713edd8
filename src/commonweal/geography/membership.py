"""Which district each LSOA lies in, for the LSOAs of both editions at once.

An LSOA that did not change between 2011 and 2021 kept its code, and one that changed got a new one, so codes of the two
editions never mean different places.
"""

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.geography.held import Held, first_of_each
from commonweal.geography.history import CodeHistory


class Membership:
    """LSOA to district, from lookups (newest first), then outlines, then populations that name the district."""

    def __init__(self, held: Held, history: CodeHistory) -> None:
        parts = list(_pairs(held))
        codes = pa.concat_arrays([p[0] for p in parts]) if parts else pa.array([], pa.string())
        districts = pa.concat_arrays([p[1] for p in parts]) if parts else pa.array([], pa.string())
        kept = pa.array(first_of_each(codes))
        self.codes = codes.take(kept)
        self.districts = history.active_of(districts.take(kept))
        self._history = history

    def lsoas(self, district: str) -> frozenset[str]:
        """Every LSOA code, of either edition, in a district (by its present or an older code)."""
        return frozenset(self.codes.filter(pc.equal(self.districts, self._history.active(district))).to_pylist())

    def districts_of(self, codes: pa.Array | pa.ChunkedArray) -> pa.Array:
        """The district of each LSOA; null where it is not known."""
        column = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
        if pa.types.is_dictionary(column.type):
            return self.districts_of(column.dictionary).take(column.indices)
        return self.districts.take(pc.index_in(column, value_set=self.codes))


def _pairs(held: Held) -> list[tuple[pa.Array, pa.Array]]:
    found = []
    for lookup in held.between("lsoa", "lad"):
        district = f"{lookup.of('lad')[-1]}_code"
        columns = [f"{v}_code" for v in reversed(lookup.of("lsoa"))]
        table = held.table(lookup.dataset, [*columns, district])
        found += [(table.column(c), table.column(district)) for c in columns]
    for dataset in (*reversed(held.named("boundary.lsoa.")), *reversed(held.named("population.lsoa"))):
        table = held.table(dataset, ["code", "district"])
        found.append((table.column("code"), table.column("district")))
    return [_known(code, district) for code, district in found]


def _known(code: pa.ChunkedArray, district: pa.ChunkedArray) -> tuple[pa.Array, pa.Array]:
    both = pc.and_(pc.is_valid(code), pc.is_valid(district))
    return code.filter(both).combine_chunks(), district.filter(both).combine_chunks()
