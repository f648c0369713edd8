"""Which ward an LSOA is taken to lie in, where there is no point to place.

An LSOA may straddle wards, so this is right for most of its incidents, not all: of Stockton's rows of 2023 to 2025,
11% lie in another ward than their LSOA's. Sources, the first that knows an LSOA speaks:

1. a lookup of that very edition of wards (ONS's best fit, or as a file gives it);
2. an older lookup, for wards whose code still stands in that edition;
3. the LSOA's population-weighted centroid in a ward's outline;
4. for an LSOA that changed between 2011 and 2021: the ward of its counterparts, where all lie in one;
5. a point in the middle of the LSOA's outline in a ward's outline.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely

from commonweal.geography.held import Held, Lookup
from commonweal.geography.outlines import Outlines, outline_editions
from commonweal.geography.placement import NOWHERE, SCALE, place_points
from commonweal.geography.wards import ReadOutlines, Wards, edition_of

CENTROID = "population-weighted centroid in the ward's outline"
MIDDLE = "middle of the LSOA in the ward's outline"
CARRIED = "ward of the LSOAs that it was, or became"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a source is in words, the datasets behind it, the edition of its LSOAs, and LSOAs with their wards."""

    words: str
    datasets: tuple[str, ...]
    year: str
    pairs: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class WardLookup:
    """LSOA code (of either edition) to ward code; `sources` says for each LSOA where its ward comes from.

    `basis` is the edition of LSOAs (2011, 2021) that the first source is about: all of those have a ward of their own.
    """

    edition: str
    wards: Mapping[str, str]
    sources: Mapping[str, str]
    basis: str = "2021"
    datasets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by source

    def lsoas_of(self, ward: str) -> frozenset[str]:
        """The LSOAs, of both editions, that are taken to lie in a ward."""
        return frozenset(lsoa for lsoa, of in self.wards.items() if of == ward)

    def method(self, lsoas: Iterable[str] | None = None) -> str:
        """Where the wards of these LSOAs (by default all) come from, in words, the commonest source first."""
        counted = self._counted(lsoas)
        return "; ".join(sorted(counted, key=lambda s: (-counted[s], s)))

    def datasets_for(self, lsoas: Iterable[str] | None = None) -> tuple[str, ...]:
        """The datasets that the wards of these LSOAs (by default all) come from, by name."""
        return tuple(sorted({d for source in self._counted(lsoas) for d in self.datasets.get(source, ())}))

    def _counted(self, lsoas: Iterable[str] | None) -> Counter[str]:
        chosen = self.sources if lsoas is None else lsoas
        return Counter(self.sources[lsoa] for lsoa in chosen if lsoa in self.sources)


def ward_lookup(held: Held, wards: Wards, outlines: ReadOutlines, edition: str) -> WardLookup:
    """The ward of every LSOA, in one edition of wards, as far as anything held says it."""
    standing = wards.codes(edition)
    found: dict[str, str] = {}
    sources: dict[str, str] = {}
    datasets = {CARRIED: tuple(k.dataset for k in _changes(held))}
    basis = ""
    for group in (_told(held, outlines, edition), _drawn(held, outlines, edition)):
        for told in group:
            datasets[told.words] = told.datasets
            for lsoa, ward in told.pairs:
                if lsoa not in found and ward in standing:
                    found[lsoa], sources[lsoa] = ward, told.words
                    basis = basis or told.year
        carried = _carried(held, found)
        found |= carried
        sources |= dict.fromkeys(carried, CARRIED)
    return WardLookup(edition, found, sources, basis or "2021", datasets)


def _told(held: Held, outlines: ReadOutlines, edition: str) -> Iterator[_Told]:
    """Lookups, those of this very edition first, then centroids."""
    for lookup in sorted(held.between("lsoa", "wd"), key=lambda k: edition_of(k.of("wd")[-1]) != edition):
        lsoa, ward = lookup.of("lsoa")[-1], lookup.of("wd")[-1]
        kind = "best-fit lookup" if lookup.of("lad") else "lookup as given"
        year = edition_of(lsoa)
        words = f"{kind}, LSOA {year} to ward {edition_of(ward)}"
        yield _Told(words, (lookup.dataset,), year, _pairs(held, lookup.dataset, lsoa, ward))
    shapes = outlines("ward", edition)
    if shapes.codes:
        for dataset in (d for d in held.named("lookup.lsoa") if d.endswith("_centroids")):
            year = edition_of(dataset.removeprefix("lookup.").partition("_")[0])
            yield _Told(CENTROID, (dataset, shapes.dataset), year, _centroids(held, dataset, shapes))


def _drawn(held: Held, outlines: ReadOutlines, edition: str) -> Iterator[_Told]:
    shapes = outlines("ward", edition)
    if shapes.codes:
        for year in outline_editions(held, "lsoa"):
            lsoas = outlines("lsoa", year)
            yield _Told(MIDDLE, (lsoas.dataset, shapes.dataset), year, _middles(lsoas, shapes))


def _pairs(held: Held, dataset: str, lsoa: str, ward: str) -> list[tuple[str, str]]:
    table = held.table(dataset, [f"{lsoa}_code", f"{ward}_code"])
    return list(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))


def _centroids(held: Held, dataset: str, shapes: Outlines) -> list[tuple[str, str]]:
    table = held.table(dataset, ["code", "longitude", "latitude"])
    points = shapely.points(table.column("longitude").to_numpy(), table.column("latitude").to_numpy())
    return _placed(tuple(table.column("code").to_pylist()), points, shapes)


def _middles(lsoas: Outlines, shapes: Outlines) -> list[tuple[str, str]]:
    west, south, east, north = shapely.total_bounds(shapes.polygons)
    reach = np.flatnonzero(shapely.intersects(lsoas.polygons, shapely.box(west, south, east, north)))
    return _placed(tuple(lsoas.codes[i] for i in reach), shapely.point_on_surface(lsoas.polygons[reach]), shapes)


def _placed(codes: tuple[str, ...], points: np.ndarray, shapes: Outlines) -> list[tuple[str, str]]:
    xy = np.round(shapely.get_coordinates(points) * SCALE).astype(np.int64)
    index = place_points(xy[:, 0], xy[:, 1], shapes.polygons).index
    return [(code, shapes.codes[i]) for code, i in zip(codes, index, strict=True) if i != NOWHERE]


def _changes(held: Held) -> list[Lookup]:
    """The lookups between two editions of LSOAs."""
    return [k for k in held.between("lsoa") if len(k.of("lsoa")) > 1]


def _carried(held: Held, found: Mapping[str, str]) -> dict[str, str]:
    """The LSOAs without a ward whose every counterpart of the other edition has one and the same."""
    counterparts: dict[str, set[str | None]] = defaultdict(set)
    for lookup in _changes(held):
        for one, other in _pairs(held, lookup.dataset, *lookup.of("lsoa")[:2]):
            if one != other and one and other:
                counterparts[one].add(found.get(other))
                counterparts[other].add(found.get(one))
    agreed = {lsoa: wards for lsoa, wards in counterparts.items() if lsoa not in found and len(wards) == 1}
    return {lsoa: ward for lsoa, wards in agreed.items() if (ward := next(iter(wards))) is not None}
