"""What a machine finds in a sanitised text that must not stand there."""

import pytest

from commonweal.portal.intelligence.sanitising import HINT, LEFT_OUT, NAMED, SOURCE, VERBATIM, WRITER, Against, find

AGAINST = Against(
    source=("Told by my neighbour Ada Quillfeather, 07700 900123. She works at the Tallow Arms.",),
    writer=("R-ABC-DEFG", "Fire Example"),
    named=("Bram O'Neill-Byrne", "Bram", "AB12 CDE"),
    left_out=("Mill Lane",),
    told=("A blue van stands behind the shops on Mill Lane every Friday night, Ada said.",),
)


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(found.kind, found.words) for found in find(text, AGAINST)]


def test_a_clean_text_has_nothing_in_it() -> None:
    assert find("Boxes may be moved by van near shops in the area at weekends.", AGAINST) == ()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Mrs Quillfeather says so.", SOURCE, "Quillfeather"),
        ("Call 07700900123 first.", SOURCE, "900123"),
        ("A person who works at the Tallow Arms saw it.", SOURCE, "works at the"),
        ("See r-abc-defg for more.", WRITER, "r-abc-defg"),
        ("Fire Example told us.", WRITER, "Fire Example"),
        ("It is on mill lane.", LEFT_OUT, "mill lane"),
        ("BRAM ONEILL BYRNE drives it.", NAMED, "BRAM"),
        ("The van is AB12CDE.", NAMED, "AB12 CDE"),
    ],
    ids=["name", "phone", "phrase", "reference", "writer", "place", "person", "registration"],
)
def test_it_finds(text: str, kind: str, words: str) -> None:
    assert (kind, words) in _kinds(text)


def test_a_name_that_the_report_itself_tells_is_not_the_source_s_alone() -> None:
    assert not [one for one in find("Ada was there.", AGAINST) if one.kind == SOURCE]


def test_the_first_word_of_a_sentence_about_the_source_may_stand_with_a_reason() -> None:
    found = find("She is known.", Against(source=("Neighbour told me. Somebody else too.",)))
    assert found == ()
    (found_one,) = find("A neighbour knows.", Against(source=("Neighbour told me.",)))
    assert (found_one.kind, found_one.stops) == (HINT, False)


def test_long_runs_of_the_report_s_own_words_are_found_whole() -> None:
    text = "It is said that a blue van stands behind the shops on the main road every Friday night."
    assert (VERBATIM, "a blue van stands behind the shops on") in _kinds(text)
    assert not [kind for kind, _ in _kinds("A blue van stands behind shops every Friday.") if kind == VERBATIM]


def test_what_stops_comes_first_and_is_said_in_a_sentence() -> None:
    found = find("Bram was on Mill Lane.", AGAINST)
    assert [one.stops for one in found] == [True, False]
    assert found[0].said == "“Mill Lane” was to be left out."
