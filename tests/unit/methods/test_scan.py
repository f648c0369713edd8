import json

import pytest

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.scan import Asked, scanned
from commonweal.methods.table import read_table


def _table(tmp_path, lines, heading="location,time,count,population,x,y"):
    path = tmp_path / "cases.csv"
    path.write_text(heading + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return read_table(path)


def _lines(extra=20):
    """Nine places in a square over six months; one of them much busier in April and May."""
    return [
        f"L{p},2024-{m:02d},{3 + (extra if p == 4 and m in (4, 5) else 0)},1000,{p % 3},{p // 3}"
        for p in range(9)
        for m in range(1, 7)
    ]


def test_the_contract(tmp_path):
    answer = json.loads(scanned(_table(tmp_path, _lines()), Asked(replicates=99, seed=3)).to_json())
    first = answer["clusters"][0]
    assert answer["method"] == "scan" and answer["rows"] == answer["clusters"]
    assert first["locations"] == ["L4"] and (first["start"], first["end"]) == ("2024-04", "2024-05")
    assert first["observed"] == 46 and first["p"] == 0.01 and first["recurrence"] is None and first["llr"] > 20
    assert answer["note"] is None and answer["parameters"]["max_duration"] == 3


def test_what_has_no_row_is_no_event_and_said(tmp_path):
    lines = [line for line in _lines() if not line.startswith("L0,2024-03")]
    answer = scanned(_table(tmp_path, lines), Asked("permutation", replicates=99))
    assert answer.more["rows_absent"] == 1 and "1 of 54" in answer.more["note"]


def test_without_places_each_location_stands_alone(tmp_path):
    lines = [line.rsplit(",", 3)[0] for line in _lines()]
    answer = scanned(_table(tmp_path, lines, "location,time,count"), Asked(prospective=True, replicates=99))
    assert answer.parameters["places"] == "each location alone"
    assert all(len(row["locations"]) == 1 and row["end"] == "2024-06" for row in answer.rows)
    assert answer.rows[0]["recurrence"] == pytest.approx(1 / answer.rows[0]["p"])


@pytest.mark.parametrize(
    ("line", "refusal", "said"),
    [
        ("L0,2024-01,3,1000,0,0", RowsRefused, "second time"),
        ("L0,2024-07,,1000,0,0", RowsRefused, "line 56, column 'count': empty"),
        ("L0,2024-07,3,1000,5,0", RowsRefused, "two places"),
        ("L9,2024-07,3,,5,5", MethodRefused, "'L9' has no population"),
    ],
)
def test_refusals(tmp_path, line, refusal, said):
    with pytest.raises(refusal, match=said):
        scanned(_table(tmp_path, [*_lines(), line]), Asked(replicates=99))
