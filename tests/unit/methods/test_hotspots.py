import json

import numpy as np
import pytest

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.hotspots import Asked, gathered
from commonweal.methods.table import read_table
from lattice import pairs


def _table(path, text):
    path.write_text(text, encoding="utf-8")
    return read_table(path)


@pytest.fixture
def made(tmp_path):
    """A hundred areas in a square, nine of them hot, one not known; and who lies beside whom."""
    values = np.random.default_rng(2).poisson(6, 100)
    values[[22, 23, 24, 32, 33, 34, 42, 43, 44]] += 20
    lines = [f"A{i},{'' if i == 99 else v},{i % 10},{i // 10},ward {i}" for i, v in enumerate(values)]
    table = _table(tmp_path / "areas.csv", "area,value,x,y,name\n" + "\n".join(lines) + "\n")
    beside = "area,neighbour\n" + "".join(f"A{i},A{j}\n" for i, j in pairs(10))
    return table, _table(tmp_path / "pairs.csv", beside)


def test_the_contract(made):
    table, beside = made
    answer = json.loads(gathered(table, Asked(pairs=beside, seed=4)).to_json())
    rows = {row["area"]: row for row in answer["rows"]}
    assert answer["method"] == "hotspots" and answer["parameters"]["permutations"] == 3959
    assert rows["A33"]["label"] == "hot spot" and rows["A33"]["q"] <= 0.05 and rows["A33"]["neighbours"] == 4
    assert {"z", "p_simulated", "q", "label"} <= set(rows["A0"]) and rows["A0"]["name"] == "ward 0"
    assert rows["A99"]["label"] == "not available" and rows["A99"]["value"] is None and rows["A99"]["z"] is None
    assert answer["significant"] >= 4 and answer["areas"] == 99 and answer["note"] is None


def test_pairs_and_distance_agree_where_they_mean_the_same(made):
    table, beside = made
    ways = [gathered(table, asked).rows for asked in (Asked(pairs=beside), Asked(within=1))]
    assert ways[0] == ways[1] or str(ways[0]) == str(ways[1])


def test_local_moran_s_labels(made):
    table, _ = made
    rows = gathered(table, Asked("local-moran", nearest=8, permutations=9999)).rows
    assert rows[33]["label"] == "high among high"


def test_too_few_permutations_are_said(made):
    table, beside = made
    assert "--permutations" in gathered(table, Asked(pairs=beside, permutations=99)).more["note"]


def test_refusals(made, tmp_path):
    table, beside = made
    with pytest.raises(MethodRefused, match="said twice"):
        gathered(table, Asked())
    with pytest.raises(MethodRefused, match="said twice"):
        gathered(table, Asked(pairs=beside, nearest=3))
    with pytest.raises(RowsRefused, match="'B1' is no area"):
        gathered(table, Asked(pairs=_table(tmp_path / "p.csv", "area,neighbour\nA1,B1\n")))
