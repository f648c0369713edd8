import openpyxl
import pytest

from commonweal.errors import CannotRender
from commonweal.ingest.error_workbook import write_error_workbook
from commonweal.sources.partner.checks import MOST_SHOWN
from partner_extracts import mapping, read, write_csv

FORMULA = '=HYPERLINK("http://example.org","x")'


def workbook(tmp_path, rows):
    extract = read(write_csv(tmp_path / "x.csv", rows), mapping())
    path = tmp_path / "x-errors.xlsx"
    return write_error_workbook(path, "x.csv", extract.errors, extract.rows), openpyxl.load_workbook(path)


def rows_of(sheet, first):
    return [row for row in sheet.iter_rows(min_row=first, values_only=True) if row[0]]


def test_each_row_is_named_with_what_to_do(tmp_path):
    total, book = workbook(tmp_path, [("05/01/2025", "8Z"), ("31/02/2025", "8N"), ("05/01/2025", "")])
    assert total == 3
    assert book.sheetnames == ["Summary", "Rows to mend"]
    named = rows_of(book["Rows to mend"], 2)
    assert {row[:4] for row in named} == {
        ("unknown-offence", 2, "offence", "8Z"),
        ("not-a-date", 3, "date", "31/02/2025"),
        ("blank", 4, "offence", ""),
    }
    assert all(row[4] for row in named)


def test_the_summary_counts_by_code_the_most_first(tmp_path):
    _, book = workbook(tmp_path, [("31/02/2025", "8N"), ("05/01/2025", "8Z"), ("05/01/2025", "8Y")])
    summary = book["Summary"]
    assert summary["A1"].value == "What to mend in x.csv"
    assert summary["A2"].value.startswith("3 things of 2 kinds in 3 rows.")
    assert [row[:3] for row in rows_of(summary, 6)] == [("unknown-offence", "offence", 2), ("not-a-date", "date", 1)]


def test_one_of_each_is_said_in_the_singular(tmp_path):
    _, book = workbook(tmp_path, [("05/01/2025", "8Z")])
    assert book["Summary"]["A2"].value.startswith("1 thing of 1 kind in 1 row.")


@pytest.mark.parametrize("value", [FORMULA, "+1+1", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://example.org"])
def test_a_value_is_never_a_formula_or_a_link(tmp_path, value):
    _, book = workbook(tmp_path, [("05/01/2025", value)])
    cell = book["Rows to mend"]["D2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (value, "s", None)
    assert cell.quotePrefix


def test_rows_beyond_the_first_thousand_of_a_code_are_counted(tmp_path):
    total, book = workbook(tmp_path, [("05/01/2025", "8Z")] * (MOST_SHOWN + 7))
    named = rows_of(book["Rows to mend"], 2)
    assert total == MOST_SHOWN + 7
    assert len(named) == MOST_SHOWN + 1
    assert named[-1][1:4] == ("more", "offence", "and 7 more rows")


def test_a_workbook_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(CannotRender, match="--errors"):
        write_error_workbook(tmp_path / "none" / "x.xlsx", "x.csv", (), 0)


def test_a_row_is_as_high_as_its_text(tmp_path):
    _, book = workbook(tmp_path, [("05/01/2025", "8Z"), ("31/02/2025", "8N")])
    heights = {row[0].value: book["Summary"].row_dimensions[row[0].row].height for row in book["Summary"]["A6:A7"]}
    assert heights["unknown-offence"] > 20  # points: two lines
    assert heights["not-a-date"] > 20
    rows = book["Rows to mend"]
    assert rows.row_dimensions[1].height is None  # one line needs nothing said
