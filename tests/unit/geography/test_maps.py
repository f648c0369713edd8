import numpy as np
import pyarrow as pa
import pytest
import shapely

from commonweal.errors import NotHeld
from commonweal.figures import Area
from commonweal.geography import Gazetteer
from commonweal.geography.neighbours import bordering
from commonweal.geography.shapes import simplified
from made_places import country

WAVE = [(1 + 0.002 * np.sin(3 * i), 50 + i / 50) for i in range(51)]


def _wavy_pair() -> np.ndarray:
    """Two areas that share a border with a hundred small bends."""
    west = shapely.Polygon([(0, 51), (0, 50), *WAVE])
    east = shapely.Polygon([(2, 50), (2, 51), *reversed(WAVE)])
    return np.array([west, east], dtype=object)


def test_neighbours_share_a_length_of_border_not_a_corner() -> None:
    places = Gazetteer.from_tables(country())
    assert [a.name for a in places.neighbours("W1")] == ["Beech", "Fir"]  # Gorse meets it in a corner
    assert places.neighbours("P1") == (Area("P2", "Birch", "district"),)
    assert places.neighbours("P0") == (Area("P1", "Alder", "district"),)  # P0 is part of P2 now


def test_overlapping_outlines_are_neighbours_too() -> None:
    boxes = np.array([shapely.box(0, 0, 1, 1), shapely.box(0.99, 0.1, 2, 0.9), shapely.box(5, 5, 6, 6)], dtype=object)
    assert bordering(0, boxes) == (1,)


def test_shapes_carry_the_area_asked_for_and_its_outline() -> None:
    places = Gazetteer.from_tables(country())
    areas = (Area("P0", "Cedar", "district"), Area("W2", "Beech", "ward"))
    shapes = places.shapes(areas)
    assert [s.area for s in shapes] == list(areas)
    assert shapely.from_wkb(shapes[1].wkb).equals(shapely.box(0, 51, 1, 52))


def test_an_outline_not_held_is_said() -> None:
    with pytest.raises(NotHeld, match="outline of Alder"):
        Gazetteer.from_tables({k: v for k, v in country().items() if "boundary" not in k}).shapes(
            [Area("P1", "Alder", "district")]
        )


def test_areas_are_simplified_as_one_coverage() -> None:
    pair = _wavy_pair()
    simple = simplified(pair, 2000)
    assert shapely.get_num_coordinates(simple).sum() < shapely.get_num_coordinates(pair).sum() / 3
    assert shapely.coverage_is_valid(simple)
    assert shapely.area(shapely.intersection(*simple)) == pytest.approx(0, abs=1e-12)
    assert simplified(pair, 0) is pair


def test_the_more_detailed_of_two_outlines_of_a_code_is_used() -> None:
    tables = country()
    wards = tables["boundary.ward.2025"]
    detailed = shapely.to_wkb(shapely.box(0, 50, 1, 51).segmentize(0.1))
    better = pa.table(wards.slice(0, 1).to_pydict() | {"wkb": [detailed]})
    tables["boundary.ward.2025"] = pa.concat_tables([wards, better, wards])
    places = Gazetteer.from_tables(tables)
    assert places.shapes(places.wards("P1"))[0].wkb == detailed
    assert len(places.outlines("ward", "2025").codes) == 4


def test_a_district_newer_than_the_outlines_is_drawn_from_all_it_was_made_of() -> None:
    tables = country()
    merged = {"P0": "P9", "P1": "P9", "P2": "P9", "P9": "P9"}
    tables["lookup.lad_history"] = pa.table(
        {
            "lad_code": list(merged),
            "lad_name": list(merged),
            "lad_active_code": list(merged.values()),
            "lad_active_name": ["Greenwood"] * len(merged),
        }
    )
    (shape,) = Gazetteer.from_tables(tables).shapes([Area("P9", "Greenwood", "district")])
    assert shapely.from_wkb(shape.wkb).equals(shapely.box(0, 50, 2, 52))
