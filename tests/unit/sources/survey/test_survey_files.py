"""Files of answers from several tools, read as one: headings, separators, encodings, two rows of headings."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from commonweal.errors import ArchiveRefused, FileRefused, RowsRefused
from commonweal.sources.survey import Shape, read_bytes, read_sheet
from commonweal.sources.survey.guess import columns, personal

TWO_ROWS = (
    "Respondent ID,Email Address,What should we do first?,,,Where do you live?\n"
    ",,Lighting,Patrols,Other (please specify),Response\n"
    "1,a@example.org,Lighting,,,Kilnside\n"
    "2,b@example.org,,Patrols,Bins,Fennick\n"
)


def test_options_below_their_question_belong_to_it() -> None:
    sheet = read_bytes(TWO_ROWS.encode(), "answers.csv")
    assert sheet.headings[2:] == (
        "What should we do first?: Lighting", "What should we do first?: Patrols",
        "What should we do first?: Other (please specify)", "Where do you live?",
    )  # fmt: skip
    assert sheet.column("What should we do first?: Patrols") == ("", "Patrols")
    assert sheet.rows == (3, 4)  # as Excel numbers them
    found = columns(sheet.without(personal(sheet)))
    assert [(len(c.headings), c.role) for c in found] == [(1, "id"), (3, "several"), (1, "one")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_and_encoding_are_found(encoding: str, separator: str) -> None:
    text = f"Ward{separator}How safe?\nSt Mary’s{separator}Very\n\nKilnside{separator}Not at all\n"
    sheet = read_bytes(text.encode(encoding), "answers.csv")
    assert sheet.headings == ("Ward", "How safe?")
    assert sheet.columns == (("St Mary’s", "Kilnside"), ("Very", "Not at all"))


def test_one_row_of_headings_is_not_taken_for_two() -> None:
    assert read_bytes(b"Age,Safe\n34,Yes\n", "a.csv").rows == (2,)
    assert read_bytes(b"Age,Safe\n34,Yes\n20,No\n", "a.csv", Shape(heading_rows=2)).columns == (("20",), ("No",))


def test_a_workbook_is_read_by_its_only_sheet_or_the_named_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ward", "Age"])
    book.active.append(["Kilnside", 34.0])
    path = tmp_path / "answers.xlsx"
    book.save(path)
    assert read_sheet(path).columns == (("Kilnside",), ("34",))
    book.create_sheet("More")
    book.save(path)
    with pytest.raises(FileRefused, match="2 sheets"):
        read_sheet(path)
    assert read_sheet(path, Shape(sheet="Sheet")).headings == ("Ward", "Age")


def test_what_is_no_survey_is_refused_in_words() -> None:
    with pytest.raises(FileRefused, match="is empty"):
        read_bytes(b" \n", "a.csv")
    with pytest.raises(RowsRefused, match="never be closed"):
        read_bytes(b'Ward,Age\n"Kilnside,34\n', "a.csv")
    with pytest.raises(FileRefused, match="neither CSV nor Excel"):
        read_bytes(bytes(range(256)), "a.csv")
    with pytest.raises(ArchiveRefused):
        read_bytes(b"PK\x03\x04cut off", "a.xlsx")
    broken = io.BytesIO()
    openpyxl.Workbook().save(broken)
    with pytest.raises((FileRefused, ArchiveRefused)):
        read_bytes(broken.getvalue()[:900], "a.xlsx")


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"<v>34</v>", b"<v>many</v>"), (b'r="A2"', b'r="??"'), (b"<sheetData>", b"<sheetData")],
    ids=["no number", "no place", "no XML"],
)
def test_a_workbook_with_a_broken_sheet_is_refused_in_words(old: bytes, new: bytes) -> None:
    with pytest.raises(FileRefused, match=r"broken|not an Excel"):
        read_bytes(_rewritten(_workbook(), old, new), "a.xlsx")


def test_a_workbook_with_a_damaged_part_is_refused_in_words() -> None:
    content = bytearray(_workbook())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as parts:
        part = parts.getinfo("xl/worksheets/sheet1.xml")
    packed = part.header_offset + 30 + len(part.filename)
    content[packed : packed + 6] = b"\xff" * 6
    with pytest.raises(FileRefused, match=r"broken|not an Excel"):
        read_bytes(bytes(content), "a.xlsx")


def test_an_old_workbook_is_named_as_one() -> None:
    with pytest.raises(FileRefused, match="old Excel format"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls")


def _workbook() -> bytes:
    out, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["Ward", "Age"])
    book.active.append(["Kilnside", 34.0])
    book.save(out)
    return out.getvalue()


def _rewritten(content: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(out, "w") as made:
        for name in parts.namelist():
            part = parts.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert old in part
                part = part.replace(old, new)
            made.writestr(name, part)
    return out.getvalue()


def test_personal_columns_are_told_from_questions() -> None:
    sheet = read_bytes(
        b"Your name,Email,Phone number,Ward name,What is your name for this place?\na,b,c,d,e\n", "a.csv"
    )
    assert personal(sheet) == ("Your name", "Email", "Phone number")
