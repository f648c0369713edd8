import json

import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from commonweal.errors import ColumnsRefused, MethodRefused, RowsRefused
from commonweal.methods.change import change
from commonweal.methods.table import read_table


def _table(tmp_path, text):
    path = tmp_path / "wards.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


WARDS = """ward,offence,before,after
Ropner,burglary,120,85
Yarm,burglary,40,44
Norton,burglary,0,6
Nil,burglary,0,0
Gap,burglary,,5
"""


def test_the_contract(tmp_path):
    answer = change(_table(tmp_path, WARDS))
    assert answer.method == "change" and answer.parameters["level"] == 0.95
    tested = answer.rows[:4]
    p = [min(1, 2 * min(stats.binom.cdf(a, a + b, 0.5), stats.binom.sf(a - 1, a + b, 0.5))) for b, a in _pairs()]
    assert [row["p"] for row in tested] == pytest.approx(p)
    assert [row["q"] for row in tested] == pytest.approx(multipletests(p, method="fdr_bh")[1])
    assert answer.rows[0]["change_percent"] == pytest.approx(100 * (85 / 120 - 1))
    ends = stats.binomtest(85, 205).proportion_ci(0.95, method="exact")
    assert answer.rows[0]["interval"] == pytest.approx([100 * (end / (1 - end) - 1) for end in ends])


def _pairs():
    return [(120, 85), (40, 44), (0, 6), (0, 0)]


def test_labels_are_repeated_and_counts_are_whole(tmp_path):
    row = change(_table(tmp_path, WARDS)).rows[0]
    assert (row["ward"], row["offence"], row["before"], row["after"]) == ("Ropner", "burglary", 120, 85)


def test_no_base_no_events_and_no_figure_are_told_apart(tmp_path):
    rows = {row["ward"]: row for row in change(_table(tmp_path, WARDS)).rows}
    assert rows["Norton"]["change_percent"] is None and rows["Norton"]["interval"][1] is None
    assert "no base" in rows["Norton"]["note"]
    assert rows["Nil"]["verdict"] == "too few to say" and rows["Nil"]["interval"] == [-100, None]
    assert rows["Gap"]["verdict"] == "not available" and rows["Gap"]["before"] is None
    assert (rows["Gap"]["p"], rows["Gap"]["q"], rows["Gap"]["interval"]) == (None, None, None)


def test_exposure_is_read(tmp_path):
    answer = change(_table(tmp_path, "before,after,exposure_before,exposure_after\n21,11,3011,800\n"))
    assert answer.rows[0]["interval"] == pytest.approx([-14.15735966, 327.72659437])
    assert answer.rows[0]["change_percent"] == pytest.approx(97.1488095)


def test_dispersion_makes_it_quasi_poisson(tmp_path):
    exact, dispersed = change(_table(tmp_path, WARDS)), change(_table(tmp_path, WARDS), dispersion=4.0)
    assert dispersed.rows[0]["p"] > exact.rows[0]["p"]
    assert dispersed.parameters["dispersion"] == 4.0 and "quasi-Poisson" in dispersed.rows[0]["method"]


def test_level_widens_the_interval_and_sets_the_rate(tmp_path):
    narrow, wide = change(_table(tmp_path, WARDS), 0.8), change(_table(tmp_path, WARDS), 0.99)
    assert wide.rows[0]["interval"][1] > narrow.rows[0]["interval"][1]
    assert wide.parameters["false_discovery_rate"] == 0.01


def test_the_answer_is_json_whatever_is_missing(tmp_path):
    assert json.loads(change(_table(tmp_path, "before,after\nNA,\n0,0\n")).to_json())["rows"][0]["p"] is None


@pytest.mark.parametrize(
    "text, refusal, said",
    [
        ("ward,after\nRopner,1\n", ColumnsRefused, "no column 'before'"),
        ("before,after\n1,-2\n", RowsRefused, "negative"),
        ("before,after\n1,few\n", RowsRefused, "'few' is not a number"),
        ("before,after,exposure_after\n1,2,3\n", MethodRefused, "without its pair"),
        ("before,after,exposure_before,exposure_after\n1,2,0,3\n", RowsRefused, "above zero"),
    ],
)
def test_refusals(tmp_path, text, refusal, said):
    with pytest.raises(refusal, match=said):
        change(_table(tmp_path, text))
