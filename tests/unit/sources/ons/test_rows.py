import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.errors import NotRecognised, RowsRefused
from commonweal.sources.ons.content import Content
from commonweal.sources.ons.headers import Heading
from commonweal.sources.ons.rows import Rows, read_rows

LSOA = Heading("lsoa", "21", "code")


def _read(text: str) -> Rows:
    return read_rows(Content("a.csv", "0" * 64, text))


def test_commas_semicolons_and_no_final_newline() -> None:
    assert _read("LSOA21CD,LSOA21NM\nA1,x\nA2,y").column(LSOA).to_pylist() == ["A1", "A2"]
    assert _read("LSOA21CD;LSOA21NM\r\nA1;x, y\r\n").table.to_pylist() == [{"LSOA21CD": "A1", "LSOA21NM": "x, y"}]


def test_title_lines_above_the_heading_are_passed_over() -> None:
    rows = _read("Mid-year estimates,,\n,,\nLSOA21CD,LSOA21NM,Persons\n A1 ,x,3\n")
    assert rows.column(LSOA).to_pylist() == ["A1"]


def test_repeated_headings_are_numbered_and_blanks_are_null() -> None:
    rows = _read('LSOA21CD,,Persons,Persons\nA1,,"1,563",\n')
    assert rows.table.column_names == ["LSOA21CD", "", "Persons", "Persons 2"]
    assert rows.table.column("Persons 2").to_pylist() == [None]


def test_a_column_not_held_is_all_null() -> None:
    assert _read("LSOA21CD,n\nA1,1\n").column(Heading("wd", "25", "code")).to_pylist() == [None]


@pytest.mark.parametrize(
    ("text", "kind", "complaint"),
    [
        ("a,b\n1,2\n", NotRecognised, "no column of area codes"),
        ("," + "x" * 200_000, NotRecognised, "no column of area codes"),
        ("plain words of a minute", NotRecognised, "no column of area codes"),
        ("LSOA21CD,n\n", RowsRefused, "a heading and no rows"),
        ("LSOA21CD,n\nA1,1,2\n", RowsRefused, "does not fit its heading"),
    ],
)
def test_what_is_refused(text: str, kind: type[Exception], complaint: str) -> None:
    with pytest.raises(kind, match=complaint):
        _read(text)


CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8))
@settings(deadline=None)
def test_cells_come_back_as_written(cells: list[tuple[str, str]]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    writer.writerow(["LSOA21CD", "LSOA21NM"])
    writer.writerows([(f"A{i}", *pair[:1]) for i, pair in enumerate(cells)])
    rows = _read(buffer.getvalue())
    assert rows.column(LSOA).to_pylist() == [f"A{i}" for i in range(len(cells))]
    names = rows.table.column("LSOA21NM").to_pylist()
    assert [n or "" for n in names] == [one for one, _ in cells]
