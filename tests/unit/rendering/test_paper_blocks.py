"""A report as blocks for a pack says what its own PDF says."""

from commonweal.documents.blocks import Heading, Paragraph, Picture, TableBlock, plain
from commonweal.rendering.compose import compose
from commonweal.rendering.paper_blocks import paper_blocks
from commonweal.rendering.sentences import plain as said
from nasty_words import nasty
from sample_figures import tallow


def test_headline_tables_and_pictures_come_over_in_their_order():
    paper = compose(tallow())
    blocks = paper_blocks(paper)
    assert blocks[0] == Heading(said(paper.headline), 1)
    first = next(b for b in blocks if isinstance(b, TableBlock))
    assert first.title == paper.first_table.title and len(first.rows) == len(paper.first_table.lines)
    assert [b.alt for b in blocks if isinstance(b, Picture)][: len(paper.first_pictures)] == [
        p.alt for p in paper.first_pictures
    ]
    for section in paper.sections:
        assert (Heading(section.heading, 2) in blocks) is (section.where != "page")


def test_what_members_are_asked_stands_out():
    paper = compose(tallow())
    boxed = [plain(b.runs) for b in paper_blocks(paper) if isinstance(b, Paragraph) and b.kind == "boxed"]
    assert paper.recommendation in boxed


def test_more_and_fewer_keep_their_colour_and_weight():
    tables = [b for b in paper_blocks(compose(tallow())) if isinstance(b, TableBlock)]
    toned = {run.tone for t in tables for row in t.rows for cell in row.cells for run in cell.runs if run.bold}
    assert toned == {"more", "fewer"}


def test_hostile_words_are_carried_as_words():
    assert any(isinstance(b, TableBlock) for b in paper_blocks(compose(nasty())))
