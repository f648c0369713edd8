"""Excel: the sheets, rows, columns and values that are shown."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

import hostile_books as books
from commonweal.documents.safe_copy.make import copy_of
from commonweal.documents.safe_copy.workbook.number_format import shown
from commonweal.errors import UploadRefused
from hostile_words import zipped

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def test_every_canary_is_in_the_upload_and_in_nothing_of_the_copy():
    upload = books.with_secrets()
    held = books.unpacked(upload).decode("utf-8", "replace")
    assert [name for name, canary in books.CANARIES.items() if canary not in held] == []
    kept = copy_of("figures.xlsx", upload).to_json()
    assert [name for name, canary in books.CANARIES.items() if canary in kept] == []
    assert [phrase for phrase in books.SEEN if phrase not in kept] == []


def test_it_says_what_was_left_out():
    said = " ".join(copy_of("figures.xlsx", books.with_secrets()).warnings)
    for kind in ("Hidden sheets", "Hidden rows", "Hidden columns", "conditional", "beneath", "never worked out"):
        assert kind in said


def test_numbers_stand_to_the_right_under_their_heads():
    (_, table) = copy_of("a.xlsx", books.book(["Ward", "Count"], ["A", 3], ["B", 4])).blocks
    assert table.heads == ("Ward", "Count") and table.numbers == (False, True)


def test_rows_hidden_by_default_are_hidden():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "seen", "canary"
    book.active.row_dimensions[1].height = 15
    book.active.sheet_format.zeroHeight = True
    assert "canary" not in copy_of("a.xlsx", books.saved(book)).to_json()


def test_columns_hidden_as_a_group_are_hidden():
    book = openpyxl.Workbook()
    book.active.append(["seen", "canary", "canary", "seen"])
    book.active.column_dimensions.group("B", "C", hidden=True)
    assert "canary" not in copy_of("a.xlsx", books.saved(book)).to_json()


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (1204, "General", "1204"), (0.1 + 0.2, "General", "0.3"), (1204.5, "#,##0", "1,204"), (0.125, "0.0%", "12.5%"),
        (-5, "0", "-5"), (-5, "0;(0)", "(5)"), (0, '0;-0;"nil"', "nil"), (1234.5, '"£"#,##0.00', "£1,234.50"),
        (1234.5, "[$£-809]#,##0.00", "£1,234.50"), (5, ";;;", ""), ("words", ";;;", ""), ("words", "0;0;0;", ""),
        ("words", "@", "words"), (5, '"shown instead"', "shown instead"), (True, "General", "TRUE"), (None, "0", ""),
        (3, '0" per ward"', "3 per ward"), (-0.2, "0", "0"),
        (datetime(1990, 4, 5), "yyyy", "1990"), (datetime(2026, 5, 4), "d mmmm yyyy", "4 May 2026"),
        (datetime(2026, 5, 4, 9, 5), "dd/mm/yyyy hh:mm", "04/05/2026 09:05"), (time(14, 30), "h:mm AM/PM", "2:30 PM"),
        (date(2026, 5, 4), "General", "4 May 2026"), (timedelta(hours=30, minutes=4), "[h]:mm", "30:04"),
    ],
)  # fmt: skip
def test_a_value_is_told_as_its_sheet_shows_it(value, number_format, expected):
    assert shown(value, number_format) == expected


@pytest.mark.parametrize(
    ("name", "part", "reason"),
    [
        ("xl/vbaProject.bin", b"macro", "macros"),
        ("xl/macrosheets/sheet1.xml", b"<a/>", "macro sheets"),
        ("xl/activeX/activeX1.bin", b"x", "controls"),
        ("xl/embeddings/oleObject1.bin", b"x", "embedded"),
        ("xl/externalLinks/externalLink1.xml",
         f'<externalLink xmlns="{SHEETS}"><ddeLink/></externalLink>'.encode(), "DDE"),
        ("xl/media/more.zip", b"PK", "archive inside"),
        ("../outside.xml", b"<a/>", "reach outside"),
    ],
)  # fmt: skip
def test_what_may_run_or_hide_is_refused(name, part, reason):
    with pytest.raises(UploadRefused, match=reason):
        copy_of("a.xlsx", books.with_part(books.book(["x"]), name, part))


def test_a_bomb_is_refused_by_its_ratio_and_by_its_total():
    content = books.book(["x"])
    with pytest.raises(UploadRefused, match="unpacks to far more"):
        copy_of("a.xlsx", books.with_part(content, "xl/media/image1.png", bytes(30_000_000)))
    many = {f"xl/media/{n}.png": bytes(900_000) for n in range(400)}
    with pytest.raises(UploadRefused, match="unpacks to far more"):
        copy_of("a.xlsx", zipped({"xl/workbook.xml": b"<a/>", **many}))


def test_more_cells_than_a_paper_shows_are_refused():
    with pytest.raises(UploadRefused, match="more cells"):
        copy_of("a.xlsx", books.book(*[list(range(101)) for _ in range(1000)]))
