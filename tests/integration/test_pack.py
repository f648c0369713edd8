"""The pack as a member, a clerk and a machine meet it."""

import hashlib
import re
import subprocess
import sys
from io import BytesIO

import docx
import page as validator
import pikepdf
import pytest
from PIL import Image

import hostile_pdfs as pdfs
from commonweal.documents.blocks import Facts, Heading, ListBlock, Paragraph, Picture, Row, TableBlock, words
from commonweal.documents.pack import PackPart, compose_pack, preview
from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy.make import copy_of
from hostile_pictures import png

LONG = tuple(Paragraph.of(f"Paragraph {n} says what members will read. " * 12) for n in range(40))


def composed(audience="Public", extra=()):
    table = TableBlock(
        ("Ward", "Count"), tuple(Row.of(f"Ward {n}", str(n)) for n in range(120)), "Counts", (False, True)
    )
    return compose_pack(
        title="Agenda and papers",
        body="Safer Tallow Partnership",
        date="4 May 2026",
        audience=audience,
        publisher="Tallow Council",
        parts=[
            PackPart("", "Agenda", "agenda", (ListBlock.of("Apologies", "Minutes", numbered=True),)),
            PackPart("4", "Recorded crime", "item"),
            PackPart("4a", "Cover", "cover sheet", (Facts((("Purpose", words("To note")),)),)),
            PackPart(
                "4b",
                "Report <b>",
                "paper",
                (Heading("What changed", 1), *LONG, table, Picture(png(), "image/png", "A square")),
            ),
            PackPart("5", "Scanned plan", "item"),
            PackPart("5a", "Plan", "paper", (), copy_of("plan.pdf", pdfs.plain(pages=3))),
            *extra,
        ],
    )


@pytest.fixture(scope="module")
def pack():
    return composed("Restricted: partners only")


@pytest.fixture(scope="module")
def opened(pack):
    with pikepdf.open(BytesIO(pack.pdf())) as file:
        yield file


def test_it_passes_every_rule_of_pdf_ua_1(pack, tmp_path):
    (tmp_path / "pack.pdf").write_bytes(pack.pdf())
    report = validator.validate_pdf(tmp_path / "pack.pdf", profile="ua1")
    assert [f"{f.rule_id}: {f.message}" for f in report.failures] == []
    assert report.is_compliant and report.rules.total > 100


def test_a_plain_document_passes_too(tmp_path):
    blocks = (
        Heading("One", 3, "1"),
        Facts((("Date", words("4 May")),)),
        TableBlock((), (Row.of("a", "b"),)),
        ListBlock.of("x"),
    )
    (tmp_path / "a.pdf").write_bytes(PlainDocument("Minutes", blocks).pdf())
    report = validator.validate_pdf(tmp_path / "a.pdf", profile="ua1")
    assert [f.rule_id for f in report.failures] == []


def test_every_page_says_body_date_audience_and_its_number(pack):
    assert len(pack.pages) > 10
    for page in pack.pages:
        assert "Safer Tallow Partnership" in page.text and "4 May 2026" in page.text
        assert "Restricted: partners only" in page.text
        assert f"Page {page.number} of {page.of}" in page.text


def test_bookmarks_contents_and_pages_agree(pack, opened):
    with opened.open_outline() as outline:
        (root,) = outline.root
        found = {}
        for item in root.children:
            found[item.title] = [child.title for child in item.children]
        place = {}
        for item in (*root.children, *(c for i in root.children for c in i.children)):
            target = item.destination[0] if item.destination is not None else item.action.D[0]
            place[item.title] = next(n for n, p in enumerate(opened.pages, 1) if p.obj.objgen == target.objgen)
    assert found == {"Agenda": [], "4 Recorded crime": ["4a Cover", "4b Report <b>"], "5 Scanned plan": ["5a Plan"]}
    contents = dict(re.findall(r"^(.+?)\s?\.{3,}\s*(\d+)\s*$", pack.pages[0].text, re.MULTILINE))
    assert {title: int(number) for title, number in contents.items()} == place
    for title, number in place.items():
        assert title in pack.pages[number - 1].text.replace("\n", " ")


def test_contents_are_links(opened):
    links = [a for a in opened.pages[0].obj.get("/Annots", []) if a.Subtype == "/Link"]
    assert len({str(a.Dest) for a in links}) == 6


def test_scanned_pages_can_be_searched_and_copied(pack):
    assert [n for n in (1, 2, 3) if not any(f"Words of the paper {n}" in page.text for page in pack.pages)] == []


def test_it_says_its_title_and_language_and_names_no_person_or_hour(opened):
    assert str(opened.docinfo["/Title"]) == "Agenda and papers: Safer Tallow Partnership, 4 May 2026"
    assert opened.Root.Lang == "en-GB"
    assert set(opened.docinfo.keys()) <= {"/Title", "/Author", "/Producer"}
    assert str(opened.docinfo["/Author"]) == "Tallow Council"


def test_the_same_parts_give_the_same_bytes_in_another_process_and_at_another_time(pack):
    program = (
        "import hashlib, time, test_pack; time.time = lambda: 4e9;"
        "p = test_pack.composed('Restricted: partners only');"
        "print(p.sha256, hashlib.sha256(p.docx()).hexdigest())"
    )
    paths = f"import sys; sys.path[:0] = {[p for p in sys.path if 'tests' in p] + [str(__file__).rsplit('/', 1)[0]]!r};"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", paths + program], capture_output=True, text=True, env={"PYTHONHASHSEED": seed}
        )
        assert done.stdout.split() == [pack.sha256, hashlib.sha256(pack.docx()).hexdigest()], done.stderr


def test_other_words_give_other_bytes(pack):
    assert composed("Restricted: partners only", [PackPart("6", "More", "item")]).sha256 != pack.sha256
    assert composed("Public").sha256 != pack.sha256


def test_a_page_can_be_looked_at(pack):
    shown = Image.open(BytesIO(pack.pages[1].preview(300)))
    assert shown.size == (300, 425) and len(shown.convert("L").getcolors()) > 10
    assert preview(pack.pdf(), 2, 300) == pack.pages[1].preview(300)


def test_word_has_the_same_parts_with_contents(pack):
    document = docx.Document(BytesIO(pack.docx()))
    heads = [(p.text, p.style.name) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads[:5] == [
        ("Agenda and papers", "Heading 1"),
        ("Contents", "Heading 2"),
        ("Agenda", "Heading 2"),
        ("4  Recorded crime", "Heading 2"),
        ("4a  Cover", "Heading 3"),
    ]
    xml = document.element.xml
    assert xml.count("PAGEREF") == 6 and xml.count("w:bookmarkStart") == 6
    assert len(document.inline_shapes) == 4
    assert "Restricted: partners only" in document.sections[0].header.paragraphs[0].text


def test_an_unknown_kind_of_part_is_an_error():
    with pytest.raises(ValueError, match="cover sheet"):
        PackPart("1", "x", "annex")
