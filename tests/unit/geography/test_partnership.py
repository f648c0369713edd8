import pyarrow as pa
import pytest

from commonweal.errors import NotHeld, UnknownPlace
from commonweal.figures import Area
from commonweal.geography import Gazetteer
from count_tables import lookup
from made_places import country, district_outlines

ALDER = Area("P1", "Alder", "district")
BIRCH = Area("P2", "Birch", "district")


@pytest.fixture
def places() -> Gazetteer:
    return Gazetteer.from_tables(country())


@pytest.mark.parametrize(
    "text", ["Alder", "alder ", "P1", "p1", "C1", "Gwernen", "Alder District Council", "Alder CSP"]
)
def test_a_partnership_of_one_district_goes_by_any_of_its_names(places: Gazetteer, text: str) -> None:
    found = places.partnership(text)
    assert (found.area, found.districts, found.csp) == (ALDER, (ALDER,), Area("C1", "Alder", "csp"))
    assert found.force == Area("F1", "Forest & Heath", "force")
    assert found.note == ""


def test_rows_of_the_home_force_are_known_by_name_and_slug(places: Gazetteer) -> None:
    alder = places.partnership("Alder")
    assert alder.is_home_force("Forest and Heath Constabulary")
    assert alder.is_home_force("forest-and-heath")
    assert not alder.is_home_force("Moor Police")
    assert not alder.is_home_force("British Transport Police")
    assert not alder.is_home_force(None)


def test_a_merged_district_is_told_as_what_it_is_now(places: Gazetteer) -> None:
    found = places.partnership("Cedar")
    assert found.area == BIRCH
    assert found.note == "Cedar is now part of Birch."


def test_a_partnership_whose_districts_have_merged_is_the_one_that_is_left(places: Gazetteer) -> None:
    assert places.partnership("Woodland").districts == (BIRCH,)


def test_a_partnership_of_several_districts_is_its_own_area() -> None:
    tables = country()
    del tables["lookup.lad_history"]
    places = Gazetteer.from_tables(tables)
    found = places.partnership("Woodland")
    assert found.area == Area("C2", "Woodland", "csp")
    assert [d.name for d in found.districts] == ["Birch", "Cedar"]
    assert places.partnership("Cedar").area.code == "P0"
    assert places.partnership("Cedar").csp == found.csp


def test_a_partnership_goes_before_a_district_of_its_name_and_says_so() -> None:
    tables = country()
    del tables["lookup.lad_history"]
    lookup = tables["lookup.lad_csp_pfa21"].to_pydict() | {"csp_name": ["Alder", "Birch", "Birch"]}
    tables["lookup.lad_csp_pfa21"] = pa.table(lookup)
    places = Gazetteer.from_tables(tables)
    assert places.partnership("Birch").area.code == "C2"
    assert places.partnership("Birch").note == "Birch is the partnership; the district of that name is P2."
    assert places.partnership("P2").districts == (BIRCH,)


def test_an_unknown_place_is_refused_with_the_nearest_names(places: Gazetteer) -> None:
    with pytest.raises(UnknownPlace, match=r"No district or partnership is called 'Aldr'\. Did you mean Alder\?"):
        places.partnership("Aldr")
    with pytest.raises(UnknownPlace):
        places.partnership("")


def test_a_force_is_no_partnership(places: Gazetteer) -> None:
    with pytest.raises(UnknownPlace, match="Forest & Heath"):
        places.partnership("F1")


def test_without_lookups_it_says_what_to_ingest() -> None:
    with pytest.raises(NotHeld, match="ingest reference"):
        Gazetteer.from_tables({}).partnership("Alder")


def test_outlines_alone_name_their_districts() -> None:
    found = Gazetteer.from_tables({"boundary.lad.2022": district_outlines()}).partnership("Birch")
    assert (found.area, found.force, found.csp) == (BIRCH, None, None)
    assert not found.is_home_force("Moor Police")


def test_areas_by_code(places: Gazetteer) -> None:
    assert places.area("P0") == BIRCH
    assert places.area("C2").kind == "csp"
    assert places.area("F2") == Area("F2", "Moor", "force")
    assert places.area("W1") == Area("W1", "Ash & Elm", "ward")
    assert places.area("L4a").kind == "lsoa"
    with pytest.raises(UnknownPlace):
        places.area("Q9")


STOCKTON = ("E06000004", "Stockton-on-Tees", "E22000030", "Stockton-on-Tees", "E23000013", "Cleveland")
TYNE = ("E08000021", "Newcastle upon Tyne", "E22000099", "Newcastle upon Tyne", "E23000007", "Northumbria")
LYME = ("E07000195", "Newcastle-under-Lyme", "E22000098", "Newcastle-under-Lyme", "E23000015", "Staffordshire")


def test_a_short_name_will_do_where_only_one_place_is_called_so() -> None:
    places = Gazetteer.from_tables({"lookup.lad19_csp19_pfa19": lookup(STOCKTON, TYNE, LYME)})
    for text in ("Stockton", "stockton ", "Stockton Borough Council"):
        assert places.partnership(text).area.code == "E06000004"
    with pytest.raises(UnknownPlace) as refused:
        places.partnership("Newcastle")
    assert "more than one place" in refused.value.message
    assert "Newcastle upon Tyne or Newcastle-under-Lyme" in refused.value.next_step


def test_a_district_that_was_only_in_part_a_partnership_s_stands_for_itself() -> None:
    """Christchurch was in Dorset's partnership; merged with Bournemouth and Poole it is in none of the three whole."""
    merged, dorset = ("E06000058", "Bournemouth, Christchurch and Poole"), ("E06000059", "Dorset")
    police = ("E23000039", "Dorset")
    parts = (("E22000063", "Bournemouth"), ("E22000067", "Poole"), ("E22000367", "Dorset"))
    rows = [(*merged, *part, *police) for part in parts] + [(*dorset, *parts[2], *police)]
    places = Gazetteer.from_tables({"lookup.lad19_csp19_pfa19": lookup(*rows)})
    found = places.partnership("Dorset")
    assert [d.code for d in found.districts] == ["E06000059"]
    assert found.note == (
        "Bournemouth, Christchurch and Poole stands for itself, though a part of it was this partnership's."
    )
    assert {d.code: p.area.code for p in places.partnerships for d in p.districts} == {
        "E06000058": "E06000058", "E06000059": "E06000059"
    }  # fmt: skip
    for each in places.partnerships:
        assert places.partnership(each.area.code).districts == each.districts
        assert places.partnership(each.area.name).districts == each.districts
