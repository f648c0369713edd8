"""A table in, a table out."""

from pathlib import Path

import pytest

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.exceedance import Asked, exceedance
from commonweal.methods.table import InputTable, read_table
from commonweal.stats.exceedance import Controls
from commonweal.stats.exceedance import exceedance as of_one_series

YEAR = [20, 18, 22, 25, 27, 30, 33, 31, 26, 24, 21, 19]
COUNTS = [*YEAR * 3, 20, 18, 50]


def _month(i: int) -> str:
    return f"{2020 + i // 12}-{i % 12 + 1:02d}"


def _table(tmp_path: Path, *lines: str, heading: str = "time,count") -> InputTable:
    path = tmp_path / "table.csv"
    path.write_text("\n".join([heading, *lines]) + "\n")
    return read_table(path)


def _months(counts: list[int], series: str = "") -> list[str]:
    return [f"{_month(i)},{count}{series}" for i, count in enumerate(counts)]


def test_rows_say_what_the_method_says(tmp_path: Path) -> None:
    answer = exceedance(_table(tmp_path, *_months(COUNTS)), Controls())
    assert [row["time"] for row in answer.rows] == ["2023-01", "2023-02", "2023-03"]
    bounds = of_one_series(COUNTS)
    last = answer.rows[-1]
    assert (last["observed"], last["upper"], last["lower"]) == (50, bounds.upper[2], bounds.lower[2])
    assert (last["alarm"], last["alarm_low"], last["series"]) == (True, False, None)
    assert last["p"] == bounds.p_upper[2]
    assert last["p_two_sided"] == bounds.p[2]
    assert answer.parameters["periods"] == 10
    assert '"method": "exceedance"' in answer.to_json()


def test_from_and_to_are_the_table_s_own_times(tmp_path: Path) -> None:
    table = _table(tmp_path, *_months(COUNTS))
    rows = exceedance(table, Controls(), Asked("2023-02", "2023-02")).rows
    assert [row["time"] for row in rows] == ["2023-02"]
    early = exceedance(table, Controls(), Asked("2022-12", None)).rows
    assert [row["upper"] is not None and row["upper"] == row["upper"] for row in early] == [False, True, True, True]
    assert [row["alarm"] for row in early] == [None, False, False, True]


def test_rows_may_come_in_any_order_and_keep_their_own_columns(tmp_path: Path) -> None:
    lines = [f"{line},Ropner" for line in _months(COUNTS)][::-1]
    rows = exceedance(_table(tmp_path, *lines, heading="time,count,ward"), Controls()).rows
    assert [(row["time"], row["ward"]) for row in rows][:2] == [("2023-03", "Ropner"), ("2023-02", "Ropner")]


def test_series_are_judged_apart(tmp_path: Path) -> None:
    quiet = [*YEAR * 3, 20, 18, 22]
    lines = _months(COUNTS, ",burglary") + _months(quiet, ",theft") + _months([1] * 39, ",rare")
    answer = exceedance(_table(tmp_path, *lines, heading="time,count,series"), Controls(), Asked("2023-03"))
    assert [(row["series"], row["alarm"]) for row in answer.rows] == [
        ("burglary", True),
        ("theft", False),
        ("rare", False),
    ]
    assert '"upper": null' in answer.to_json()


def test_a_month_without_a_row_and_one_without_a_count_are_missing_alike(tmp_path: Path) -> None:
    lines = _months(COUNTS)
    empty = [f"{_month(20)}," if i == 20 else line for i, line in enumerate(lines)]
    absent = [line for i, line in enumerate(lines) if i != 20]
    nought = [f"{_month(20)},0" if i == 20 else line for i, line in enumerate(lines)]
    a, b, c = (exceedance(_table(tmp_path, *given), Controls()).rows for given in (empty, absent, nought))
    assert [row["expected"] for row in a] == [row["expected"] for row in b]
    assert [row["expected"] for row in a] != [row["expected"] for row in c]


def test_a_count_not_yet_known_has_a_band_and_no_verdict(tmp_path: Path) -> None:
    lines = [*_months(COUNTS[:-1]), "2023-03,"]
    last = exceedance(_table(tmp_path, *lines), Controls()).rows[-1]
    assert (last["observed"], last["alarm"], last["alarm_low"]) == (None, None, None)
    assert last["upper"] == 31


def test_a_population_is_an_offset(tmp_path: Path) -> None:
    lines = [f"{_month(i)},{n if i < 36 else 2 * n},{1000 if i < 36 else 2000}" for i, n in enumerate(YEAR * 4)]
    table = _table(tmp_path, *lines, heading="time,count,residents")
    plain = exceedance(table, Controls(), Asked("2023-07"))
    offset = exceedance(table, Controls(), Asked("2023-07", population="residents"))
    assert plain.rows[0]["alarm"] is True
    assert offset.rows[0]["alarm"] is False
    assert "residents" in plain.rows[0]
    assert "residents" not in offset.rows[0]


def test_whole_numbers_are_times_and_weeks_too(tmp_path: Path) -> None:
    lines = [f"{i + 1},{10 + i % 7}" for i in range(170)]
    answer = exceedance(_table(tmp_path, *lines), Controls(52), Asked("170"))
    assert answer.rows[0]["time"] == "170"
    assert answer.rows[0]["upper"] > answer.rows[0]["expected"]


def test_a_time_that_comes_twice_is_refused(tmp_path: Path) -> None:
    table = _table(tmp_path, *_months(COUNTS), "2023-02,4")
    with pytest.raises(RowsRefused, match=r"line 41: '2023-02' comes a second time \(first in line 39\)"):
        exceedance(table, Controls())


@pytest.mark.parametrize(
    ("months", "asked"), [(36, Asked()), (20, Asked()), (36, Asked("2022-12")), (36, Asked("2020-01", "2020-05"))]
)
def test_too_little_history_is_refused(tmp_path: Path, months: int, asked: Asked) -> None:
    table = _table(tmp_path, *_months(COUNTS[:months]))
    with pytest.raises(MethodRefused, match="needs 36 points of history"):
        exceedance(table, Controls(), asked)


def test_a_window_that_the_table_does_not_hold_is_refused(tmp_path: Path) -> None:
    table = _table(tmp_path, *_months(COUNTS))
    with pytest.raises(MethodRefused, match="holds nothing from"):
        exceedance(table, Controls(), Asked("2024-01"))
    with pytest.raises(MethodRefused, match="holds nothing from"):
        exceedance(table, Controls(), Asked("2023-03", "2023-01"))
