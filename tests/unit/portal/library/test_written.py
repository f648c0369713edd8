"""Plain text as blocks: every word typed stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from commonweal.documents.block_text import text as as_text
from commonweal.documents.blocks import Heading, ListBlock, Paragraph
from commonweal.portal.library.written import blocks


def test_headings_points_and_paragraphs() -> None:
    found = blocks("## Why\nIt was dark\nat night.\n\n- lamps\n- paint,\n  two coats\n1. first\n2. second\n\nEnd.")
    assert [type(block) for block in found] == [Heading, Paragraph, ListBlock, ListBlock, Paragraph]
    assert [block.numbered for block in found if isinstance(block, ListBlock)] == [False, True]
    shown = as_text(found)
    for words in ("It was dark at night.", "paint, two coats", "second", "End."):
        assert words in shown


def test_markup_stays_words() -> None:
    assert "<script>alert(1)</script>" in as_text(blocks("<script>alert(1)</script>"))


WORD = st.sampled_from(["lamps", "paint", "bins", "night", "costs", "ward"])
LINE = st.tuples(st.sampled_from(["## ", "- ", "1. ", ""]), st.lists(WORD, min_size=1, max_size=4))
END = st.sampled_from(["\n", "\n\n", "\r\n"])


@given(st.lists(st.tuples(LINE, END), max_size=12))
def test_no_word_is_lost(lines: list[tuple[tuple[str, list[str]], str]]) -> None:
    typed = "".join(f"{start}{' '.join(words)}{end}" for (start, words), end in lines)
    shown = as_text(blocks(typed), width=10_000).lower()
    for word in {word for (_, words), _ in lines for word in words}:
        assert shown.count(word) == typed.count(word)
