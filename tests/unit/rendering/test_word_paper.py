import docx
import pytest
from docx.oxml.ns import qn

from commonweal.rendering.compose import compose
from commonweal.rendering.paper import Grid
from commonweal.rendering.word_paper import write
from nasty_words import nasty
from sample_figures import tallow


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "paper.docx"
    write(compose(tallow(), author="The analyst"), path)
    return docx.Document(str(path))


def test_headings_are_real_and_in_order(document):
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels.count(1) == 1 and levels[0] == 1 and {2, 3} <= set(levels)
    first = next(p for p in document.paragraphs if p.style.name == "Heading 1")
    assert first.text.startswith("Tallow recorded 20,194 crimes, 5.4% fewer than the year before.")


def test_every_tables_head_row_repeats_and_no_row_is_torn(document):
    assert len(document.tables) > 8
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_whoever_reads_a_table_below_a_heading_of_another_name_sees_what_it_is(tmp_path):
    paper = compose(tallow())
    write(paper, tmp_path / "paper.docx")
    seen = {p.text for p in docx.Document(str(tmp_path / "paper.docx")).paragraphs}
    shown = [b for s in paper.sections if s.where != "page" for b in s.blocks if isinstance(b, Grid) and not b.folded]
    assert shown and not {grid.title for grid in shown if grid.lines} - seen


def test_every_picture_says_what_it_shows(document):
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(described) == 5 and all(len(words) > 60 for words in described)
    assert any("Fewer in Eastfield and Northgate" in words for words in described)


def test_the_file_says_what_it_is(document):
    core = document.core_properties
    assert core.title == "Recorded crime and disorder: Safer Tallow Partnership"
    assert (core.author, core.language) == ("The analyst", "en-GB")
    assert "Public" in document.sections[0].header.paragraphs[0].text


def test_a_councils_template_keeps_its_header_and_styles_and_loses_its_text(tmp_path):
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Tallow Borough Council"
    template.styles["Heading 2"].font.name = "Georgia"
    template.add_paragraph("Replace this text")
    template.save(str(tmp_path / "council.docx"))
    write(compose(tallow()), tmp_path / "paper.docx", tmp_path / "council.docx")
    made = docx.Document(str(tmp_path / "paper.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Tallow Borough Council"
    assert made.styles["Heading 2"].font.name == "Georgia"
    assert not [p for p in made.paragraphs if "Replace this text" in p.text]


def test_hostile_words_are_only_words(tmp_path):
    write(compose(nasty()), tmp_path / "paper.docx")
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "paper.docx")).paragraphs)
    assert "</script><script>alert(1)</script>" in text
