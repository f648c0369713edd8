"""The points that police.uk snaps to: a few in every small area, each with its name, some used far more than others."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from pyproj import Transformer

from commonweal.demo import names
from commonweal.demo.arrays import Floats, Ints
from commonweal.demo.places import Places
from commonweal.demo.plan import Plan

ON_OR_NEAR = "On or near "
STATIONS = 4  # railway stations, where British Transport Police record


@dataclass(frozen=True, slots=True)
class Anchors:
    """`per_area` points in each small area, one after another; the stations of Tallow are some of them."""

    per_area: int
    metres: Floats  # (n * per_area, 2) on the National Grid
    longitude: tuple[str, ...]  # as police.uk prints them
    latitude: tuple[str, ...]
    location: tuple[str, ...]
    cumulative: Floats  # (n, per_area): running share of each area's incidents
    stations: Ints


@cache
def _grid() -> Transformer:
    """Made once: making it takes longer than all the turning."""
    return Transformer.from_crs(27700, 4326, always_xy=True)


def to_degrees(metres: Floats) -> Floats:
    """National Grid (n, 2) to longitude and latitude (n, 2)."""
    east, north = _grid().transform(metres[:, 0], metres[:, 1])
    return np.column_stack([east, north])


def place_anchors(plan: Plan, places: Places) -> Anchors:
    """Put the points down. The same plan gives the same points."""
    rng = np.random.default_rng([plan.seed, 2])
    count = plan.anchors_per_lsoa
    metres = np.vstack([_inside(cell, seed, count, rng) for cell, seed in zip(places.cells, places.seeds, strict=True)])
    degrees = to_degrees(metres)
    weight = rng.gamma(0.55, 1.0, (len(places.cells), count)) + 0.03
    location = np.array(names.streets(len(metres), rng), dtype=object)
    _name_landmarks(location, weight, places, count, rng)
    stations = _name_stations(location, places, count)
    return Anchors(
        per_area=count,
        metres=metres,
        longitude=tuple(f"{x:.6f}" for x in degrees[:, 0].tolist()),
        latitude=tuple(f"{y:.6f}" for y in degrees[:, 1].tolist()),
        location=tuple(ON_OR_NEAR + name for name in location.tolist()),
        cumulative=np.cumsum(weight / weight.sum(axis=1, keepdims=True), axis=1),
        stations=stations,
    )


def _inside(cell: shapely.Geometry, seed: Floats, count: int, rng: np.random.Generator) -> Floats:
    """`count` points of the area, thicker round its seed, whole metres apart."""
    size = np.sqrt(cell.area)
    kept = np.empty((0, 2))
    while len(kept) < count:
        draw = np.rint(rng.normal(seed, 0.35 * size, (4 * count, 2)))
        kept = np.unique(np.vstack([kept, draw[shapely.contains_xy(cell, draw)]]), axis=0)
    return kept[rng.permutation(len(kept))[:count]]


def _name_landmarks(location: np.ndarray, weight: Floats, places: Places, count: int, rng: np.random.Generator) -> None:
    """Supermarkets and car parks take many of an area's rows, in the town centre most of all."""
    centre = (places.ward_of == 0) & (places.district_of == 0)
    for area in range(len(places.cells)):
        landmarks = names.CENTRE_PLACES if centre[area] else tuple(rng.permutation(names.ESTATE_PLACES)[:2])
        for slot, name in enumerate(landmarks[: count // 2]):
            location[area * count + slot] = name
            weight[area, slot] = weight[area].max() * rng.uniform(0.6, 1.2)


def _name_stations(location: np.ndarray, places: Places, count: int) -> Ints:
    """The last point of one area in each of Tallow's first wards is a station."""
    chosen = []
    for ward in range(min(STATIONS, int((places.wards.district == 0).sum()))):
        anchor = (int(np.flatnonzero(places.ward_of == ward)[0]) + 1) * count - 1
        location[anchor] = f"{places.wards.names[ward]} (Station)"
        chosen.append(anchor)
    return np.array(chosen)
