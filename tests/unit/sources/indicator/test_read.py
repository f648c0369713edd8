"""Files of indicators: long and wide, with everything that may be wrong in them."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from commonweal.errors import ColumnsRefused, MappingRefused, RowsRefused
from commonweal.sources.indicator import IndicatorTable, guess, read_indicators
from commonweal.sources.indicator.definitions import definitions_of, written
from commonweal.sources.indicator.mapping_file import mapping_of

TODAY = dt.date(2026, 3, 2)
ABSENCE = {
    "key": "absence", "name": "Persistent absence", "definition": "Pupils who missed 10% of sessions.",
    "unit": "percent", "source": "School census", "area": "Tallow", "better": "lower", "target": 20,
    "comparators": {"national": "England"},
}  # fmt: skip
LONG = {
    "publisher": "Schools", "dataset": "schools", "licence": "OGL",
    "columns": {"period": "Term", "area": "Area", "value": "%", "numerator": "Absent", "denominator": "Pupils"},
    "areas": {"Tallow": "own", "England": "national", "Wales": "left-out"}, "indicator": [ABSENCE],
}  # fmt: skip
HEAD = "Term,Area,%,Absent,Pupils\n"


def read(tmp_path: Path, text: str, said: dict[str, Any] | None = None, **more: Any) -> IndicatorTable:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return read_indicators(path, mapping_of({**(said or LONG), **more}), today=TODAY)


def codes(table: IndicatorTable) -> set[str]:
    return {f.kind.code for f in (*table.errors, *table.warnings)}


def test_a_row_a_figure(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "2025 Q1,Tallow,24.1%,241,1000\n2025 Q1,England,20.0,,\n2025 Q1,Wales,1,,\n")
    (own, other) = found.readings
    assert (own.area, own.value, own.numerator, str(own.period)) == ("", 24.1, 241.0, "2025-01..2025-03")
    assert (other.area, other.value) == ("national", 20.0)
    assert found.table.num_rows == 2 and not found.errors


def test_a_column_a_period(tmp_path: Path) -> None:
    said = {**LONG, "layout": "wide", "columns": {"area": "Area"}}
    found = read(tmp_path, "Area,2023/24,2024/25 ,Note\nTallow,21.5,c,rebased\nEngland,20.0,20.1,\n", said)
    assert [(r.area, r.value, r.mark) for r in found.readings] == [
        ("", 21.5, ""), ("", None, "c"), ("national", 20.0, ""), ("national", 20.1, ""),
    ]  # fmt: skip
    assert codes(found) == {"not-available"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("soon,Tallow,24,,", "not-a-period"),
        ("2026 Q2,Tallow,24,,", "in-the-future"),
        ("2025 Q1,Tallow,many,,", "not-a-figure"),
        ("2025 Q1,Tallow,-4,,", "below-nought"),
        ("2025 Q1,Tallow,104,,", "not-a-percentage"),
        ("2025 Q1,Tallow,24.1,100,1000", "does-not-fit"),
        ("2025 Q1,,24.1,,", "blank"),
        ("2025 Q1,Tallow,0.24,,", "fractions-or-percentages"),
        ("2025 Q1,Tallow,24,,\n2025 Q1,Tallow,25,,", "given-twice"),
    ],
)
def test_what_is_wrong_stops_the_file(tmp_path: Path, row: str, code: str) -> None:
    found = read(tmp_path, HEAD + row + "\n")
    assert code in {f.kind.code for f in found.errors} and not found.readings


def test_an_area_that_is_not_named_is_told_and_left(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "2025 Q1,Tallow,24,,\n2025 Q1,Elsewhere,30,,\n")
    assert codes(found) == {"unknown-area"} and len(found.readings) == 1


def test_fractions_are_made_percentages_where_the_mapping_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "2025 Q1,Tallow,0.241,241,1000\n", value={"fractions": True})
    assert found.readings[0].value == pytest.approx(24.1)


def test_nothing_of_ours_in_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RowsRefused):
        read(tmp_path, HEAD + "2025 Q1,Elsewhere,24,,\n")
    with pytest.raises(ColumnsRefused):
        read(tmp_path, "Area,This year\nTallow,3\n", {**LONG, "layout": "wide", "columns": {"area": "Area"}})


@pytest.mark.parametrize(
    "wrong",
    [
        {"areas": {}}, {"areas": {"Tallow": "ours"}}, {"indicator": []}, {"columns": {"area": "Area"}},
        {"layout": "wide"}, {"audience": "public"}, {"period": {"length": 0}}, {"value": {"fractions": "yes"}},
        {"indicator": [{**ABSENCE, "better": "neither"}]}, {"indicator": [{**ABSENCE, "unit": "crimes"}]},
        {"indicator": [{**ABSENCE, "target": "low"}]}, {"indicator": [ABSENCE, ABSENCE]},
        {"indicator": [{**ABSENCE, "comparators": {"other": "X"}}]}, {"constants": {"indicator": "unknown"}},
        {"indicators": {"PA": "unknown"}}, {"colums": {}},
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be_meant_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(MappingRefused):
        mapping_of({**LONG, **wrong})


def test_a_definition_is_read_back_as_it_was_written() -> None:
    (one,) = definitions_of([ABSENCE], "partners")
    assert definitions_of([written(one)], "partners") == (one,)


def test_a_file_is_guessed_for_whoever_confirms_it() -> None:
    long = guess(["Term", "Area", "Rate", "Number of pupils"], [["2025 Q1", "Tallow", "24.1%", "1,000"]])
    assert long.columns == {"period": "Term", "area": "Area", "value": "Rate", "numerator": "Number of pupils"}
    assert guess(["District", "2023/24", "2024/25"], [["Tallow", "1", "2"]]).wide
