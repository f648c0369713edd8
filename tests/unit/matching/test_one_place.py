"""Two places are one only where what is written says so. What is near, alike or unclear joins nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.matching.one_place import Told, same, told_of, unsure

HIGH = "12 High Street, Norwell"


def told(lines: str, postcode: str = "", uprn: str = "", ward: str = "") -> Told:
    return told_of(lines, postcode, uprn=uprn, ward=ward)


ONE = {
    "as it is": (told(HIGH), told(HIGH), "street"),
    "spelling": (told(HIGH), told("12, HIGH ST.\nNorwell"), "street"),
    "a postcode in one": (told(HIGH, "QX1 1AB"), told("12 High St, Norwell"), "street"),
    "a postcode in the lines": (told("12 High Street, Norwell, QX1 1AB"), told("12 High Street", "qx11ab"), "door"),
    "a flat": (told(f"Flat 2, {HIGH}"), told("flat 2, 12 High St, Norwell"), "street"),
    "a town with hyphens": (told("1 High Street, Chester-le-Moor"), told("1 High Street, Chester le Moor"), "street"),
    "a town called a street": (told("1 Mill Lane, Chester-le-Street"),) * 2 + ("street",),
    "a house's name": (told("Rose Cottage, Mill Lane, Norwell"), told("ROSE COTTAGE, Mill Ln, Norwell"), "street"),
    "a UPRN": (told("The shop", uprn="000100012345"), told(HIGH, "QX1 1AB", uprn="100012345"), "uprn"),
    "a park": (told("Quarry Park", ward="Mandale"), told("QUARRY PARK.", ward="Mandale ward"), "spot"),
    "a car park": (told("Riverside Car Park", ward="Mandale"), told("riverside car park", ward="mandale"), "spot"),
    "a junction": (
        told("Junction of Mill Lane and Rope St", ward="Mandale"),
        told("Rope Street & Mill Lane corner", ward="Mandale"),
        "spot",
    ),
    "a saint's name": (
        told("St. Mary's Car Park", ward="Mandale"), told("st mary\u2019s car park", ward="Mandale"), "spot",
    ),
    "a house of a ward": (told("12 Rope St", ward="Mandale"), told("12 Rope Street", ward="Mandale"), "spot"),
}  # fmt: skip
TWO = {
    "another town": (told(HIGH), told("12 High Street, Suddaby")),
    "a part of the town": (told(HIGH), told("12 High Street, Eastgate, Norwell")),
    "next door": (told(HIGH), told("14 High Street, Norwell")),
    "a letter": (told(HIGH), told("12a High Street, Norwell")),
    "a range": (told("12-14 High Street, Norwell"), told("1214 High Street, Norwell")),
    "a flat and the house": (told(HIGH), told(f"Flat 2, {HIGH}")),
    "two flats": (told(f"Flat 1, {HIGH}"), told(f"Flat 2, {HIGH}")),
    "two flats by letter": (told(f"Flat A, {HIGH}", "QX1 1AB"), told(f"Flat B, {HIGH}", "QX1 1AB")),
    "two floors": (told("Ground floor, 12 High St", "QX1 1AB"), told("First floor, 12 High St", "QX1 1AB")),
    "a flat's number before the house's": (told("Flat 2, 14 Rope St", "QX1 1AB"), told("214 Rope St", "QX1 1AB")),
    "what is behind it": (told("Rear of 12 High Street", "QX1 1AB"), told("12 High Street", "QX1 1AB")),
    "another street": (told(HIGH), told("12 High Road, Norwell")),
    "another postcode": (told(HIGH, "QX1 1AB"), told(HIGH, "QX1 1AD")),
    "another UPRN": (told(HIGH, "QX1 1AB", "100012345"), told(HIGH, "QX1 1AB", "100012346")),
    "no town": (told("12 High Street"), told("12 High Street")),
    "a street for a town": (told("12 High Street, Mill Lane"), told("12 High Street, Mill Lane")),
    "no comma": (told("12 High Street Norwell"), told("12 High Street Norwell")),
    "any shop of a street": (told("Chip shop, High Street, Norwell"),) * 2,
    "a flat of another house": (told("Flat B, Rose Cottage", "QX1 1AB"), told("Flat B, Oak Cottage", "QX1 1AB")),
    "a floor of another house": (told("Top floor, Rose House", "QX1 1AB"), told("Top floor, Oak House", "QX1 1AB")),
    "no house that is known": (told("Unknown, Mill Lane", "QX1 1AB"),) * 2,
    "a street alone": (told("Mill Lane, Norwell", "QX1 1AB"),) * 2,
    "no word in the first line": (told("-, Rose Cottage", "QX1 1AB"), told("-, Oak Cottage", "QX1 1AB")),
    "any flat of a street": (told("Flat 3, High Street, Norwell"),) * 2,
    "near a house": (told("Outside 12 High Street, Norwell"),) * 2,
    "a park of two wards": (told("Quarry Park", ward="Mandale"), told("Quarry Park", ward="Parkfield")),
    "a park and its car park": (told("Quarry Park", ward="Mandale"), told("Quarry Park car park", ward="Mandale")),
    "a park of no ward": (told("Quarry Park"), told("Quarry Park")),
    "any car park": (told("Car park", ward="Mandale"), told("The car park", ward="Mandale")),
    "behind the shops": (told("Behind Quarry Shops", ward="Mandale"),) * 2,
    "one street of a junction": (
        told("Junction of Mill Lane and Rope Street", ward="Mandale"), told("Junction of Mill Lane and High Street",
        ward="Mandale"),
    ),
    "a number in the street's name": (told("12, 3rd Avenue, Norwell"), told("12, 23rd Avenue, Norwell")),
    "wards by number": (told("Quarry Park", ward="Ward 4"), told("Quarry Park", ward="Ward 5")),
    "a number in a name": (told("Quarry Site 1", ward="Mandale"), told("Quarry Site 2", ward="Mandale")),
    "nowhere": (told("No fixed abode", ward="Mandale"),) * 2,
    "nothing": (told(""), told("")),
}  # fmt: skip


@pytest.mark.parametrize("one, other, way", ONE.values(), ids=ONE)
def test_one_place(one: Told, other: Told, way: str) -> None:
    assert same(one, other) == same(other, one) == way


@pytest.mark.parametrize("one, other", TWO.values(), ids=TWO)
def test_not_one_place(one: Told, other: Told) -> None:
    assert same(one, other) == same(other, one) == ""


def test_what_fits_two_places_joins_neither() -> None:
    bare, there, elsewhere = told(HIGH), told(HIGH, "QX1 1AB"), told(HIGH, "QX7 1AB")
    assert unsure(bare, [there]) == frozenset(), "one alone is no doubt"
    for one, others in ((bare, [there, elsewhere]), (there, [bare, elsewhere]), (bare, [bare, there, elsewhere])):
        assert unsure(one, others) == {"street"}
    flats = [told("12 High Street", "QX1 1AB", number) for number in ("100012345", "100012346")]
    assert unsure(told("12 High Street", "QX1 1AB"), flats) == {"door"}


@pytest.mark.parametrize("lines", ["QX1 1AB", "qx11ab", "QX7 1AB", "?, QX1 1AB", ".\nQX1 1AB"])
def test_a_postcode_that_was_typed_twice_is_no_house(lines: str) -> None:
    assert not told(lines, "QX1 1AB").ways, "a postcode alone is a whole street"


@given(st.text(max_size=60), st.text(max_size=10), st.text(max_size=14), st.text(max_size=20))
def test_whatever_is_written_is_one_place_with_itself_or_none(lines: str, postcode: str, uprn: str, ward: str) -> None:
    found = told(lines, postcode, uprn, ward)
    assert bool(same(found, found)) == bool(found.ways)
    assert not unsure(found, [found])
