import json

import pytest

from commonweal.errors import ColumnsRefused, MethodRefused, RowsRefused
from commonweal.methods.projection import projection
from commonweal.methods.table import read_table
from commonweal.stats.projection import project, project_alike

YEARS = [[100, 110, 120, 200], [90, 105, 130, 210], [95, 100, 110, 190]]
NOW = [80, 90]


def _table(tmp_path, rows, name="years.csv", heading="period,value"):
    path = tmp_path / name
    path.write_text(heading + "\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_table(path)


def _quarters(years, first=2021):
    return [f"{first + y}-Q{q + 1},{value}" for y, year in enumerate(years) for q, value in enumerate(year)]


EXPECTED = project([170], [[210, 195, 195]], [[320, 340, 300]])


def _same(row, expected=EXPECTED):
    assert row["projected"] == pytest.approx(expected.projected[0])
    assert row["interval"] == pytest.approx([expected.low[0], expected.high[0]])


def test_years_in_one_table(tmp_path):
    answer = projection(_table(tmp_path, _quarters([*YEARS, NOW])), 4)
    _same(answer.rows[0])
    assert answer.rows[0]["so_far"] == 170 and answer.rows[0]["years"] == 3 and answer.rows[0]["level"] == 0.95
    assert answer.parameters["year_begins"] == "2024-Q1" and answer.rows[0]["note"] is None


def test_years_in_a_history(tmp_path):
    history = _table(tmp_path, _quarters(YEARS), "before.csv")
    _same(projection(_table(tmp_path, _quarters([NOW], 2024)), 4, history).rows[0])


def test_a_history_that_begins_in_the_middle_gives_its_whole_years(tmp_path):
    history = _table(tmp_path, _quarters(YEARS)[2:], "before.csv")
    row = projection(_table(tmp_path, _quarters([NOW], 2024)), 4, history).rows[0]
    assert row["years"] == 2
    _same(row, project([170], [[195, 195]], [[340, 300]]))


def test_months_numbers_and_weeks_are_read(tmp_path):
    months = [f"{2021 + (m + 3) // 12}-{(m + 3) % 12 + 1:02d},{10 + m % 12}" for m in range(41)]
    answer = projection(_table(tmp_path, months))
    assert answer.parameters["year_begins"] == "2024-04" and answer.rows[0]["periods_known"] == 5
    assert answer.rows[0]["projected"] == pytest.approx(sum(range(10, 22)))
    numbers = [f"{m + 1},{10 + m % 12}" for m in range(41)]
    assert projection(_table(tmp_path, numbers)).rows[0]["interval"] == answer.rows[0]["interval"]
    sixths = [f"{m + 1},{10 + m % 6}" for m in range(20)]
    assert projection(_table(tmp_path, sixths), 6).rows[0]["projected"] == pytest.approx(75)


def test_a_gap_is_projected_with_the_rest_and_never_nought(tmp_path):
    rows = _quarters([*YEARS, [80, "", 120]])
    row = projection(_table(tmp_path, rows), 4).rows[0]
    _same(row, project([200], [[220, 220, 205]], [[310, 315, 290]]))
    assert "projected with those to come" in row["note"]


def test_a_year_before_with_a_gap_is_no_whole_year(tmp_path):
    rows = [row for row in _quarters([*YEARS, NOW]) if not row.startswith("2022-Q2")]
    assert projection(_table(tmp_path, rows), 4).rows[0]["years"] == 2


def test_without_earlier_years_periods_are_alike_and_that_is_said(tmp_path):
    rows = [f"2024-0{m},{value}" for m, value in enumerate([10, 14, 12, 12], start=4)]
    row = projection(_table(tmp_path, rows)).rows[0]
    _same(row, project_alike([[10, 14, 12, 12]], 8))
    assert row["years"] == 0 and "no season is known" in row["note"]


def test_too_little_is_not_available(tmp_path):
    row = json.loads(projection(_table(tmp_path, ["2024-04,5", "2024-05,7"])).to_json())["rows"][0]
    assert row["projected"] is None and row["interval"] is None and "not available" in row["note"]


def test_a_whole_year_is_its_own_total(tmp_path):
    row = projection(_table(tmp_path, _quarters(YEARS)), 4).rows[0]
    assert row["projected"] == 495 and row["interval"] == [495, 495] and row["note"] == "the year is complete"


def test_each_series_has_a_row_and_lends_the_others_its_dispersion(tmp_path):
    rows = [f"{row},{name}" for name in ("burglary", "robbery") for row in _quarters([*YEARS, NOW])]
    answer = projection(_table(tmp_path, rows, heading="period,value,series"), 4)
    assert [row["series"] for row in answer.rows] == ["burglary", "robbery"]
    assert answer.rows[0]["interval"] == answer.rows[1]["interval"]


def test_a_series_without_years_stands_beside_one_with_them(tmp_path):
    rows = [f"{row},a" for row in _quarters([*YEARS, NOW])] + [f"2024-Q{q},{q + 9},b" for q in (1, 2, 3)]
    answer = projection(_table(tmp_path, rows, heading="period,value,series"), 4)
    assert [row["years"] for row in answer.rows] == [3, 0]
    _same(answer.rows[1], project_alike([[10, 11, 12]], 1))


@pytest.mark.parametrize(
    ("rows", "periods", "refusal", "said"),
    [
        (["2024-04,1", "2024-04,2"], 12, RowsRefused, "line 3: period '2024-04' comes a second time"),
        (["soon,1"], 12, RowsRefused, "cannot be read"),
        (["2024-Q1,1", "2024-05,2"], 4, RowsRefused, "'2024-05' cannot be read"),
        (["2024-05,2"], 6, RowsRefused, "6 periods a year"),
        (["2024-04,-1"], 12, RowsRefused, "negative"),
        (["2024-04,1.5"], 12, RowsRefused, "whole number"),
    ],
)
def test_refusals(tmp_path, rows, periods, refusal, said):
    with pytest.raises(refusal, match=said):
        projection(_table(tmp_path, rows), periods)


def test_a_table_without_its_columns_is_refused(tmp_path):
    with pytest.raises(ColumnsRefused, match="no column 'period'"):
        projection(_table(tmp_path, ["2024-04,1"], heading="month,value"))


def test_more_than_a_year_beside_a_history_is_refused(tmp_path):
    history = _table(tmp_path, _quarters(YEARS[:1], 2019), "before.csv")
    with pytest.raises(MethodRefused, match="more than one year"):
        projection(_table(tmp_path, _quarters([*YEARS, NOW])), 4, history)


def test_a_period_in_both_tables_is_refused(tmp_path):
    history = _table(tmp_path, _quarters(YEARS, 2022), "before.csv")
    with pytest.raises(RowsRefused, match=r"first in before\.csv"):
        projection(_table(tmp_path, _quarters([NOW], 2024)), 4, history)
