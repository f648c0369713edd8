"""Tables in a text and their charts: every cell stands in the table, and nothing else in the chart."""

from hypothesis import given
from hypothesis import strategies as st

from commonweal.documents.block_text import text as as_text
from commonweal.documents.blocks import Heading, Paragraph, Picture, TableBlock
from commonweal.portal.library.tabled import text_of
from commonweal.portal.library.written import blocks

ROWS = [("Police", "1,031"), ("Fire", "0"), ("Housing", "too few to show")]


def test_a_table_is_written_and_read_with_its_chart_before_it() -> None:
    said = text_of(("Agency", "Reports"), ROWS, title="By agency", chart="bars of Reports", under="In the quarter.")
    heading, chart, table = blocks(f"## Police sent most\n\n{said}")
    assert isinstance(heading, Heading)
    assert isinstance(chart, Picture)
    assert isinstance(table, TableBlock)
    assert (chart.alt, chart.caption) == ("Police sent most. The numbers are in the table.", "In the quarter.")
    assert (table.title, table.heads, table.numbers) == ("By agency", ("Agency", "Reports"), (False, True))
    for words in ("Police", ">1,031<", ">0<", ">too few to show<"):
        assert words in chart.content.decode()


def test_what_cannot_be_drawn_stays_as_it_was_typed() -> None:
    table = "| Agency | Reports |\n| Police | many |"
    for asked in ("bars of Reports", "bars of Cases", "steps of Reports"):
        found = blocks(f"Chart: {asked}\n{table}")
        assert [type(block) for block in found] == [Paragraph, TableBlock]
        assert f"Chart: {asked}" in as_text(found)
    assert as_text(blocks("Chart: bars of Reports")) == "Chart: bars of Reports\n"


def test_days_are_words_and_a_bar_in_a_cell_makes_no_other() -> None:
    said = text_of(("From", "Number"), [("1 March 2026", "3 | 4")], title="Days")
    (table,) = blocks(said)
    assert isinstance(table, TableBlock)
    assert table.numbers == (False, False)
    assert "3 / 4" in as_text([table])


def test_nothing_in_a_cell_becomes_markup_of_the_drawing() -> None:
    said = text_of(("Agency", "Reports"), [('<script>"&\x0c', "3"), ("B", "4")], title="T", chart="bars of Reports")
    chart = blocks(said)[0]
    assert isinstance(chart, Picture)
    drawn = chart.content.decode()
    assert "<script" not in drawn
    assert "\x0c" not in drawn


CELL = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="|"), min_size=1, max_size=9)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6))
def test_a_table_comes_back_as_it_was_given(rows: list[tuple[str, str]]) -> None:
    (table,) = blocks(text_of(("a", "b"), rows, title="T"))
    assert isinstance(table, TableBlock)
    found = [tuple("".join(run.text for run in cell.runs) for cell in row.cells) for row in table.rows]
    assert found == [row for row in rows if not _rule(row)]


def _rule(row: tuple[str, str]) -> bool:
    return all(set(cell) <= set(":-") for cell in row)
