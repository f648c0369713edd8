import json

import pytest

from commonweal.errors import ColumnsRefused, MethodRefused, RowsRefused
from commonweal.methods.concentration import concentrated
from commonweal.methods.table import read_table


def _table(tmp_path, text):
    path = tmp_path / "lsoas.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


TEN = "area,count\n" + "".join(f"A{i},{c}\n" for i, c in enumerate([0, 10, 2, 0, 8, 0, 0, 0, 0, 0]))


def test_the_contract(tmp_path):
    answer = json.loads(concentrated(_table(tmp_path, TEN), [0.1, 0.2]).to_json())
    assert answer["gini"] == pytest.approx(0.78) and answer["gini_generalised"] == pytest.approx(0.78)
    assert answer["pai"] == pytest.approx({"0.1": 5.0, "0.2": 4.5})
    assert answer["pei"] == answer["rri"] == {"0.1": 1.0, "0.2": 1.0}
    assert [row["captured"] for row in answer["rows"]] == pytest.approx([0.5, 0.9])
    assert "by definition" in answer["note"] and answer["parameters"]["hottest_by"] == "count"


def test_the_hottest_areas_are_named_in_order(tmp_path):
    lorenz = concentrated(_table(tmp_path, TEN)).more["lorenz"]
    assert [point["area"] for point in lorenz[:3]] == ["A1", "A4", "A2"]
    assert lorenz[2]["share_of_size"] == pytest.approx(0.3) and lorenz[2]["share_of_events"] == 1


def test_an_earlier_count_chooses_the_hottest(tmp_path):
    text = "area,count,before,size\nA,10,1,1\nB,20,9,2\nC,10,5,1\nD,,7,1\n"
    answer = concentrated(_table(tmp_path, text), [0.25])
    row = answer.rows[0]
    assert answer.more["lorenz"][0]["area"] == "C" and answer.more["not_available"] == ["D"]
    assert (row["pai"], row["pei"]) == pytest.approx((1, 1))
    assert row["rri"] == pytest.approx((10 / 5) / (40 / 15))
    assert answer.more["note"] is None and answer.more["gini_generalised"] != answer.more["gini_generalised"]
    assert answer.parameters["hottest_by"] == "before" and answer.parameters["size"] == "the table's"


def test_the_default_shares(tmp_path):
    assert [row["share_of_size"] for row in concentrated(_table(tmp_path, TEN)).rows] == [0.01, 0.05, 0.1, 0.2]


@pytest.mark.parametrize(
    ("text", "refusal", "said"),
    [
        ("count\n1\n", ColumnsRefused, "no column 'area'"),
        ("area,count\nA,1\nA,2\n", RowsRefused, "a second time"),
        ("area,count,size\nA,1,0\n", RowsRefused, "above zero"),
        ("area,count\nA,1.5\n", RowsRefused, "whole number"),
        ("area,count\nA,0\nB,\n", MethodRefused, "No event was counted"),
    ],
)
def test_refusals(tmp_path, text, refusal, said):
    with pytest.raises(refusal, match=said):
        concentrated(_table(tmp_path, text))
