"""Outlines laid flat: north up, borders shared, holes kept, well-formed paths."""

import re

import numpy as np
import pytest
import shapely

from commonweal.rendering.charts.plane import path_of, plane


def _wkb(*shapes):
    return [shapely.to_wkb(shape) for shape in shapes]


def test_north_is_up_and_the_whole_fits():
    south, north = shapely.box(0, 54, 0.1, 54.05), shapely.box(0, 54.05, 0.1, 54.1)
    laid, _ = plane(_wkb(south, north), 200, 300)
    assert laid.middle(1)[1] < laid.middle(0)[1]
    west, top, east, bottom = shapely.total_bounds(laid.outlines)
    assert (west >= -0.01, top >= -0.01) == (True, True) and east <= 200.01 and bottom <= laid.height + 0.01


def test_a_degree_of_longitude_is_as_short_as_it_is_there():
    laid, _ = plane(_wkb(shapely.box(0, 59.95, 0.1, 60.05)), 400, 400)
    west, north, east, south = laid.outlines[0].bounds
    assert (east - west) / (south - north) == pytest.approx(0.5, abs=0.01)


def test_what_lies_beside_is_laid_on_the_same_plane():
    one = shapely.box(0, 54, 0.1, 54.1)
    laid, beside = plane(_wkb(one), 200, 200, _wkb(one))
    assert shapely.equals_exact(laid.outlines[0], beside.outlines[0], 1e-9)


def test_a_path_closes_every_ring_and_comes_back_to_its_points():
    ring = shapely.Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [[(4, 4), (6, 4), (6, 6), (4, 6)]])
    path = path_of(ring)
    assert path.count("M") == path.count("Z") == 2
    first = path.split("Z")[0]
    numbers = np.array([float(n) for n in re.findall(r"-?[\d.]+", first)]).reshape(-1, 2)
    assert np.cumsum(numbers, axis=0).tolist() == shapely.get_coordinates(ring.exterior)[:-1].tolist()


def test_an_outline_too_small_to_be_seen_has_no_path():
    assert path_of(shapely.box(0, 0, 0.01, 0.01)) == ""
