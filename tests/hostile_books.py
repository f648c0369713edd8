"""Excel workbooks made to carry what is not shown, or to do more than be read."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from PIL import Image as Drawn

from hostile_words import zipped

CANARIES = {
    "sheet": "canaryhiddensheet",
    "very": "canaryveryhiddensheet",
    "row": "canaryhiddenrow",
    "column": "canaryhiddencolumn",
    "comment": "canarycellcomment",
    "author": "canarybookauthor",
    "white": "canarywhitecell",
    "format": "canaryhiddenformat",
    "rule": "canaryhiddenrule",
    "beneath": "canarybeneathpicture",
    "name": "canarydefinedname",
    "formula": "canaryinformula",
    "link": "canary-link.example",
}
SEEN = ("Ward", "Incidents", "Ropewalk", "1,204", "12.5%", "4 May 2026")


def with_secrets() -> bytes:
    """Every canary in one workbook."""
    c, book = CANARIES, openpyxl.Workbook()
    book.properties.creator = c["author"]
    sheet = book.active
    sheet.title = "By ward"
    sheet.append(["Ward", "Incidents", "Share", "On", "note"])
    sheet.append(["Ropewalk", 1204, 0.125, None, c["column"]])
    sheet["B2"].number_format, sheet["C2"].number_format = "#,##0", "0.0%"
    sheet["D2"].value, sheet["D2"].number_format = openpyxl.utils.datetime.from_excel(46146), "d mmmm yyyy"
    sheet["A3"], sheet["A4"], sheet["A5"] = c["row"], c["white"], c["format"]
    sheet["A4"].font = Font(color="FFFFFFFF")
    sheet["A5"].number_format = ";;;"
    sheet["A6"], sheet["A20"], sheet["A7"] = c["rule"], c["beneath"], f'=CONCAT("{c["formula"]}")'
    sheet["A7"].value = f'="{c["formula"]}"'
    sheet.conditional_formatting.add(
        "A6",
        CellIsRule(
            operator="equal",
            formula=["1"],
            font=Font(color="FFFFFFFF"),
            fill=PatternFill(bgColor="FFFFFFFF", fill_type="solid"),
        ),
    )
    sheet["A2"].comment = Comment(c["comment"], "someone")
    sheet["B2"].hyperlink = f"https://{c['link']}/"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True
    book.create_sheet("Secret")["A1"] = c["sheet"]
    book.create_sheet("Deep")["A1"] = c["very"]
    book["Secret"].sheet_state, book["Deep"].sheet_state = "hidden", "veryHidden"
    book.defined_names["Kept"] = openpyxl.workbook.defined_name.DefinedName("Kept", attr_text=f'"{c["name"]}"')
    picture = BytesIO()
    Drawn.new("RGB", (200, 40), "black").save(picture, "PNG")
    sheet.add_image(openpyxl.drawing.image.Image(picture), "A20")
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def book(*rows: list[object]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    return saved(made)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same file with one more part."""
    with ZipFile(BytesIO(content)) as file:
        parts = {entry: file.read(entry) for entry in file.namelist()}
    return zipped({**parts, name: part})


def unpacked(content: bytes) -> bytes:
    """All parts one after the other, as whoever unpacks the file would find them."""
    with ZipFile(BytesIO(content)) as file:
        return b"\n".join(file.read(name) for name in file.namelist())
