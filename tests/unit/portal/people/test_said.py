"""What a record says: kept as typed, read as far as it can be, odd things said and nothing refused."""

import datetime as dt

import pytest

from commonweal.portal.people import checks, said
from commonweal.portal.people.said import Address, Said

TODAY = dt.date(2026, 3, 2)
ADA = Said(
    "Ada", "O\u2019Byrne", ("Addie",), "3", "May", "1987", "female", (Address("home", "14 Candle Row", "QX1 1AB"),)
)


def test_what_was_typed_comes_back_as_it_was() -> None:
    raw = {"given": " Ada ", "family": "O`Byrne", "born_year": "19 87", "phones": ["07700 9OO111"], "later": [1]}
    assert said.read(said.read(raw).kept()).kept() == said.read(raw).kept()
    assert said.read(raw).given == " Ada " and said.read(raw).kept()["later"] == [1]
    assert "Ada" not in repr(said.read(raw))


@pytest.mark.parametrize(
    ("parts", "words", "precision"),
    [
        (("3", "5", "1987"), "3 May 1987", "day"),
        (("03", "may", "1987"), "3 May 1987", "day"),
        (("", "5", "1987"), "May 1987", "month"),
        (("", "", "1987"), "1987", "year"),
        (("31", "2", "1987"), "31 2 1987", None),
        (("3", "", "1987"), "3 1987", None),
        (("", "", "around 30"), "around 30", None),
        (("", "", ""), "", None),
    ],
)
def test_a_birth_is_as_exact_as_it_was_given(parts: tuple[str, str, str], words: str, precision: str | None) -> None:
    told = Said("Ada", "Byrne", (), *parts)
    assert told.born_words == words
    assert (told.born and told.born[1]) == precision


@pytest.mark.parametrize(
    ("told", "identified"),
    [
        (ADA, True),
        (Said("Ada", "Byrne", born_day="3", born_month="5", born_year="1987"), True),
        (Said("Ada", "Byrne", born_year="1987"), False),
        (Said("Ada", "Byrne", addresses=(Address("none"),)), False),
        (Said("Unknown", "", addresses=(Address("home", "14 Candle Row"),)), False),
        (Said("", "Byrne", addresses=(Address("stays", "14 Candle Row"),)), True),
        (Said(aliases=("Addie",), born_day="3", born_month="5", born_year="1987"), False),
    ],
)
def test_a_person_is_identified_by_a_name_and_a_birth_or_an_address(told: Said, identified: bool) -> None:
    assert told.identified is identified


@pytest.mark.parametrize(
    "name", ["O'Brien", "O\u2019Brien", "D\u02bcArcy", "Smith-Jones", "Ng", "de la Cruz", "\u0141ucja"]
)
def test_names_that_people_have_are_not_odd(name: str) -> None:
    assert not list(checks.of_name(name))


@pytest.mark.parametrize(
    "name", ["Unknown", "n/k", "TEST", "x", "Ann3", "-Ann", "Ann--Marie", "Ann -Marie", "A/B", "Ann?"]
)
def test_names_that_are_odd_are_said(name: str) -> None:
    assert list(checks.of_name(name))


@pytest.mark.parametrize(
    ("parts", "part_of_words"),
    [
        (("1", "1", "1987"), "1 January"),
        (("1", "1", "1900"), "1900"),
        (("3", "3", "2026"), "future"),
        (("3", "3", "1899"), "1900"),
        (("3", "3", "1905"), "115 years"),
        (("30", "2", "1990"), "cannot be read"),
    ],
)
def test_births_that_are_odd_are_said(parts: tuple[str, str, str], part_of_words: str) -> None:
    words = [one.words for one in checks.warnings(Said("Ada", "Byrne", (), *parts), TODAY)]
    assert len(words) == 1 and part_of_words in words[0]


@pytest.mark.parametrize(
    "postcode", ["QX1 1AB", "m1 1ae", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB", "TS181AB"]
)
def test_the_published_shapes_of_postcodes_pass(postcode: str) -> None:
    assert checks.is_postcode(postcode)


@pytest.mark.parametrize("postcode", ["TS18", "TS18 1CI", "T518 1AB", "TSO 1AB", "TS18 1A", "12345"])
def test_what_is_no_postcode_is_said(postcode: str) -> None:
    assert list(checks.of_address(Address("home", "1 High Street", postcode)))


def test_no_fixed_abode_is_a_kind_of_address() -> None:
    assert not list(checks.of_address(Address("none")))
    assert list(checks.of_address(Address("home", "", "ZZ99 3VZ")))
    assert list(checks.of_address(Address("none", "", "TS18 1AB")))
    assert Address("none").words == "No fixed abode"


@pytest.mark.parametrize(("phone", "odd"), [
    ("07700 900111", False), ("+44 7700 900111", False), ("0044 (0)7700900111", True), ("01642 900111", False),
    ("+353 1 234 5678", False), ("900111", True), ("07700 900111 (mum)", True), ("00000000000", True),
])  # fmt: skip
def test_telephone_numbers(phone: str, odd: bool) -> None:
    assert bool(list(checks.of_phones((phone,)))) is odd


def test_no_warning_repeats_what_was_typed() -> None:
    told = Said("Zebedee?", "Unknown", (), "1", "1", "1900", "", (Address("home", "n/k", "XXX"),), ("12 zebedee",))
    words = " ".join(one.words for one in checks.warnings(told, TODAY))
    assert words and "ebedee" not in words and "XXX" not in words


def test_matching_compares_what_was_typed() -> None:
    person = ADA.person("r1", "Police")
    assert (person.given, person.born, person.sex) == ("Ada", dt.date(1987, 5, 3), "female")
    assert person.addresses[0].postcode == "QX1 1AB"
    assert Said("A", "B", addresses=(Address("none"),)).person("r").addresses[0].lines == "No fixed abode"
