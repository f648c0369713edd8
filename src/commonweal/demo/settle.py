"""Where people live: one seed for each small area, thick in the towns and thin between them."""

import numpy as np
import shapely

from commonweal.demo import ground
from commonweal.demo.arrays import Floats, Ints
from commonweal.demo.districts import DISTRICTS

# Tallow's towns: (east, north, spread in metres, share of its small areas). The first is the town centre's.
TOWNS = ((17_200.0, 16_300.0, 1_500.0, 0.36), (18_600.0, 13_000.0, 1_300.0, 0.22), (23_300.0, 18_200.0, 1_000.0, 0.14))
RADII = (9_800.0, 6_900.0)  # of the borough, before the edges follow its small areas
_CLEAR_OF_WATER = 160.0


def in_borough(points: Floats) -> np.ndarray:
    """Whether points (n, 2) in metres lie in Tallow: an oval with a wavering edge."""
    offset = points - np.array([18_600.0, 15_200.0])
    angle = np.arctan2(offset[:, 1], offset[:, 0])
    edge = 1 + 0.08 * np.sin(3 * angle + 0.6) + 0.05 * np.sin(7 * angle)
    return np.asarray(np.hypot(offset[:, 0] / RADII[0], offset[:, 1] / RADII[1]) < edge)


def seeds(home: int, elsewhere: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Seeds (n, 2) in metres and the district of each: `home` in Tallow, `elsewhere` in each neighbour."""
    dry = shapely.union_all([bank.buffer(-_CLEAR_OF_WATER) for bank in ground.banks()])
    shapely.prepare(dry)
    points = [_tallow(home, dry, rng)]
    points += [_neighbour(number, elsewhere, dry, rng) for number in range(1, len(DISTRICTS))]
    return np.vstack(points), np.repeat(np.arange(len(points)), [len(p) for p in points])


def _tallow(count: int, dry: shapely.Geometry, rng: np.random.Generator) -> Floats:
    in_towns = [round(count * share) for *_, share in TOWNS]
    chosen = np.empty((0, 2))
    for (east, north, spread, _), size in zip(TOWNS, in_towns, strict=True):
        draw = rng.normal((east, north), spread, (60 * size + 60, 2))
        chosen = _spaced(chosen, draw[in_borough(draw)], len(chosen) + size, spread / np.sqrt(max(size, 1)) * 0.95, dry)
    draw = np.column_stack([rng.uniform(0, ground.WIDTH, 40 * count), rng.uniform(0, ground.HEIGHT, 40 * count)])
    return _spaced(chosen, draw[in_borough(draw)], count, 1_300.0, dry)


def _neighbour(number: int, count: int, dry: shapely.Geometry, rng: np.random.Generator) -> Floats:
    """Half in the neighbour's own town, half over the country that is nearer to it than to the other neighbours."""
    town = rng.normal(DISTRICTS[number].centre, 1_700.0, (60 * count, 2))
    country = np.column_stack([rng.uniform(0, ground.WIDTH, 60 * count), rng.uniform(0, ground.HEIGHT, 60 * count)])
    centres = np.array([d.centre for d in DISTRICTS[1:]])
    chosen = np.empty((0, 2))
    for draw, size, apart in ((town, count // 2, 550.0), (country, count, 1_700.0)):
        nearest = np.argmin(((draw[:, None, :] - centres) ** 2).sum(axis=2), axis=1) + 1
        chosen = _spaced(chosen, draw[(nearest == number) & ~in_borough(draw)], size, apart, dry)
    return chosen


def _spaced(kept: Floats, draw: Floats, size: int, apart: float, dry: shapely.Geometry) -> Floats:
    """`kept` and as many of `draw`, on dry land and no nearer than `apart`, as make `size`; nearer if it must be."""
    draw = draw[shapely.contains_xy(dry, draw)]
    chosen = list(kept)
    while len(chosen) < size:
        for point in draw:
            if len(chosen) == size:
                break
            if not chosen or np.min(np.hypot(*(np.array(chosen) - point).T)) >= apart:
                chosen.append(point)
        apart *= 0.8
    return np.array(chosen).reshape(-1, 2)
