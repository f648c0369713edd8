"""The ground under the fictional districts: a coast to the east, a river, and small areas that share their edges.

Everything is in metres on the National Grid, laid in the North Sea so that no made-up place covers a real one.
"""

import numpy as np
import shapely
from scipy.spatial import Voronoi

from commonweal.demo.arrays import Floats, Ints

ORIGIN = (468_000.0, 596_000.0)  # sea: nobody lives here
WIDTH, HEIGHT = 36_000.0, 32_000.0
COAST = 28_500.0


def _coast(north: Floats) -> Floats:
    """How far east the land reaches, by northing: a bay and a headland."""
    return np.asarray(
        COAST + 1_100 * np.sin(north / 5_200) + 420 * np.sin(north / 1_700 + 1) + 130 * np.sin(north / 610)
    )


def _river(east: Floats) -> Floats:
    """The river's northing by easting: three bends."""
    return np.asarray(15_400 + 900 * np.sin(east / 2_900) + 380 * np.sin(east / 1_250 + 2))


def banks() -> tuple[shapely.Polygon, shapely.Polygon]:
    """The land north and south of the river, which widens to an estuary."""
    north = np.linspace(0, HEIGHT, 220)
    shore = np.column_stack([_coast(north), north])
    land = shapely.Polygon([(0, 0), *shore.tolist(), (0, HEIGHT)])
    east = np.linspace(-500, WIDTH, 300)
    middle = _river(east)
    half = 45 + 420 * np.clip((east - 19_000) / 9_000, 0, 1) ** 2
    upper = np.column_stack([east, middle + half])
    lower = np.column_stack([east, middle - half])
    sky = shapely.Polygon([*upper.tolist(), (WIDTH, HEIGHT + 500), (-500, HEIGHT + 500)])
    floor = shapely.Polygon([*lower.tolist(), (WIDTH, -500), (-500, -500)])
    return shapely.intersection(land, sky), shapely.intersection(land, floor)


def cells(seeds: Floats, rng: np.random.Generator) -> tuple[list[shapely.Geometry], Ints]:
    """A cell of land for every seed, and the bank it lies on (0 north, 1 south).

    `seeds` (n, 2) in metres. Voronoi cells with wavering edges, drawn once each, so that neighbours share them exactly.
    """
    found: list[shapely.Geometry] = [shapely.Polygon()] * len(seeds)
    bank_of = np.zeros(len(seeds), dtype=np.int64)
    for number, bank in enumerate(banks()):
        here = np.flatnonzero(shapely.contains_xy(bank, seeds))
        bank_of[here] = number
        for index, cell in zip(here, _divide(bank, seeds[here], rng), strict=True):
            found[index] = cell
    return found, bank_of


def _divide(bank: shapely.Polygon, seeds: Floats, rng: np.random.Generator) -> list[shapely.Geometry]:
    far = np.array([[-1e5, -1e5], [-1e5, 1.4e5], [1.4e5, -1e5], [1.4e5, 1.4e5]])
    diagram = Voronoi(np.vstack([seeds, far]))
    ridges = [r for r in diagram.ridge_vertices if min(r) >= 0]
    lines = [_waver(diagram.vertices[a], diagram.vertices[b], rng) for a, b in ridges]
    noded = shapely.unary_union(
        [bank.boundary, *lines]
    )  # not clipped first: an end a hair short of the bank leaves a gap
    faces = [f for f in shapely.get_parts(shapely.polygonize([noded])) if bank.covers(f.representative_point())]
    return _gather(faces, seeds)


def _waver(start: Floats, end: Floats, rng: np.random.Generator) -> shapely.LineString:
    """A straight edge becomes a lane: up to seven points off the line, never by more than 60 m."""
    along = end - start
    length = float(np.hypot(*along))
    across = np.array([-along[1], along[0]]) / max(length, 1.0)
    steps = np.linspace(0, 1, 9)
    drift = np.cumsum(rng.normal(0, 1, 9))
    drift -= steps * drift[-1] + (1 - steps) * drift[0]
    points = start + steps[:, None] * along + np.clip(drift * 0.018 * length, -60, 60)[:, None] * across
    points[0], points[-1] = start, end  # to the last bit: three edges meet here
    return shapely.LineString(points)


def _gather(faces: list[shapely.Polygon], seeds: Floats) -> list[shapely.Geometry]:
    """The face round each seed; a sliver that holds none goes to the neighbour of the longest shared edge."""
    tree = shapely.STRtree(faces)
    face_of = [int(tree.query(shapely.Point(s), predicate="within")[0]) for s in seeds]
    owner = {face: [faces[face]] for face in face_of}
    for sliver in set(range(len(faces))) - set(face_of):
        shared = [faces[sliver].intersection(faces[face]).length for face in face_of]
        owner[face_of[int(np.argmax(shared))]].append(faces[sliver])
    return [shapely.coverage_union_all(owner[face]) for face in face_of]
