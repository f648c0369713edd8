import pytest

from commonweal.rendering.comparison import rates
from commonweal.rendering.comparison.beside import one_offence
from commonweal.rendering.lookup import Lookup
from sample_comparison import alone, compared


def test_what_is_not_available_is_never_nought():
    assert rates.rate(None) == rates.change(None) == "not available"
    assert rates.rate(0.0) == "0.00" and rates.said_rate(0.0) == "0"
    assert rates.rate(0.004) == rates.said_rate(0.004) == "under 0.01"


@pytest.mark.parametrize(
    ("place", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (21, "21st"), (112, "112th")]
)
def test_ordinals(place, words):
    assert rates.ordinal(place) == words


def test_rates_that_read_alike_but_differ_have_a_second_decimal():
    assert rates.said_beside(8.11, 8.14) == ("8.11", "8.14")
    assert rates.said_beside(9.0, 8.1) == ("9.0", "8.1")


def test_an_open_end_says_so():
    assert rates.between(1.0, None) == "1.00 or more" and rates.between(None, 2.0) == "up to 2.00"
    assert rates.between(None, None) == ""


def test_a_place_stands_with_its_interval_and_not_at_all_beside_nobody():
    assert rates.place_of(one_offence(Lookup.of(compared()), "all-crime").ours) == "7th of 15 (5th to 7th)"
    assert rates.place_of(one_offence(Lookup.of(alone()), "all-crime").ours) == ""
