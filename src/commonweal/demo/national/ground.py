"""Where the invented districts lie: rectangles that fill a country, each with the ground that its density asks for."""

import numpy as np
import shapely

from commonweal.demo.anchors import to_degrees
from commonweal.demo.arrays import Floats, Ints

CORNER = (220_000.0, 120_000.0)  # south-west, on the National Grid
SLENDER = 0.62  # width over height
METRES = 100.0  # along a hectare's side


def lay_out(hectares: Floats, force: Ints) -> Floats:
    """The rectangle (west, south, east, north in metres) of each district; those of a force lie together."""
    whole = hectares.sum() * METRES**2
    width = float(np.sqrt(whole * SLENDER))
    country = (*CORNER, CORNER[0] + width, CORNER[1] + whole / width)
    boxes = np.zeros((len(hectares), 4))
    for number, box in enumerate(tiled(np.bincount(force, hectares).astype(float), country)):
        here = np.flatnonzero(force == number)
        boxes[here] = tiled(hectares[here], tuple(box))
    return boxes


def tiled(sizes: Floats, box: tuple[float, ...]) -> Floats:
    """A box cut into rectangles (n, 4) in proportion to `sizes`, each cut across the longer side."""
    if len(sizes) == 1:
        return np.array([box])
    west, south, east, north = box
    running = np.cumsum(sizes)
    at = int(np.clip(np.searchsorted(running, running[-1] / 2), 1, len(sizes) - 1))
    share = float(running[at - 1] / running[-1])
    if east - west > north - south:
        cut = west + share * (east - west)
        parts = (west, south, cut, north), (cut, south, east, north)
    else:
        cut = south + share * (north - south)
        parts = (west, south, east, cut), (west, cut, east, north)
    return np.vstack([tiled(sizes[:at], parts[0]), tiled(sizes[at:], parts[1])])


def outlines(boxes: Floats) -> list[shapely.Geometry]:
    """The rectangles as polygons in degrees, exterior rings anticlockwise."""
    return [shapely.transform(shapely.box(*box), lambda xy: np.round(to_degrees(xy), 6)) for box in boxes.tolist()]


def points(boxes: Floats, areas: Ints, each: int, rng: np.random.Generator) -> Floats:
    """Longitude and latitude (areas.sum() * each, 2) of points in the districts' small areas, which form a grid."""
    district = np.repeat(np.arange(len(areas)), areas)
    number = np.arange(len(district)) - np.repeat(np.cumsum(areas) - areas, areas)
    across = np.ceil(np.sqrt(areas)).astype(np.int64)[district]
    down = np.ceil(areas[district] / across)
    cell = np.column_stack([number % across, number // across])[:, None, :] + rng.random((len(district), each, 2))
    share = cell / np.column_stack([across, down])[:, None, :]
    corner, far = boxes[district, None, :2], boxes[district, None, 2:]
    return to_degrees((corner + share * (far - corner)).reshape(-1, 2))
