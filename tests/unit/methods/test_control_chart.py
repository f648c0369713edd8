import json

import pytest

from commonweal.errors import ColumnsRefused, MethodRefused, RowsRefused
from commonweal.methods.control_chart import control_chart
from commonweal.methods.table import read_table
from commonweal.stats.control_chart import proportions, rates

USUAL = [12, 11, 13, 12, 10, 12, 14, 12, 11, 13, 12, 12]


def _table(tmp_path, rows, heading="period,value"):
    path = tmp_path / "indicator.csv"
    path.write_text(heading + "\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_table(path)


def _months(values, first=2024):
    return [f"{first + i // 12}-{i % 12 + 1:02d},{value}" for i, value in enumerate(values)]


def test_a_month_outside_is_named_and_the_others_are_not(tmp_path):
    answer = control_chart(_table(tmp_path, _months([*USUAL, 19])), baseline=12)
    assert answer.rows[-1]["beyond"] == "above" and answer.rows[-1]["period"] == "2025-01"
    assert all(row["beyond"] is None for row in answer.rows[:-1])
    assert answer.rows[0]["centre"] == 12 and answer.rows[0]["limits"] == pytest.approx([8.13, 15.87], abs=0.005)
    assert answer.parameters["kind"] == "individuals" and answer.more["note"] is None
    json.loads(answer.to_json())


def test_rows_in_any_order_and_a_month_without_a_row(tmp_path):
    rows = _months([*USUAL, 13, 13])
    del rows[5]
    answer = control_chart(_table(tmp_path, reversed(rows)))
    assert [row["period"] for row in answer.rows] == [row.split(",")[0] for row in rows]


def test_shares_rates_and_laney(tmp_path):
    counts = [20, 25, 18, 22, 30, 15, 21, 24, 19, 22, 26, 20]
    rows = [f"{1 + i},{count},100" for i, count in enumerate(counts)]
    share = control_chart(_table(tmp_path, rows, "period,count,of"), laney=True)
    expected = proportions(counts, 100, laney=True)
    assert share.rows[3]["limits"] == pytest.approx([expected.low[3], expected.high[3]])
    rate = control_chart(_table(tmp_path, rows, "period,count,population"))
    assert rate.rows[3]["limits"] == pytest.approx([rates(counts, 100).low[3], rates(counts, 100).high[3]])


def test_quarters_and_a_new_level_that_people_decided(tmp_path):
    rows = [f"{2019 + i // 4}-Q{i % 4 + 1},{value}" for i, value in enumerate(USUAL + [v + 20 for v in USUAL])]
    still = control_chart(_table(tmp_path, rows), 4, baseline=12)
    assert {row["beyond"] for row in still.rows[12:]} == {"above"} and still.rows[12]["run"] == "above"
    moved = control_chart(_table(tmp_path, rows), 4, rebased_at=["2022-Q1"])
    assert all(row["beyond"] is None for row in moved.rows) and moved.rows[12]["centre"] == 32
    assert moved.parameters["rebased_at"] == ["2022-Q1"]


def test_too_short_a_history_says_so(tmp_path):
    answer = control_chart(_table(tmp_path, _months(USUAL[:9])))
    assert answer.rows[0]["limits"] is None and "Fewer than 12" in answer.more["note"]


def test_what_cannot_be_charted_is_refused(tmp_path):
    table = _table(tmp_path, _months(USUAL))
    with pytest.raises(RowsRefused, match="comes twice"):
        control_chart(_table(tmp_path, [*_months(USUAL), "2024-03,9"]))
    with pytest.raises(MethodRefused, match="Laney"):
        control_chart(_table(tmp_path, _months(USUAL)), laney=True)
    with pytest.raises(MethodRefused, match="outside the chart"):
        control_chart(_table(tmp_path, _months(USUAL)), rebased_at=["2031-01"])
    with pytest.raises(ColumnsRefused):
        control_chart(_table(tmp_path, ["2024-01,3"], "period,count"))
    assert len(table) == 12
