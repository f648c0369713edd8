import json

import pytest

from commonweal.errors import ColumnsRefused, MethodRefused, RowsRefused
from commonweal.methods.funnel import Asked, compare_areas
from commonweal.methods.table import read_table
from commonweal.stats.funnel import funnel, ranks

AREAS = """area,force,count,population
Alder,North,120,"10,000"
Birch,North,90,10000
Cedar,South,210,10000
Damson,South,3,1000
Elder,South,130,10000
Fir,East,,10000
Gorse,East,140,
"""
COUNT, PEOPLE = [120, 90, 210, 3, 130], [10_000, 10_000, 10_000, 1_000, 10_000]


def _table(tmp_path, text=AREAS):
    path = tmp_path / "areas.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


def test_the_contract(tmp_path):
    answer = compare_areas(_table(tmp_path))
    found, places = funnel(COUNT, PEOPLE), ranks(COUNT, PEOPLE)
    assert answer.method == "funnel" and answer.more["target"] == found.target and answer.more["areas"] == 5
    for at, row in enumerate(answer.rows[:5]):
        assert row["rate"] == found.rate[at]
        assert row["interval"] == [found.rate_low[at], found.rate_high[at]]
        assert row["limits_95"] == [found.low_95[at], found.high_95[at]]
        assert row["limits_998"] == [found.low_998[at], found.high_998[at]]
        assert row["verdict"] == found.verdict[at]
        assert (row["rank"], row["rank_interval"]) == (places.rank[at], [places.low[at], places.high[at]])
    assert {row["verdict"] for row in answer.rows} == {"above", "within", "below", "not available"}


def test_labels_are_repeated(tmp_path):
    row = compare_areas(_table(tmp_path)).rows[2]
    assert (row["area"], row["force"], row["count"], row["population"]) == ("Cedar", "South", 210, 10_000)


def test_a_missing_count_or_population_is_not_available_and_why_is_said(tmp_path):
    answer = json.loads(compare_areas(_table(tmp_path)).to_json())
    rows = {row["area"]: row for row in answer["rows"]}
    assert (rows["Fir"]["note"], rows["Gorse"]["note"]) == ("no count", "no population")
    for name in ("Fir", "Gorse"):
        assert rows[name]["verdict"] == "not available"
        unknown = ("rate", "interval", "limits_95", "limits_998", "z", "rank", "rank_interval")
        assert [rows[name][key] for key in unknown] == [None] * 7
    assert rows["Gorse"]["count"] == 140 and rows["Fir"]["count"] is None


def test_settings_reach_the_method(tmp_path):
    asked = Asked(100_000, "additive", 0.05, True, 1300.0, 0.9)
    answer = compare_areas(_table(tmp_path), asked)
    found = funnel(
        COUNT, PEOPLE, per=100_000, overdispersion="additive", winsorise=0.05, consistent=True, target=1300.0, level=0.9
    )
    assert (answer.more["phi"], answer.more["tau2"], answer.more["target"]) == (found.phi, found.tau2, 1300)
    assert answer.rows[0]["interval"] == [found.rate_low[0], found.rate_high[0]]
    assert answer.parameters["overdispersion"] == "additive" and answer.parameters["consistent"]


def test_phi_and_tau2_are_null_where_not_asked_for(tmp_path):
    answer = json.loads(compare_areas(_table(tmp_path)).to_json())
    assert answer["phi"] is None and answer["tau2"] is None


@pytest.mark.parametrize(
    ("text", "refusal", "said"),
    [
        ("count,population\n1,2\n", ColumnsRefused, "no column 'area'"),
        ("area,count\nA,2\n", ColumnsRefused, "no column 'population'"),
        ("area,count,population\nA,1,0\n", RowsRefused, "above zero"),
        ("area,count,population\nA,-1,10\n", RowsRefused, "negative"),
        ("area,count,population\nA,1,10\nA,2,10\n", RowsRefused, "line 3: area 'A' comes a second time"),
        ("area,count,population\n,1,10\n", RowsRefused, "has no name"),
    ],
)
def test_refusals(tmp_path, text, refusal, said):
    with pytest.raises(refusal, match=said):
        compare_areas(_table(tmp_path, text))


def test_overdispersion_of_too_few_areas_is_refused(tmp_path):
    with pytest.raises(MethodRefused, match="from 1 areas"):
        compare_areas(_table(tmp_path, "area,count,population\nA,1,10\nB,,10\n"), Asked(overdispersion="additive"))


def test_one_area_alone_says_so(tmp_path):
    row = compare_areas(_table(tmp_path, "area,count,population\nA,12,1000\nB,,1000\n")).rows[0]
    assert row["verdict"] == "not available" and row["note"] == "no other area to compare with" and row["rate"] == 12
