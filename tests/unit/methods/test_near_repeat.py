import json

import pytest

from commonweal.errors import RowsRefused
from commonweal.methods.near_repeat import repeated
from commonweal.methods.table import read_table

BANDS = {"space": [100, 200], "days": [7, 14]}


def _table(tmp_path, lines):
    path = tmp_path / "events.csv"
    path.write_text("x,y,date\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return read_table(path)


FAR = [f"{1000 * i},0,2024-{1 + i % 12:02d}-01" for i in range(30)]


def test_the_contract(tmp_path):
    lines = [*FAR, *(f"{1000 * i + 20},0,2024-{1 + i % 12:02d}-03" for i in range(12)), ",5,2024-01-01", "1,1,"]
    answer = json.loads(repeated(_table(tmp_path, lines), **BANDS, seed=2).to_json())
    first = answer["rows"][0]
    assert answer["method"] == "near-repeat" and len(answer["rows"]) == 4 and answer["events"] == 42
    assert first["observed"] == 12 and first["ratio"] > 2 and first["p"] == 0.001
    assert (first["space"], first["days"]) == ("0 to under 100", "0 to 6") and answer["left_out"] == 2
    assert "more pairs than by chance" in answer["in_words"] and "lasts 6 days" in answer["in_words"]


def test_no_pattern_is_said(tmp_path):
    answer = repeated(_table(tmp_path, FAR), **BANDS)
    assert "No near-repeat pattern" in answer.more["in_words"]


def test_the_same_record_twice_is_counted(tmp_path):
    assert repeated(_table(tmp_path, [*FAR, FAR[0]]), **BANDS).more["same_place_and_day"] == 1


def test_months_are_refused(tmp_path):
    with pytest.raises(RowsRefused, match="line 2, column 'date': '2024-03' is no day"):
        repeated(_table(tmp_path, ["1,1,2024-03"]), **BANDS)
