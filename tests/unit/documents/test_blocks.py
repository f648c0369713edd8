"""Blocks as HTML, text, Word and JSON."""

import re
from html import unescape
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.documents.block_html import fragment
from commonweal.documents.block_json import from_json, to_json
from commonweal.documents.block_levels import in_order
from commonweal.documents.block_text import text
from commonweal.documents.blocks import (
    Cell,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    PageBreak,
    PageImage,
    Paragraph,
    Picture,
    Row,
    Run,
    TableBlock,
    TextLine,
    words,
)
from commonweal.documents.plain import PlainDocument
from hostile_pictures import png

EVERY_KIND = (
    Heading("Apologies", 2, "TSP/4/26"),
    Paragraph(
        (Run("It was "), Run("AGREED", bold=True), Run(" that\nthe report be noted.", italic=True, tone="quiet"))
    ),
    Paragraph.of("Members are asked to note.", kind="boxed"),
    ListBlock((ListItem(words("first"), 0, "1.1"), ListItem(words("below"), 1))),
    ListBlock.of("one", "two", numbered=True),
    TableBlock(
        ("Ward", "Count"),
        (Row.of("Ropewalk", "12"), Row((Cell(words("all"), 2),), True, 1, "a note")),
        "Counts",
        (False, True),
    ),
    TableBlock((), (Row.of("a", "b"),)),
    Facts((("Date", words("4 May")), ("Place", words("Hall")))),
    Picture(png(), "image/png", "A navy square", 5, "Figure 1"),
    PageImage(png(), "image/png", 595, 842, 1, 2, "the plan", (TextLine("Words on it", 0.1, 0.1, 0.3, 0.02),)),
    PageBreak(),
)
HOSTILE = "</p><script>alert(1)</script><img src=x onerror=y> \" ' & {{ 7*7 }} \x00\x1b"


def test_json_and_back_is_the_same():
    assert from_json(to_json(EVERY_KIND)) == EVERY_KIND


@given(st.text(), st.text(), st.booleans())
def test_json_keeps_any_words(one, two, bold):
    blocks = (Paragraph((Run(one, bold),)), Facts(((two, words(one)),)))
    assert from_json(to_json(blocks)) == blocks


def test_a_heading_has_a_level():
    with pytest.raises(ValueError, match="1 to 6"):
        Heading("x", 7)


def test_hostile_words_stay_words_in_html():
    every = tuple(
        type(b)(HOSTILE) if isinstance(b, Heading) else b
        for b in (Heading("x"), Paragraph.of(HOSTILE), ListBlock.of(HOSTILE), Facts(((HOSTILE, words(HOSTILE)),)),
                  TableBlock((HOSTILE,), (Row.of(HOSTILE),), HOSTILE), Picture(png(), "image/png", HOSTILE, 3, HOSTILE),
                  PageImage(png(), "image/png", 10, 10, 1, 1, HOSTILE, (TextLine(HOSTILE, 0, 0, 1, 1),)))
    )  # fmt: skip
    for on_paper in (False, True):
        made = str(fragment(every, on_paper=on_paper))
        assert "<script" not in made and "<img src=x" not in made and "\x00" not in made
        assert made.count("&lt;script&gt;") >= 7


def test_the_fragment_for_a_page_has_no_style_or_script_attribute():
    made = str(fragment(EVERY_KIND))
    assert not re.search(r'\s(style|on\w+)="', made) and "<details>" in made and "<dl" in made


def test_tables_have_true_heads():
    made = str(fragment([EVERY_KIND[5]]))
    assert '<th scope="col">Ward</th>' in made and '<th scope="row">Ropewalk</th>' in made
    assert 'colspan="2"' in made and '<span class="note">a note</span>' in made


def test_headings_skip_no_level():
    levels = [
        b.level
        for b in in_order((Heading("a", 3), Heading("b", 6), Heading("c", 3), Heading("d", 1), Heading("e", 2)), 2)
    ]
    assert levels == [2, 3, 2, 2, 3]


def test_text_has_lines_no_longer_than_asked():
    made = text((*EVERY_KIND, Paragraph.of("word " * 100)), 40)
    assert max(len(line) for line in made.split("\n")) <= 40
    assert (
        "TSP/4/26  Apologies" in made
        and "1.1 first" in made
        and "Ropewalk     12" in made
        and "[Picture: A navy square]" in made
    )


def test_word_has_real_headings_head_rows_and_alternatives():
    document = docx.Document(BytesIO(PlainDocument("Minutes", EVERY_KIND, "Partnership", "4 May", "Public").docx()))
    assert [p.style.name for p in document.paragraphs if p.text in ("Minutes", "TSP/4/26\tApologies")] == [
        "Heading 1",
        "Heading 2",
    ]
    assert "w:tblHeader" in document.tables[0]._tbl.xml and "w:tblHeader" not in document.tables[1]._tbl.xml
    alternatives = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert alternatives[0] == "A navy square" and "Words on it" in alternatives[1]
    assert "PAGE" in document.sections[0].footer._element.xml and "NUMPAGES" in document.sections[0].footer._element.xml


def test_word_names_no_person_machine_or_hour():
    core = docx.Document(
        BytesIO(PlainDocument("Minutes", EVERY_KIND, publisher="Tallow Council").docx())
    ).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("Tallow Council", "", "")
    assert core.created.year == core.modified.year == 2000 and core.language == "en-GB"


def test_pasted_html_needs_nothing_around_it():
    made = PlainDocument("Minutes", EVERY_KIND[:2]).fragment()
    assert made.startswith("<h1>Minutes</h1>") and "<html" not in made and "<style" not in made


def test_the_page_is_under_a_policy_that_runs_nothing():
    made = unescape(PlainDocument("Minutes", EVERY_KIND).html())
    assert "default-src 'none'" in made and "script-src 'none'" in made and 'lang="en-GB"' in made


@pytest.mark.parametrize("form", ["fragment", "text", "docx"])
def test_a_tables_rows_are_not_looked_through_again_for_every_row(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, width = [], TableBlock.width.fget
    monkeypatch.setattr(TableBlock, "width", property(lambda table: asked.append(1) or width(table)))
    table = TableBlock(("Ward", "Count"), tuple(Row.of("A", "1") for _ in range(40)))
    getattr(PlainDocument(title="Counts", blocks=(table,)), form)()
    assert 0 < len(asked) < 10
