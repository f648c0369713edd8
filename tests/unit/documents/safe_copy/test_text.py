"""Plain text and CSV."""

import pytest

from commonweal.documents.blocks import Heading, ListBlock, Paragraph, plain
from commonweal.documents.safe_copy.make import copy_of
from commonweal.documents.safe_copy.seen import seen_text
from commonweal.errors import UploadRefused


def test_headings_points_and_paragraphs_are_found():
    copy = copy_of("a.md", b"# Plan\n\nTwo lines\nof it\n\n- one\n- two\n\n1. first\n2. second\n")
    assert copy.title == "Plan" and isinstance(copy.blocks[0], Heading)
    assert copy.blocks[1] == Paragraph.of("Two lines\nof it")
    assert [b.numbered for b in copy.blocks if isinstance(b, ListBlock)] == [False, True]


def test_markup_within_text_stays_words():
    copy = copy_of("a.txt", b"We saw <script>alert(1)</script> on a page.")
    assert plain(copy.blocks[0].runs) == "We saw <script>alert(1)</script> on a page."


def test_usual_encodings_are_read():
    for content in (
        "Café £5".encode(),
        "Café £5".encode("utf-16"),
        "Café £5".encode("cp1252"),
        "Café £5".encode("utf-8-sig"),
    ):
        assert plain(copy_of("a.txt", content).blocks[0].runs) == "Café £5"


def test_a_csv_becomes_a_table_and_formulas_words():
    copy = copy_of("a.csv", b'Ward;Count\nA;3\n=HYPERLINK("http://x");4\n')
    (table,) = copy.blocks
    assert table.heads == ("Ward", "Count") and table.numbers == (False, True)
    assert "kept as words" in copy.warnings[0]


def test_unseen_letters_are_left_out():
    assert seen_text("a\u202eb\u200bc\u2066\ufeff\x07\U000e0041d") == "abcd"
    assert seen_text("one\r\ntwo\tthree") == "one\ntwo\tthree"
    assert seen_text("می\u200cخواهم 👩\u200d🚒") == "می\u200cخواهم 👩\u200d🚒"


def test_more_cells_than_a_paper_shows_are_refused():
    with pytest.raises(UploadRefused, match="more cells"):
        copy_of("a.csv", b"a,b\n" + b"1,2\n" * 10_001)


def test_more_letters_than_a_paper_has_are_refused_before_they_are_laid_out():
    assert copy_of("a.txt", b"some words " * 50_000).blocks
    with pytest.raises(UploadRefused, match="longer than a paper"):
        copy_of("a.txt", b"some words " * 60_000)
