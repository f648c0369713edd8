import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.matching.names import alias, family_name, folded, given_name, is_placeholder

WORDS = st.text(max_size=30)


@given(WORDS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(WORDS)
def test_however_its_letters_are_composed(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@given(st.lists(st.sampled_from(["smith", "Jones", "O'Brien", "Łucas", "khan"]), min_size=1, unique=True))
def test_the_parts_of_a_family_name_are_the_same_in_any_order(parts: list[str]) -> None:
    assert family_name("-".join(parts)).parts == family_name(" ".join(reversed(parts))).parts


@pytest.mark.parametrize(
    "one, other",
    [
        ("O'Neill", "ONEILL"), ("O’Neill", "oneill"), ("Smith-Jones", "smith jones"), ("Wiśniewski", "Wisniewski"),
        ("Łukasz", "lukasz"), ("Mc Donald", "McDonald"), ("Müller", "MULLER"), ("  Ali ", "ali"),
    ],
)  # fmt: skip
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    assert family_name(one).whole == family_name(other).whole != ""


@pytest.mark.parametrize("text", ["Unknown", "Mr X", "TEST", "n/k", "Not Known", "Mr.", "anon", "Mrs Unknown"])
def test_a_placeholder_is_no_name(text: str) -> None:
    assert is_placeholder(text)
    assert given_name(text).whole == family_name(text).whole == ""
    assert alias(text) == ()


@pytest.mark.parametrize("text", ["", " ", "Nan", "Child", "Young", "Al", "Li", "Na"])
def test_nor_is_every_odd_name_a_placeholder(text: str) -> None:
    assert not is_placeholder(text)


def test_titles_and_second_names() -> None:
    assert given_name("Mr. Mary-Jane").whole == "mary"
    assert given_name("Mary Jane").parts == ("mary", "jane")
    assert alias("Billy Hartcroft") == ("billy", "hartcroft")


def test_names_of_other_alphabets_stay() -> None:
    assert family_name("Коваленко").whole == "коваленко"
