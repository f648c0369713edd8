import doctest
import json

import pytest

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods import displacement as method
from commonweal.methods.displacement import displaced
from commonweal.methods.table import read_table

PAPER = (
    "area,role,before,after\nT,target,207,110\nC,target_control,308,318\nN,nearby,178,157\nD,nearby_control,150,140\n"
)


def _table(tmp_path, text):
    path = tmp_path / "areas.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


def test_the_contract(tmp_path):
    answer = json.loads(displaced(_table(tmp_path, PAPER)).to_json())
    wdd = answer["wdd"]
    assert answer["method"] == "displacement"
    assert [wdd[part]["estimate"] for part in ("target", "nearby", "total")] == [-107, -11, -118]
    assert round(wdd["total"]["standard_error"], 1) == 39.6 and round(wdd["z"], 2) == -2.98
    assert [round(end) for end in wdd["interval"]] == [-196, -40] and wdd["smallest_detectable"] > 110
    assert answer["wdq"]["value"] == pytest.approx(0.2582, abs=1e-4) and "fell too" in answer["wdq"]["reading"]
    assert answer["rows"][0] == {"area": "T", "role": "target", "before": "207", "after": "110", "change": -97}


def test_nothing_seen_is_never_said_alone(tmp_path):
    words = displaced(_table(tmp_path, PAPER)).more["in_words"]
    assert "no clear displacement" in words and "one of about 74 would have been seen" in words


def test_without_nearby_and_with_an_area_not_available(tmp_path):
    text = "area,role,before,after\nT,target,20,10\nC, Target_Control ,30,31\nE,target_control,,9\n"
    answer = json.loads(displaced(_table(tmp_path, text)).to_json())
    assert answer["wdd"]["nearby"] is None and answer["wdq"]["value"] is None
    assert answer["not_available"] == ["E"] and answer["rows"][2]["change"] is None


@pytest.mark.parametrize(
    ("text", "refusal", "said"),
    [
        (PAPER + "T,target,1,1\n", RowsRefused, "second time"),
        (PAPER.replace("nearby,", "ring,"), MethodRefused, "'ring' is no role"),
        (PAPER.replace("207", "-2"), RowsRefused, "negative"),
    ],
)
def test_refusals(tmp_path, text, refusal, said):
    with pytest.raises(refusal, match=said):
        displaced(_table(tmp_path, text))


def test_the_example_in_words_runs():
    outcome = doctest.testmod(method)
    assert outcome.attempted and not outcome.failed
