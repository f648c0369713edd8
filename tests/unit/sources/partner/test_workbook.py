import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter

from commonweal.errors import ArchiveRefused, FileRefused
from partner_extracts import HEADINGS, ROWS, mapping, read, told, write_xlsx, wrong

CANARY = "Quimby-Zebulon"


def days(extract):
    return extract.table["day"].to_pylist()


def rewritten(path, part, change):
    """The workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    path.write_bytes(out.getvalue())
    return path


def test_dates_as_dates_text_and_serials(tmp_path):
    rows = [(date(2025, 1, 5), "8N"), ("06/01/2025", "46"), (45664, 46), (datetime(2025, 1, 8, 0, 0), 46.0)]
    extract = read(write_xlsx(tmp_path / "x.xlsx", rows), mapping(dates={"formats": ["%d/%m/%Y", "excel"]}))
    assert days(extract) == [date(2025, 1, day) for day in (5, 6, 7, 8)]
    assert extract.table["hour"].null_count == 4


def test_serials_count_from_1904_where_the_workbook_does(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, (45664 - 1462, "8N"))
    assert days(read(path, mapping(dates={"formats": ["excel"]}))) == [date(2025, 1, 7)]


def test_a_serial_is_no_date_unless_the_mapping_says_so(tmp_path):
    assert wrong(read(write_xlsx(tmp_path / "x.xlsx", [(45664, "8N")]), mapping())) == {"not-a-date": [(2, "45664")]}


def test_the_hour_comes_with_the_date_or_from_times(tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx", [(datetime(2025, 1, 5, 18, 30), "8N"), (datetime(2025, 1, 6), "8N")])
    assert read(path, mapping()).table["hour"].to_pylist() == [18, 0]
    path = tmp_path / "y.xlsx"
    book = openpyxl.Workbook()
    for row in [("Date", "Code", "Time"), (date(2025, 1, 5), "8N", time(7, 5)), (date(2025, 1, 6), "8N", "19:00")]:
        book.active.append(row)
    book.save(path)
    assert read(path, mapping({"time": "Time"})).table["hour"].to_pylist() == [7, 19]


def test_numbers_as_text_and_text_as_numbers(tmp_path):
    extract = read(write_xlsx(tmp_path / "x.xlsx", [("05/01/2025", n) for n in (46, "46", 46.0, 4.1)]), mapping())
    assert extract.table["offence"].to_pylist() == ["shoplifting"] * 3 + ["homicide"]


def test_a_hidden_sheet_is_named_and_read_only_where_the_mapping_names_it(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, code in (("Crimes", "8N"), ("Nominals", "46")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, (*HEADINGS, CANARY))
            sheet.write_row(1, 0, ("05/01/2025", code, CANARY))
        sheet.hide()
    extract = read(path, mapping())
    assert extract.table["category"].to_pylist() == ["8N"]
    assert extract.quality["hidden_sheets_not_read"] == ["Nominals"]
    assert told(extract)["hidden-sheet"] == 1
    assert CANARY not in repr(extract)
    assert read(path, mapping(file={"sheet": "Nominals"})).table["category"].to_pylist() == ["46"]


def test_of_several_sheets_the_mapping_must_choose(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("One")
        book.add_worksheet("Two")
    with pytest.raises(FileRefused, match="2 sheets: One, Two"):
        read(path, mapping())
    with pytest.raises(FileRefused, match="no sheet 'Three'"):
        read(path, mapping(file={"sheet": "Three"}))


def test_merged_headings_are_told(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 1, "Crimes")
        for at, row in enumerate([HEADINGS, *ROWS], 1):
            sheet.write_row(at, 0, row)
    with pytest.raises(FileRefused, match="merged cells"):
        read(path, mapping())
    assert told(read(path, mapping(file={"heading_row": 2})))["merged-cells"] == 1


def test_formulas_give_their_worked_out_values_and_others_are_errors(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_string(1, 0, "05/01/2025")
        sheet.write_formula(1, 1, '="8"&"N"', None, "8N")
    assert read(path, mapping()).table["category"].to_pylist() == ["8N"]
    book = openpyxl.Workbook()
    for row in (HEADINGS, ("05/01/2025", '="8"&"N"'), ("06/01/2025", "46"), ("=A1", "=B1")):
        book.active.append(row)
    book.save(path)
    extract = read(path, mapping())
    unworked = {f.field: f.rows for f in extract.errors if f.kind.code == "no-value-in-formula"}
    assert unworked == {"date": ((4, None),), "offence": ((2, None), (4, None))}


def test_errors_of_excel_are_values_that_cannot_be_read(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_string(1, 0, "05/01/2025")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    assert wrong(read(path, mapping())) == {"unknown-offence": [(2, "#N/A")]}


def test_trailing_blank_rows_are_left(tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx", [*ROWS, *[("", " ")] * 50, (None, None), ("01/01/2025", "99Z")])
    extract = read(path, mapping())
    assert extract.rows == 4
    assert wrong(extract) == {"unknown-offence": [(56, "99Z")]}


def test_a_workbook_that_claims_a_million_columns_is_read_all_the_same(tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx")
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'ref="A1:B4"', b'ref="A1:XFD1048576"'))
    assert read(path, mapping()).rows == 3


def test_a_row_at_the_end_of_the_world_does_not_hang(tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx")
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'<row r="4"', b'<row r="99999999999"'))
    assert read(path, mapping()).rows <= 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"", "is empty"),
        (b"Date,Code\n", "not a whole Excel workbook"),
        (b"PK\x03\x04", "not a whole Excel workbook"),
    ],
)
def test_what_is_no_workbook(tmp_path, content, words):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=words):
        read(path, mapping())


def test_a_zip_that_is_no_workbook(tmp_path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("readme.txt", "no")
    with pytest.raises(FileRefused, match="not an Excel workbook"):
        read(path, mapping())


def test_a_workbook_that_was_cut_off(tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ArchiveRefused):
        read(path, mapping())


def test_a_sheet_whose_xml_is_broken(tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx")
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    with pytest.raises(FileRefused, match="is broken"):
        read(path, mapping())


def test_a_cell_that_cannot_be_read_is_refused_in_words(tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx", [(45664, "8N")])
    rewritten(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"<v>45664</v>", b"<v>Quimby</v>"))
    with pytest.raises(FileRefused, match=r"A sheet of x\.xlsx is broken") as refused:
        read(path, mapping(dates={"formats": ["excel"]}))
    assert "Quimby" not in str(refused.value)
