import numpy as np
import pytest
import shapely

from commonweal.errors import MethodRefused
from commonweal.geography.hexagons import centres, hexagons, to_grid
from commonweal.geography.placement import NOWHERE


def _place(west=445_000, south=518_000, wide=3_000, high=2_000):
    """A rectangle on the National Grid, in longitude and latitude."""
    corners = np.array([[west, south], [west + wide, south], [west + wide, south + high], [west, south + high]])
    return shapely.polygons(np.column_stack(to_grid().transform(*corners.T, direction="INVERSE")))


@pytest.fixture(scope="module")
def cells():
    return hexagons([_place()], 500)


def _on_grid(shapes):
    return shapely.transform(shapes, lambda xy: np.column_stack(to_grid().transform(*xy.T)))


def test_cells_are_regular_of_the_size_asked_for_and_stand_on_a_point(cells):
    drawn = _on_grid(cells.polygons)
    assert shapely.area(drawn) == pytest.approx(500**2 * np.sqrt(3) / 2, rel=1e-6)
    west, _, east, north = shapely.bounds(drawn[0])
    assert east - west == pytest.approx(500, abs=0.01)
    top = shapely.get_coordinates(drawn[0])
    assert (np.abs(top[:, 1] - north) < 0.01).sum() in (1, 2)  # one corner is highest (the ring repeats its first)


def test_they_cover_the_place_without_overlap(cells):
    drawn, place = _on_grid(cells.polygons), _on_grid(_place())
    assert shapely.union_all(drawn).buffer(0.01).contains(place)
    assert (cells.inside * shapely.area(drawn)).sum() == pytest.approx(shapely.area(place), rel=1e-6)
    assert (cells.inside > 0).all() and cells.inside.max() == pytest.approx(1)


def test_a_cell_within_has_six_neighbours_equally_far(cells):
    pairs = cells.neighbours()
    apart = np.diff(centres(cells.axial, 500)[pairs], axis=1)[:, 0]
    assert np.hypot(*apart.T) == pytest.approx(500)
    many = np.bincount(pairs.ravel(), minlength=len(cells.names))
    assert many.max() == 6 and (many[cells.inside > 0.999] == 6).sum() > 10
    assert len({tuple(sorted(p)) for p in pairs.tolist()}) == len(pairs)


def test_each_point_lies_in_the_cell_that_is_drawn_around_it(cells):
    random = np.random.default_rng(1)
    grid = np.column_stack([random.uniform(445_000, 448_000, 400), random.uniform(518_000, 520_000, 400)])
    longitude, latitude = to_grid().transform(*grid.T, direction="INVERSE")
    at = cells.cell_of(np.round(longitude * 1e6), np.round(latitude * 1e6))
    drawn = _on_grid(cells.polygons)
    assert (shapely.distance(shapely.points(grid), drawn[at]) < 0.2).all() and (at != NOWHERE).all()


def test_a_point_elsewhere_lies_in_none(cells):
    assert cells.cell_of([-1_000_000], [51_500_000]).tolist() == [NOWHERE]


def test_a_cell_has_the_same_name_whatever_the_place(cells):
    other = hexagons([_place(west=446_000, wide=4_000)], 500)
    shared = set(cells.names) & set(other.names)
    assert len(shared) > 15 and len(set(cells.names)) == len(cells.names)
    one = next(iter(shared))
    assert shapely.equals_exact(
        cells.polygons[cells.names.index(one)], other.polygons[other.names.index(one)], tolerance=1e-9
    )


@pytest.mark.parametrize(("metres", "said"), [(50, "too small"), (9_000, "too large"), (100, "cells")])
def test_sizes_that_are_refused(metres, said):
    with pytest.raises(MethodRefused, match=said):
        hexagons([_place(wide=60_000, high=60_000)], metres)
