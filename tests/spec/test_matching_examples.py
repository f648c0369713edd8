"""Which two records are suggested to be of one person, by example, and which are held apart.

These are the manual of `commonweal match`. All are given at once, as a file would hold them.
"""

from datetime import date
from typing import Any

import pytest

from commonweal.matching import Suggestion, suggest
from commonweal.records.person import Address, Person
from made_up_people import TODAY

CANDLE, ROPE = (Address("14 Candle Row", "QX1 1AB"),), (Address("3 Rope Street", "QX7 9ZD"),)
NOBODY: tuple[Address, ...] = ()
DAY = date(1980, 3, 12)
Record = dict[str, Any]


def record(given: str, family: str, born: date | None = DAY, addresses: Any = CANDLE, **more: Any) -> Record:
    return {"given": given, "family": family, "born": born, "addresses": addresses, **more}


FOUND: dict[str, tuple[Record, Record, str]] = {
    "a nickname": (record("William", "Ashworth"), record("Bill", "Ashworth"), "given names are forms of one name"),
    "a spelling across alphabets": (
        record("Mohammed", "Barzani"), record("Muhammad", "Barzani"), "given names are forms of one name"),
    "a typing slip": (record("Kathleen", "Colworth"), record("Kathleeen", "Colworth"), "slip of the pen"),
    "a slip in the family name": (record("Edith", "Dunhurst"), record("Edith", "Dunhrust"), "slip of the pen"),
    "diacritics, capitals and apostrophes": (
        record("Zoë", "O'Farnbourne"), record("ZOE", "OFARNBOURNE"), "same family name"),
    "day and month exchanged": (
        record("Ruth", "Eastcroft"), record("Ruth", "Eastcroft", date(1980, 12, 3)), "day and month exchanged"),
    "one digit of the year": (
        record("Ruth", "Fieldgate"), record("Ruth", "Fieldgate", date(1981, 3, 12)), "differ in the year alone"),
    "only the year is known": (
        record("Ruth", "Garstead"), record("Ruth", "Garstead", date(1980, 1, 1), born_precision="year"),
        "same year of birth"),
    "1 January is a year alone": (
        record("Ruth", "Heyburn"), record("Ruth", "Heyburn", date(1980, 1, 1)), "same year of birth"),
    "no date at all, but the home": (record("Ruth", "Kelbrook"), record("Ruth", "Kelbrook", None), "same address"),
    "a moved home": (record("Ruth", "Langmere"), record("Ruth", "Langmere", addresses=ROPE), "same date of birth"),
    "the old home beside the new": (
        record("Ruth", "Marstall", None), record("Ruth", "Marstall", None, ROPE + CANDLE), "same address"),
    "a family name changed by marriage": (
        record("Ruth", "Norwick"), record("Ruth", "Oldfall"), "same date of birth"),
    "names the wrong way round": (
        record("Ruth", "Penthorpe"), record("Penthorpe", "Ruth"), "the other way round"),
    "names joined by a hyphen": (
        record("Ruth", "Radley-Smith"), record("Ruth", "Radley"), "family names share a part"),
    "a middle name used as the first": (
        record("Mary Ruth", "Ravenside"), record("Ruth", "Ravenside", phones=("07700 900222",)), "another name"),
}  # fmt: skip

APART: dict[str, tuple[Record, Record]] = {
    "twins": (record("Jack", "Sandley"), record("Jake", "Sandley")),
    "twins who share a telephone": (
        record("Anna", "Sherwell", phones=("01632 960001",)), record("Zofia", "Sherwell", phones=("01632 960001",))),
    "father and son of one name": (
        record("John", "Stanwood", date(1955, 7, 2)), record("John", "Stanwood", date(1980, 3, 12))),
    "mother and daughter of one name and home, with one telephone": (
        record("Ruth", "Suttmond", date(1955, 7, 2), phones=("01632 960002",)),
        record("Ruth", "Suttmond", date(1980, 3, 12), phones=("01632 960002",))),
    "husband and wife": (
        record("John", "Temley", date(1979, 5, 6)), record("Ruth", "Temley", date(1980, 3, 13))),
    "two people of a common name": (
        record("David", "Smith", None, CANDLE), record("David", "Smith", None, ROPE)),
    "born in one year under a common name": (
        record("David", "Jones", date(1980, 1, 1), CANDLE, born_precision="year"),
        record("David", "Jones", DAY, ROPE)),
    "two placeholders": (record("Unknown", "Unknown"), record("Unknown", "Unknown")),
    "two without a fixed abode": (
        record("Ruth", "Wakestone", None, (Address("No fixed abode"),)),
        record("Ruth", "Westridge", None, (Address("NFA"),))),
}  # fmt: skip


@pytest.fixture(scope="module")
def suggested() -> dict[str, Suggestion]:
    """By the example's name; a pair across examples would be one too many."""
    people = [
        Person(reference=f"{name}/{n}", **(said | {"addresses": _apart(said["addresses"], house)}))
        for house, (name, examples) in enumerate((FOUND | APART).items())
        for n, said in enumerate(examples[:2])
    ]
    found = suggest(people, today=TODAY)
    assert all(s.one.split("/")[0] == s.other.split("/")[0] for s in found)
    return {s.one.split("/")[0]: s for s in found}


def _apart(addresses: tuple[Address, ...], house: int) -> tuple[Address, ...]:
    """Each example's homes are its own: door and postcode say whose."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    ending = letters[house // 20] + letters[house % 20]
    return tuple(Address(f"{house}{a.lines}", a.postcode[:-2] + ending) if a.postcode else a for a in addresses)


@pytest.mark.parametrize("name", FOUND)
def test_found(suggested: dict[str, Suggestion], name: str) -> None:
    assert name in suggested
    assert FOUND[name][2] in suggested[name].words.casefold()


@pytest.mark.parametrize("name", APART)
def test_held_apart(suggested: dict[str, Suggestion], name: str) -> None:
    assert name not in suggested


def test_what_speaks_against_is_said_too(suggested: dict[str, Suggestion]) -> None:
    assert "Against: address differs." in suggested["a moved home"].words.replace(". Not known", ".")
    assert "family names differ" in suggested["a family name changed by marriage"].words
