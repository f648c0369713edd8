"""The fictional places hang together: they cover the land once, nest, and stay in one piece."""

import numpy as np
import pytest
import shapely

from commonweal.demo.grouping import is_one_piece
from commonweal.demo.places import Places, settle_places
from commonweal.demo.plan import FULL, TINY


@pytest.fixture(scope="module")
def places() -> Places:
    return settle_places(FULL)


def test_the_borough_has_its_size(places: Places) -> None:
    home = places.district_of == 0
    assert home.sum() == 110
    assert (places.wards.district == 0).sum() == 24
    assert (places.old_wards.district == 0).sum() == 23
    assert 185_000 < places.residents[home].sum() < 200_000
    assert len(places.lsoa21.codes) - len(places.lsoa11.codes) == FULL.splits


def test_small_areas_cover_the_land_once(places: Places) -> None:
    assert shapely.is_valid(places.cells).all()
    assert shapely.coverage_is_valid(np.array(places.cells))


def test_every_ward_of_the_borough_is_in_one_piece_in_both_editions(places: Places) -> None:
    for areas, member_of in ((places.wards, places.ward_of), (places.old_wards, places.old_ward_of)):
        for ward in np.flatnonzero(areas.district == 0):
            members = np.flatnonzero(member_of == ward)
            assert 2 <= len(members) <= 12
            assert is_one_piece(members, places.touching)


def test_the_ward_review_moved_a_small_area_and_split_a_ward(places: Places) -> None:
    home = places.district_of == 0
    new = np.array(places.wards.names)[places.ward_of[home]]
    old = np.array(places.old_wards.names)[places.old_ward_of[home]]
    assert set(new) - set(old) == {"Oxlow & Sandlings"}
    assert ((new != old) & (new != "Oxlow & Sandlings")).sum() == 1


def test_codes_are_unique(places: Places) -> None:
    for areas in (places.lsoa11, places.lsoa21, places.wards, places.old_wards):
        assert len(set(areas.codes)) == len(areas.codes)
        assert len(set(zip(areas.names, areas.district.tolist(), strict=True))) == len(areas.names)


def test_a_tiny_borough_has_the_same_shape() -> None:
    tiny = settle_places(TINY)
    assert (tiny.district_of == 0).sum() == 12
    assert [n for n, d in zip(tiny.wards.names, tiny.wards.district, strict=True) if d == 0] == [
        "Tallow Town",
        "Candlewick",
        "Kiln & Cooperage",
    ]
    assert shapely.coverage_is_valid(np.array(tiny.cells))
