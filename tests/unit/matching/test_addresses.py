import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.matching.addresses import NOWHERE, is_no_abode, phone_of, place_of, postcode_of


@given(st.text(max_size=12))
def test_a_postcode_read_twice_is_the_same(text: str) -> None:
    assert postcode_of(postcode_of(text)) == postcode_of(text)


@pytest.mark.parametrize("text", ["qx1 1ab", "QX11AB", " QX1  1AB "])
def test_a_postcode_is_one_however_it_is_written(text: str) -> None:
    assert postcode_of(text) == "QX11AB"


@pytest.mark.parametrize("text", ["", "QX1", "unknown", "ZZ99 3VZ", "12345"])
def test_what_is_no_postcode(text: str) -> None:
    assert postcode_of(text) == ""


def test_one_front_door() -> None:
    assert place_of("14 Candle Row", "QX1 1AB").home == place_of("14, candle row.", "qx11ab").home == "QX11AB|14"
    assert place_of("14 Candle Row, QX1 1AB", "") == place_of("14 Candle Row", "QX1 1AB")
    assert place_of("Flat 2, 14 Candle Row", "QX1 1AB").home != place_of("14 Candle Row", "QX1 1AB").home
    assert place_of("14 Candle Row", "").street == place_of("14 CANDLE ROW", "QX1 1AB").street == "14|candle"
    assert place_of("Rose Cottage", "QX1 1AB").home == "QX11AB|rose"


@pytest.mark.parametrize("lines, postcode", [("No fixed abode", ""), ("NFA", "QX1 1AB"), ("", "ZZ99 3VZ")])
def test_no_fixed_abode_is_nowhere_so_two_of_them_share_nothing(lines: str, postcode: str) -> None:
    assert is_no_abode(lines, postcode)
    assert place_of(lines, postcode) == NOWHERE


def test_an_address_that_nobody_knows_is_no_shared_home() -> None:
    assert place_of("Unknown", "QX1 1AB").home == ""


def test_telephone_numbers() -> None:
    assert phone_of("07700 900111") == phone_of("+44 7700 900111") == phone_of("0044 (0)7700-900111") == 700_900_111
    assert phone_of("12345") is None
    assert phone_of("0000000000") is None
