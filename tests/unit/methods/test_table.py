import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.errors import ColumnsRefused, FileRefused, RowsRefused
from commonweal.methods.table import MISSING, read_table

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs",)), max_size=12)


@pytest.fixture
def written(tmp_path):
    """A function that writes a table's bytes and gives the path."""

    def write(content):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_columns_are_read_in_the_files_order(written):
    table = read_table(written("ward,before,after\nRopner,10,12\nYarm,3,0\n"))
    assert list(table.columns) == ["ward", "before", "after"]
    assert len(table) == 2 and table.counts("after").tolist() == [12, 0]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(written):
    assert read_table(written(b"\xef\xbb\xbfbefore,after\n1,2\n")).has("before")


def test_windows_encoding_is_read_and_said(written):
    table = read_table(written("ward,before\nCaf\xe9 \x96 west,1\n".encode("latin-1")))
    assert table.text("ward") == ("Café – west",) and table.encoding == "Windows-1252"


def test_quoted_commas_newlines_and_crlf(written):
    table = read_table(written('ward,before\r\n"Hart, and\r\nsons",1\r\n'))
    assert table.text("ward")[0].startswith("Hart, and") and len(table) == 1


def test_blank_lines_are_passed_over(written):
    assert len(read_table(written("before\n\n1\n,\n2\n\n".replace(",\n", "\n")))) == 2


def test_letter_case_of_headings_is_set_aside(written):
    table = read_table(written("Ward,Before,AFTER\nRopner,1,2\n"))
    assert table.counts("after").tolist() == [2] and table.labels(("before", "after")) == [{"Ward": "Ropner"}]


@pytest.mark.parametrize("cell", [*MISSING, "na", "nan", " "])
def test_missing_is_not_zero(written, cell):
    table = read_table(written(f"ward,before\nRopner,{cell}\n"))
    assert np.isnan(table.counts("before")[0])


@pytest.mark.parametrize("cell, value", [('"1,234"', 1234), ("12.0", 12), ("1e3", 1000), (" 7 ", 7)])
def test_numbers_as_people_write_them(written, cell, value):
    assert read_table(written(f"before\n{cell}\n")).counts("before")[0] == value


@pytest.mark.parametrize("cell", ["twelve", "12a", "inf", "1_000", "£5", '"12,3"', "-", "<5"])
def test_a_cell_that_is_not_a_number_is_named_by_line_and_column(written, cell):
    table = read_table(written(f"ward,before\nRopner,1\nYarm,{cell}\n"))
    with pytest.raises(RowsRefused, match=r"line 3, column 'before': .* is not a number"):
        table.numbers("before")


def test_the_line_is_the_files_even_after_a_cell_of_two_lines(written):
    table = read_table(written('ward,before\n"two\nlines",1\n\nYarm,x\n'))
    with pytest.raises(RowsRefused, match="line 5"):
        table.numbers("before")


@pytest.mark.parametrize("cell, why", [("-3", "negative"), ("2.5", "whole number")])
def test_a_count_must_be_one(written, cell, why):
    with pytest.raises(RowsRefused, match=f"line 2, column 'before': {cell} is (not a )?{why}"):
        read_table(written(f"before\n{cell}\n")).counts("before")


@pytest.mark.parametrize("cell", ["0", "-2"])
def test_a_size_must_be_above_zero(written, cell):
    with pytest.raises(RowsRefused, match="not above zero"):
        read_table(written(f"population\n{cell}\n")).positive("population")


def test_a_column_that_is_not_there_is_named_with_those_that_are(written):
    with pytest.raises(ColumnsRefused, match="no column 'after'") as refusal:
        read_table(written("ward,before\nRopner,1\n")).text("after")
    assert "ward, before" in refusal.value.next_step


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"before,after\n", "nothing under it"),
        (b"before,after\n1\n", "line 2: 1 cells where the heading row has 2"),
        (b"before,before\n1,2\n", "two columns headed 'before'"),
        (b"before,\n1,2\n", "column 2 has no heading"),
        (b"before;after\n1;2\n", "semicolons"),
        (b"before\tafter\n1\t2\n", "tabs"),
        (b"PK\x03\x04 and the rest", "workbook"),
        (b"before\n\x81\x8d\n", "not text"),
        (b"before\n1\0\n", "not text"),
        (b'before\n"1\n', "cannot be read as CSV"),
    ],
)
def test_a_file_that_is_not_a_table_is_refused_in_words(written, content, said):
    with pytest.raises(FileRefused, match=said):
        read_table(written(content))


def test_no_such_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(FileRefused, match="no file"):
        read_table(tmp_path / "nowhere.csv")
    with pytest.raises(FileRefused, match="is a folder"):
        read_table(tmp_path)


@settings(deadline=None, max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=5, unique_by=str.casefold), st.data())
def test_what_csv_writes_is_read_again(tmp_path_factory, names, data):
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(names), max_size=len(names)), min_size=1, max_size=5))
    rows = [row for row in rows if any(cell.strip() for cell in row)] or [["x"] * len(names)]
    names = [f"h{name}".replace(";", "").replace("|", "") + str(place) for place, name in enumerate(names)]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([names, *rows])
    path = tmp_path_factory.mktemp("tables") / "table.csv"
    path.write_bytes(out.getvalue().encode())
    table = read_table(path)
    assert list(table.columns) == names
    for place, name in enumerate(names):
        assert table.text(name) == tuple(row[place].strip() for row in rows)
