"""Outlines laid flat on a drawing: areas that share a border still share it, and north is up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

DETAIL = 0.8  # square of so many pixels: what is smaller than that is not seen


@dataclass(frozen=True, slots=True)
class Plane:
    """A drawing `width` by `height` pixels; `outlines` (N,) are in its pixels, from the top left."""

    width: float
    height: float
    outlines: Any

    def path(self, at: int) -> str:
        """The outline as an SVG path."""
        return path_of(self.outlines[at])

    def middle(self, at: int) -> tuple[float, float]:
        """A point well inside, for a name or a number."""
        point = shapely.point_on_surface(self.outlines[at])
        return round(float(point.x), 1), round(float(point.y), 1)


def plane(wkb: Sequence[bytes], width: float, height: float, beside: Sequence[bytes] = ()) -> tuple[Plane, Plane]:
    """Outlines (well-known binary, longitude and latitude) fitted into a drawing, and `beside` them others.

    The height is cut to what the outlines need.
    """
    shapes = np.asarray(shapely.from_wkb(list(wkb)), dtype=object)
    others = np.asarray(shapely.from_wkb(list(beside)), dtype=object)
    west, south, east, north = shapely.total_bounds(shapes)
    wide = float(np.cos(np.radians((south + north) / 2)))
    scale = min(width / max((east - west) * wide, 1e-9), height / max(north - south, 1e-9))
    needed = (north - south) * scale
    left = (width - (east - west) * wide * scale) / 2

    def flat(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack([left + (points[:, 0] - west) * wide * scale, (north - points[:, 1]) * scale])

    return tuple(Plane(width, needed, _simple(shapely.transform(each, flat))) for each in (shapes, others))  # type: ignore[return-value]


def _simple(shapes: Any) -> Any:
    return shapely.coverage_simplify(shapes, DETAIL) if len(shapes) else shapes


def path_of(shape: Any) -> str:
    """Every ring of a shape, to a tenth of a pixel, each point told from the one before."""
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return "".join(_ring(np.round(shapely.get_coordinates(ring) * 10).astype(np.int64)) for ring in rings)


def _ring(tenths: npt.NDArray[np.int64]) -> str:
    steps = np.diff(tenths, axis=0)[:-1]  # the last point is the first again: Z closes
    moved = steps[(steps != 0).any(axis=1)]
    start = f"M{_pair(tenths[0])}"
    return start + "l" + " ".join(_pair(step) for step in moved) + "Z" if len(moved) else ""


def _pair(tenths: npt.NDArray[np.int64]) -> str:
    return ",".join(f"{n / 10:g}" for n in tenths.tolist())
