import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.geography.names import asked, fold, nearest, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stockton-on-Tees", "STOCKTON ON TEES"),
        ("Redcar & Cleveland", "Redcar and Cleveland"),
        ("Bristol, City of", "City of Bristol"),
        ("Kingston upon Hull, City of", "City of Kingston-upon-Hull"),
        ("King's Lynn and West Norfolk", "Kings Lynn & West Norfolk"),
        ("Ynys Môn", "ynys mon"),
        ("St. Helens", "St Helens"),
    ],
)
def test_ways_of_writing_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_city_is_also_known_by_its_bare_name() -> None:
    assert spellings("Bristol, City of") == ("city of bristol", "bristol")
    assert spellings("County Durham") == ("county durham", "durham")
    assert spellings("Stockton-on-Tees") == ("stockton on tees",)


def test_the_words_of_its_body_may_stand_behind_a_name() -> None:
    assert "stockton on tees" in asked("Stockton-on-Tees Borough Council")
    assert "bristol" in asked("City of Bristol Council")
    assert "south warwickshire" in asked("South Warwickshire Community Safety Partnership")


def test_nearest_offers_what_holds_the_word_before_what_only_looks_like_it() -> None:
    assert nearest("Stockton", ["Stockport", "Sutton", "Stockton-on-Tees"])[0] == "Stockton-on-Tees"
    assert nearest("Stocton-on-Teas", ["Stockton-on-Tees", "Leeds"]) == ("Stockton-on-Tees",)
    assert nearest("", ["Leeds"]) == ()
    assert nearest("Zzyzx", ["Leeds"]) == ()


@given(st.text(max_size=40))
@settings(deadline=None)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text) == fold(f"  {text.strip()} ")


@given(st.text("abcdefgh -'", min_size=1, max_size=20))
@settings(deadline=None)
def test_case_hyphens_and_ampersands_never_matter(name: str) -> None:
    assert fold(f"{name} & x".upper()) == fold(f"{name.replace('-', ' ')} and X")
