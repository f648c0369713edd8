"""The invented country is whole: its people, ground and shares add up, and its kinds lie apart."""

import numpy as np
import pytest

from commonweal.demo.national import ground, names
from commonweal.demo.national.country import Country, settle
from commonweal.demo.national.kinds import TRAITS, kind_levels
from commonweal.demo.national.plan import MOST, NationalPlan


@pytest.fixture(scope="module")
def country() -> Country:
    return settle(NationalPlan(points=1))


def test_it_is_the_size_of_england_and_wales(country: Country) -> None:
    assert (len(country.forces), len(country.names)) == (43, 300)
    assert 45e6 < country.residents.sum() < 70e6
    assert 28_000 < len(country.lsoas) < 40_000


def test_small_areas_hold_all_residents_of_their_district(country: Country) -> None:
    held = np.bincount(country.district_of_area, country.area_residents)
    np.testing.assert_array_equal(held, country.residents)


def test_shares_of_small_areas_add_up_to_their_partnership(country: Country) -> None:
    np.testing.assert_allclose(np.bincount(country.district_of_area, country.share), 1.0)


def test_each_force_has_three_partnerships_or_more_side_by_side(country: Country) -> None:
    assert np.bincount(country.force).min() >= 3
    assert (np.diff(country.force) >= 0).all()


def test_the_ground_is_what_density_asks_for(country: Country) -> None:
    west, south, east, north = country.boxes.T
    hectares = (east - west) * (north - south) / ground.METRES**2
    np.testing.assert_allclose(country.residents / hectares, country.traits["density"])


def test_points_lie_within_their_district(country: Country) -> None:
    outlines = ground.outlines(country.boxes[:3])
    printed = country.places[: int(country.areas[:3].sum())].to_pylist()
    for text, district in zip(printed, country.district_of_area.tolist(), strict=False):
        longitude, latitude, street, lsoa, name = text.split(",")
        west, south, east, north = outlines[district].bounds
        assert west <= float(longitude) <= east
        assert south <= float(latitude) <= north
        assert street.startswith("On or near ") and name.startswith(country.names[district])
        assert lsoa in country.lsoas[country.first_area[district] :][: country.areas[district]]


def test_kinds_differ_more_than_the_places_of_one(country: Country) -> None:
    for trait in TRAITS:
        values = np.log(country.traits[trait.name]) if trait.logarithm else country.traits[trait.name]
        between = kind_levels(values, country.kind).std()
        assert (values - kind_levels(values, country.kind)[country.kind]).std() < between / 3


def test_no_two_names_are_alike() -> None:
    called = names.districts(MOST["partnerships"], np.random.default_rng(1))
    assert len(set(called)) == MOST["partnerships"]
    assert len(set(names.forces(MOST["forces"]))) == MOST["forces"]
    assert len(dict(names.regions())) == 10
