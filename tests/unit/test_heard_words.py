"""What is heard in a page is what looking for each word by itself finds."""

from hypothesis import given
from hypothesis import strategies as st

from heard_words import heard

TEXTS = st.text("acx1", max_size=12)


@given(st.sets(TEXTS.map("cx{}".format)), TEXTS, TEXTS)
def test_each_word_that_stands_in_it_and_no_other(words: set[str], before: str, after: str) -> None:
    for word in ("", *words):
        body = f"{before}{word}{after}".encode()
        assert heard(words, body) == {one for one in words if one.encode() in body}


@given(st.sets(TEXTS.filter(bool)), TEXTS)
def test_words_that_begin_in_no_way_alike_are_heard_too(words: set[str], body: str) -> None:
    assert heard(words, body.encode()) == {one for one in words if one in body}
