import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.geography.placement import METRES_A_DEGREE, NEAREST_METRES, NOWHERE, place_points

SQUARES = np.array([shapely.box(x, y, x + 0.01, y + 0.01) for x in (0, 0.01) for y in (54, 54.01)], dtype=object)
OF_A_DEGREE = 1_000_000


def _place(x: float, y: float) -> tuple[int, bool]:
    placed = place_points(np.array([round(x * OF_A_DEGREE)]), np.array([round(y * OF_A_DEGREE)]), SQUARES)
    return int(placed.index[0]), bool(placed.near[0])


def test_points_inside_and_on_borders() -> None:
    assert _place(0.005, 54.005) == (0, False)
    assert _place(0.015, 54.015) == (3, False)
    assert _place(0.01, 54.005) == (0, False)  # on the border of 0 and 2: the first
    assert _place(0.01, 54.01) == (0, False)  # the corner of all four


def test_a_point_just_outside_goes_to_the_nearest_within_the_stated_distance() -> None:
    north = 54.02 + (NEAREST_METRES - 1) / METRES_A_DEGREE
    assert _place(0.005, north) == (1, True)
    assert _place(0.005, 54.02 + (NEAREST_METRES + 1) / METRES_A_DEGREE) == (NOWHERE, False)


def test_the_distance_is_in_metres_east_and_west_too() -> None:
    degrees = NEAREST_METRES / METRES_A_DEGREE / np.cos(np.radians(54.005))
    assert _place(-0.98 * degrees, 54.005) == (0, True)
    assert _place(-1.02 * degrees, 54.005) == (NOWHERE, False)


def test_nothing_to_place_and_nowhere_to_place_it() -> None:
    none = np.array([], dtype=np.int32)
    assert len(place_points(none, none, SQUARES).index) == 0
    assert place_points(np.array([1]), np.array([1]), SQUARES[:0]).index.tolist() == [NOWHERE]


@st.composite
def _coverage(draw: st.DrawFn) -> np.ndarray:
    """Cells between random points: a coverage whose borders run every way."""
    numbers = st.integers(-2000, 2000)
    points = draw(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=12, unique=True))
    frame = shapely.box(-0.002, 53.998, 0.002, 54.002)
    cells = shapely.voronoi_polygons(shapely.MultiPoint([(x / 1e6, 54 + y / 1e6) for x, y in points]), extend_to=frame)
    return np.array([c for c in cells.geoms if c.area > 0], dtype=object)


@given(_coverage(), st.lists(st.tuples(st.integers(-3000, 3000), st.integers(-3000, 3000)), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_as_each_point_asked_of_each_polygon(cells: np.ndarray, points: list[tuple[int, int]]) -> None:
    doubled = points + points[: len(points) // 2]  # equal points are folded
    x, y = (np.array(c, dtype=np.int32) for c in zip(*[(a, 54_000_000 + b) for a, b in doubled], strict=True))
    placed = place_points(x, y, cells)
    for i in range(len(x)):
        point = shapely.Point(x[i] / 1e6, y[i] / 1e6)
        inside = [n for n, cell in enumerate(cells) if cell.intersects(point)]
        if inside:
            assert (placed.index[i], placed.near[i]) == (inside[0], False)
        else:
            metres = [_metres(point, cell) for cell in cells]
            assert placed.near[i] == (min(metres) <= NEAREST_METRES)
            if placed.near[i]:
                assert metres[placed.index[i]] == pytest.approx(min(metres))


def _metres(point: shapely.Point, cell: shapely.Geometry) -> float:
    wide = float(np.cos(np.radians(point.y)))
    flat = [shapely.transform(g, lambda xy: xy * [wide, 1]) for g in (point, cell)]
    return float(shapely.distance(*flat)) * METRES_A_DEGREE
