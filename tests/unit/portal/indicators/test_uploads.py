"""What a file may be that figures are taken in from, and that a claim's words stand in no address."""

import base64
import gzip
import io
import re
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from commonweal.errors import FileRefused, RowsRefused
from commonweal.portal.indicators import importing
from kept_indicators import kept
from portal_world import World

pytestmark = pytest.mark.django_db
ROWS = b'<row><c t="n"><v>1</v></c></row>' * 700_000


def _bomb() -> bytes:
    """A workbook of a few kilobytes that unpacks to twenty-two million bytes."""
    made, out = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(made)
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"<sheetData", b"<sheetData>" + ROWS + b"</sheetData><!-- ", 1) + b" -->"
            packed.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", _bomb()), ("a.csv", gzip.compress(b"Period,Value\n2025-04,3\n", mtime=0))],
    ids=["workbook", "gzip"],  # a packed file holds its time: of its bytes no two collections would be alike
)
def test_a_packed_file_keeps_nobody_waiting(name: str, content: bytes) -> None:
    assert len(content) < 500_000
    with pytest.raises(FileRefused, match=r"unpacks to|is packed"):
        importing.look_at(name, content)


def test_a_long_cell_is_not_shown_whole(world: World) -> None:
    content = b"Period,Value,Note\n2025-04,3," + b"x" * 5_000 + b"\n"
    sent = {"file": SimpleUploadedFile("a.csv", content)}
    page = world.client("analyst").post(reverse("indicators:upload", args=[kept(world).pk]), sent).content
    assert b"x" * 60 in page
    assert b"x" * 61 not in page


def test_whoever_is_signed_in_posts_a_claim(world: World) -> None:
    """A claim may name a person, and addresses are kept in many logs."""
    address, said = reverse("indicators:claim"), {"claim": "Truancy is 170% above the average", "of": ""}
    officer = world.client("officer")
    assert b'<form method="post" novalidate>' in officer.get(address).content
    assert "2.7 times" in officer.post(address, said).content.decode()
    assert b'<form method="get" novalidate>' in world.client(None).get(address).content


def test_what_goes_along_is_the_file_that_was_looked_at(world: World) -> None:
    """What somebody writes into the form by hand came past the sizes and the scanner."""
    address, analyst = reverse("indicators:upload", args=[kept(world).pk]), world.client("analyst")
    content = b"Period,Value\n2025-04,3\n"
    page = analyst.post(address, {"file": SimpleUploadedFile("a.csv", content)}).content.decode()
    (carried,) = re.findall(r'name="content" value="([^"]+)"', page)
    said = {"file_name": "a.csv", "layout": "long", "period": "Period", "value": "Value", "years": "financial"}
    assert analyst.post(address, {**said, "content": carried}).status_code == 200
    for made in (base64.b64encode(content).decode(), f"{carried}x", "x", carried.replace(carried[:4], "UGVy", 1) + "="):
        answer = analyst.post(address, {**said, "content": made})
        assert answer.status_code == 302 and answer["Location"] == address


@pytest.mark.parametrize(
    ("content", "optional"),
    [(b"Period,Value\n2025-04,3\n", False), (b"Area,2025-04,2025-05\nTallow,3,4\n", True)],
    ids=["a row a figure", "a column a period"],
)
def test_a_column_that_is_needed_is_not_called_optional(world: World, content: bytes, optional: bool) -> None:
    address, analyst = reverse("indicators:upload", args=[kept(world).pk]), world.client("analyst")
    page = analyst.post(address, {"file": SimpleUploadedFile("a.csv", content)}).content.decode()
    label = re.search(r"Which column is the period\?(.*?)</label>", page)
    assert label is not None and ("optional" in label[1]) is optional and "was guessed from them" in page
    (carried,) = re.findall(r'name="content" value="([^"]+)"', page)
    said = {"file_name": "a.csv", "content": carried, "years": "financial"}
    answer = analyst.post(address, {**said, "layout": "long", "value": "Value"}).content.decode()
    assert "Say which column it is." in answer
    assert "Say which column it is." not in analyst.post(address, {**said, "layout": "wide"}).content.decode()


def test_each_fault_is_told_with_its_row_and_what_to_do_about_it(world: World) -> None:
    content = b"Period,Value\n2024-04,11\nfoo,12\n2024-06,-3\n2024-07,abc\n2024-06,14\n"
    said = {"file_name": "a.csv", "content": content, "layout": "long", "period": "Period", "value": "Value",
            "years": "financial", "fractions": ""}  # fmt: skip
    with pytest.raises(RowsRefused) as refused:
        importing.read(kept(world), said)
    words = str(refused.value)
    assert words.startswith("Row 3: The period is none that is known. Write it as 2024-06, 2024 Q2,")
    assert "Row 4: The figure is below nought. Correct it." in words and "Row 5: The cell is neither" in words
    many = {**said, "content": b"Period,Value\n" + b"2024-04,x1\n" * 9}
    with pytest.raises(RowsRefused, match=r"^Rows 2, 3, 4 and 6 more: The cell"):
        importing.read(kept(world), many)
    assert "There is more that is wrong." in words and "[period]" not in words
