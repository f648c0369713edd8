import pytest

from commonweal.errors import RowsRefused
from commonweal.sources.mhclg.deprivation import read_deprivation
from commonweal.sources.ons.content import Content
from commonweal.sources.ons.reference_table import ReferenceTable
from commonweal.sources.ons.rows import read_rows
from commonweal.sources.ons.tables import read_table


def _read(text: str, name: str = "renamed.csv") -> ReferenceTable | None:
    rows = read_rows(Content(name, "0" * 64, text))
    return read_deprivation(rows) or read_table(rows)


def _known(text: str, name: str = "renamed.csv") -> ReferenceTable:
    table = _read(text, name)
    assert table is not None
    return table


def test_a_lookup_is_named_by_its_codes() -> None:
    table = _known("FID,LSOA11CD,LSOA11NM,WD19CD,WD19NM,LAD19CD,LAD19NM\n1,A1,a,B1,b,C1,c\n2,A2,a,B1,b,C1,c\n")
    assert (table.dataset, table.scope) == ("lookup.lsoa11_wd19_lad19", "C1")
    assert (table.label, table.label_from) == ("2019", "columns")
    assert table.table.column("wd19_code").to_pylist() == ["B1", "B1"]
    assert table.table.column("wd19_welsh").to_pylist() == [None, None]


def test_changes_between_editions_are_kept() -> None:
    table = _known("F_LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId\nA,a,B,b,S,C,c,,1\n")
    assert table.dataset == "lookup.lsoa11_lsoa21_lad22"
    assert table.table.column("change").to_pylist() == ["S"]


def test_codes_through_time() -> None:
    heading = "WDCD,WDNM,LADCD,LADNM,SOURCEFILE,LADCD_ACTIVE,LADNM_ACTIVE,RGNCD,RGNNM,LAD20CD,LAD20NM\n"
    table = _known(heading + "W1,w,D1,d,2016,D2,e,R1,r,D1,d\nW2,w,D3,d,2024,D2,e,R1,r,D3,d\n")
    assert (table.dataset, table.scope) == ("lookup.ward_history", "D2")
    assert (table.label, table.label_from) == ("2024", "rows")
    assert table.table.column("lad_active_code").to_pylist() == ["D2", "D2"]
    assert "lad20_code" not in table.table.column_names


def test_names_alone_are_a_lookup_too() -> None:
    assert _known("FID,CSP19CD,CSP19NM,CSP19NMW\n1,Z1,z,\n2,Z9,y,\n").dataset == "lookup.csp19"


def test_other_columns_beside_codes_make_it_something_else() -> None:
    assert _read("LSOA code,LSOA name,Month,Crime type\nA1,a,2024-01,Drugs\n") is None
    assert _read("month,lad_name,lad_code,total\n2024-01,a,A1,9\n") is None


@pytest.mark.parametrize("pair", ["x,y", "BNG_E,BNG_N", "easting,northing"])
def test_centroids_on_the_grid_become_degrees(pair: str) -> None:
    table = _known(f"LSOA21CD,{pair}\nA1,445916,524003\n")
    assert table.dataset == "lookup.lsoa21_centroids"
    row = table.table.to_pylist()[0]
    assert row["longitude"] == pytest.approx(-1.290649, abs=1e-4)  # as ONS gives both for one point
    assert row["latitude"] == pytest.approx(54.60912, abs=1e-4)


def test_centroids_in_degrees_stay() -> None:
    assert _known("LSOA21CD,x,y\nA1,-1.5,54.5\n").table.to_pylist() == [
        {"code": "A1", "longitude": -1.5, "latitude": 54.5}
    ]


def test_a_population_keeps_every_count_beside_its_residents() -> None:
    table = _known("lsoa11cd,lad19cd,all_ages,age_0_9\nA1,D1,1749,206\nA2,D1,,1\n")
    assert (table.dataset, table.scope) == ("population.lsoa11.undated", "D1")
    assert (table.label, table.label_from) == ("not stated", "not stated")
    first, second = table.table.to_pylist()
    assert (first["code"], first["district"], first["residents"]) == ("A1", "D1", 1749)
    assert dict(first["measures"]) == {"all_ages": 1749.0, "age_0_9": 206.0}
    assert second["residents"] is None


def test_the_year_stands_in_a_column_or_in_the_name_or_nowhere() -> None:
    assert _known("code,name,population_value_2001_all,population_value_2011_all\nE06000001,a,1,2\n").dataset == (
        "population.lad.2011"
    )
    text = "ltla21_code,ltla21_name,total_population,0,90+\nA1,a,3,1,2\n"
    named = _known(text, "lad21_mid2020_single_year.csv")
    assert (named.dataset, named.label, named.label_from) == ("population.lad21.mid2020", "mid2020", "file name")
    assert _known(text).dataset == "population.lad21.undated"


def test_thousands_commas_inside_quotes() -> None:
    table = _known('LSOA Code,LSOA Name,,Persons,Persons,Hectares\nA1,a,,"1,563","1,517",650\n')
    assert table.table.column("residents").to_pylist() == [1563]
    assert dict(table.table.column("measures")[0].as_py())["Persons 2"] == 1517.0


def test_made_up_codes_are_as_good_as_any() -> None:
    assert _known("code,name,residents\nQ1,a,5\n").dataset == "population.area.undated"


def test_deprivation_by_its_domains() -> None:
    domains = "income,employment,education,health,crime,housing,environment"
    table = _known(f"lsoa_code,lsoa_name,lad_code,imd,{domains}\nA1,a,D1,6.2,1,2,3,4,5,6,7\n")
    assert (table.dataset, table.publisher[:8]) == ("deprivation.lsoa.undated", "Ministry")
    assert dict(table.table.column("measures")[0].as_py())["crime"] == 5.0
    dated = _known(
        "ltla24_code,imd25_extent,Income_x,Employment_x,Education_x,Health_x,Crime_x,Living_Environment_x\n"
        "A1,1,1,1,1,1,1,1\n"
    )
    assert (dated.dataset, dated.label_from) == ("deprivation.lad24.imd2025", "columns")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("LAD21CD,LAD21NM,residents\nA1,a,1\nA1,a,2\n", "more than one row for A1"),
        ("LAD21CD,LAD21NM,residents\nA1,a,many\n", "holds 'many', which is not a number"),
        ("LAD21CD,LAD21NM,residents\nA1,a,-4\n", "negative number of residents"),
        ("LSOA21CD,x,y\nA1,1,\n", "y is blank in row 1"),
        ("LSOA21CD,WD25CD\n,B1\n", "no area codes in its rows"),
    ],
)
def test_unsound_rows_are_refused_in_a_sentence(text: str, complaint: str) -> None:
    with pytest.raises(RowsRefused, match=complaint):
        _read(text)
