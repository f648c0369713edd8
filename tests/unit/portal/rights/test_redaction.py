"""What is left out is gone, however it was spelt; what is left is whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.portal.rights.redaction import GONE, Line, rebuilt

TEXT = "Zoë O\u2019Neill-Byrne of 14 Rope Street, QX1 1AB, rang 07700 900 111."


def one(text: str, *phrases: str) -> str:
    return "".join(line.text for line in rebuilt([Line("x", text)], phrases=phrases))


@pytest.mark.parametrize(
    ("phrase", "gone"),
    [
        ("zoe", "Zoë"),
        ("ONEILL BYRNE", "Neill"),
        ("O'Neill", "Neill"),
        ("qx11ab", "QX1"),
        ("07700900111", "900"),
        ("14, rope street", "Rope"),
    ],
)
def test_it_is_found_however_it_is_spelt(phrase: str, gone: str) -> None:
    assert gone in TEXT
    left = one(TEXT, phrase)
    assert gone not in left and GONE in left


def test_letters_that_carry_their_accent_apart_go_with_it() -> None:
    assert one("Zoe\u0308 came.", "zoë") == f"{GONE} came."


def test_a_part_of_a_word_stays() -> None:
    assert one("Annexes of the Hillside plan.", "Ann", "Hill") == "Annexes of the Hillside plan."


def test_the_mark_says_nothing_of_how_long_it_was_or_how_many() -> None:
    assert one("Ann Bee Cee came.", "Ann", "Bee", "Cee") == f"{GONE} came."


def test_a_line_of_which_nothing_is_left_goes() -> None:
    assert rebuilt([Line("Name", "Ann Bee"), Line("Note", "Quiet")], phrases=["ann bee"]) == (Line("Note", "Quiet"),)


def test_a_line_is_left_out_whole() -> None:
    assert rebuilt([Line("a", "one"), Line("b", "two")], dropped=[0]) == (Line("b", "two"),)


def test_a_phrase_of_one_letter_is_none() -> None:
    assert one("A cat.", "a") == "A cat."


WORDS = st.text(alphabet="abcéü’'- 12", min_size=2, max_size=12)


@given(before=WORDS, secret=WORDS, after=WORDS)
def test_whatever_stands_around_it_the_phrase_is_gone(before: str, secret: str, after: str) -> None:
    packed = "".join(letter for letter in secret if letter.isalnum())
    if len(packed) < 2:
        return
    left = one(f"{before} | {secret} | {after}", secret)
    assert f"| {secret} |" not in left
