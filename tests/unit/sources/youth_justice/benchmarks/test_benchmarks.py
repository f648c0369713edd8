"""Published rates read through a mapping: periods as publishers write them, rates held against what makes them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commonweal.errors import MappingRefused, RowsRefused
from commonweal.figures import Period
from commonweal.records.youth_benchmark import SCHEMA
from commonweal.sources.youth_justice.benchmarks import Benchmarks, Mapping, mapping_of, read_benchmarks, read_mapping
from commonweal.sources.youth_justice.benchmarks.periods import read_period
from youth_exports import write_csv

EXAMPLE = Path(__file__).parents[5] / "docs" / "how-to" / "mappings" / "youth-benchmarks.toml"
TODAY = date(2026, 1, 15)
HEADINGS = ("Area", "Period", "Number", "Population", "Rate")
ROW = ("Made-up Region", "Apr 2018 - Mar 2019", "420", "200,000", "210.0")
SAID: dict[str, Any] = {
    "publisher": "Office for Made-up Statistics",
    "licence": "OGL",
    "published": "https://www.example.org",
    "scope": "entrants",
    "columns": {"area_name": "Area", "period": "Period", "numerator": "Number", "denominator": "Population",
                "rate": "Rate"},
    "constants": {"measure": "first-time-entrants", "area_kind": "region", "period_kind": "rolling year"},
}  # fmt: skip


def mapping(**more: Any) -> Mapping:
    return mapping_of({k: v for k, v in {**SAID, **more}.items() if v is not None})


def read(tmp_path: Path, *rows: tuple[str, ...], by: Mapping | None = None, headings=HEADINGS) -> Benchmarks:
    return read_benchmarks(write_csv(tmp_path / "x.csv", rows, headings), by or mapping(), today=TODAY)


def codes(found: Benchmarks) -> set[str]:
    return {f.kind.code for f in found.errors}


def test_the_example_of_the_documentation_is_sound():
    assert read_mapping(EXAMPLE).scope


def test_a_row_is_kept_as_published(tmp_path):
    table = read(tmp_path, ROW).table
    assert table is not None
    assert table.schema.equals(SCHEMA)
    assert table.to_pylist() == [
        {"month": date(2019, 3, 1), "measure": "first-time-entrants", "area": None, "area_name": "Made-up Region",
         "area_kind": "region", "period_kind": "rolling year", "start": date(2018, 4, 1), "end": date(2019, 3, 31),
         "numerator": 420.0, "denominator": 200_000.0, "rate": 210.0}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("2018-04..2019-03", "2018-04..2019-03"),
        ("Apr 2018 - Mar 2019", "2018-04..2019-03"),
        ("April 18 – March 19", "2018-04..2019-03"),
        ("Jul 18 to Jun 19", "2018-07..2019-06"),
        ("Year ending March 2019", "2018-04..2019-03"),
        ("12 months to September 2025", "2024-10..2025-09"),
        ("2018/19", "2018-04..2019-03"),
        ("Apr - Jun 2019", "2019-04..2019-06"),
        ("Nov - Jan 2020", "2019-11..2020-01"),
        ("Apr '18 — Mar '19", "2018-04..2019-03"),
        ("the year ended in Mar 19", "2018-04..2019-03"),
        ("2018/19 Q1", "2018-04..2018-06"),
    ],
)
def test_periods_as_publishers_write_them(words, months):
    assert read_period(words) == Period.parse(months)


@pytest.mark.parametrize(
    "words", ["", "soon", "2018/20", "Mar 2019 - Apr 2018", "Foo 2018 - Bar 2019", "2018", "Mar 2019"]
)
def test_words_that_name_no_period(words):
    assert read_period(words) is None


def test_a_rate_is_worked_out_where_none_is_printed(tmp_path):
    by = mapping(columns={k: v for k, v in SAID["columns"].items() if k != "rate"})
    found = read(tmp_path, ROW[:4], ("Other", "2018/19", "5", "0"), by=by, headings=HEADINGS[:4])
    assert found.table is not None
    assert found.table["rate"].to_pylist() == [210.0, None]


def test_a_rate_that_is_not_what_makes_it_is_told_and_kept(tmp_path):
    found = read(tmp_path, (*ROW[:4], "250"))
    assert [f.kind.code for f in found.warnings] == ["another-rate"]
    assert found.table is not None
    assert found.table["rate"].to_pylist() == [250.0]
    assert read(tmp_path, (*ROW[:4], "210.4")).warnings == ()  # rounding


def test_a_suppressed_value_is_not_told_and_not_nought(tmp_path):
    found = read(tmp_path, (*ROW[:2], "*", "..", "[c]"))
    assert found.table is not None
    assert [found.table[n].to_pylist() for n in ("numerator", "denominator", "rate")] == [[None]] * 3


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("", *ROW[1:]), "blank"),
        ((ROW[0], "soon", *ROW[2:]), "not-a-period"),
        ((ROW[0], "Year ending March 2026", *ROW[2:]), "in-the-future"),
        ((*ROW[:2], "many", *ROW[3:]), "not-a-number"),
        ((*ROW[:2], "-4", *ROW[3:]), "negative"),
        ((*ROW[:2], "inf", *ROW[3:]), "not-a-number"),
    ],
)
def test_what_stops_a_table(tmp_path, row, code):
    found = read(tmp_path, ROW, row)
    assert code in codes(found)
    assert found.table is None


def test_a_figure_twice_stops_and_words_are_mapped(tmp_path):
    assert codes(read(tmp_path, ROW, ROW)) == {"repeated-row"}
    by = mapping(
        columns={**SAID["columns"], "measure": "Indicator", "area_kind": "Level"},
        constants={"period_kind": "cohort year"},
        measure={"Binary rate": "reoffending-binary"},
        area_kind={"Nation": "country"},
    )
    headings = (*HEADINGS, "Indicator", "Level")
    sound = read(tmp_path, (*ROW[:2], "40", "100", "40%", "binary  rate", "nation"), by=by, headings=headings)
    assert sound.table is not None
    assert sound.table["measure"].to_pylist() == ["reoffending-binary"]
    more = read(tmp_path, (*ROW[:2], "101", "100", "101", "Binary rate", "Nation"), by=by, headings=headings)
    assert codes(more) == {"more-than-all"}
    unknown = read(tmp_path, (*ROW, "Truancy", "Village"), by=by, headings=headings)
    assert codes(unknown) == {"unknown-measure", "unknown-area_kind"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"published": None}, "does not say the published"),
        ({"scope": None}, "scope must be a short name"),
        ({"constants": {}}, "must say the measure once"),
        ({"constants": {"measure": "fte"}}, "'fte' is not a name"),
        ({"columns": {"area_name": "Area", "rate": "Rate"}}, "no column of the period"),
        ({"columns": {"area_name": "Area", "period": "P", "numerator": "N"}}, "neither a rate nor"),
        ({"area_kind": {"Nation": "planet"}}, "'planet' is not a name"),
    ],
)
def test_what_a_mapping_is_refused_for(changed, words):
    with pytest.raises(MappingRefused, match=words):
        mapping(**changed)


def test_a_table_without_rows_is_refused(tmp_path):
    with pytest.raises(RowsRefused, match="headings and no rows"):
        read(tmp_path)
