import openpyxl

from commonweal.documents.excel import Cell, Head, Workbook


def test_sheet_names_are_made_lawful_and_unique(tmp_path):
    with Workbook(tmp_path / "book.xlsx") as book:
        for name in ("A/B: [C]*?", "a b   c", "'quoted'", "", "x" * 40, "x" * 40):
            book.sheet(name)
    names = openpyxl.load_workbook(tmp_path / "book.xlsx").sheetnames
    assert len({n.lower() for n in names}) == 6 and all(0 < len(n) <= 31 for n in names)
    assert not [n for n in names if set(n) & set("[]:*?/\\")]


def test_heads_alike_or_empty_still_make_a_table_that_excel_opens(tmp_path):
    with Workbook(tmp_path / "book.xlsx") as book:
        sheet = book.sheet("One")
        sheet.table([Head("Same"), Head("Same"), Head("")], [[Cell("=1+1"), Cell(2.0), Cell(None)]])
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["One"]
    assert [c.value for c in sheet[1]] == ["Same", "Same (2)", "Column"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["B2"].value) == ("=1+1", "s", 2)


def test_a_table_without_rows_keeps_its_heads_out_of_the_way(tmp_path):
    with Workbook(tmp_path / "book.xlsx", title="T", author="A") as book:
        book.sheet("Empty").table([Head("One")], [])
    assert openpyxl.load_workbook(tmp_path / "book.xlsx").properties.title == "T"
