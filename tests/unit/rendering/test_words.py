import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.rendering import words


def test_counts_have_commas_and_a_true_minus():
    assert words.number(20194) == "20,194"
    assert words.signed(-1268) == "−1,268"
    assert words.signed(81) == "+81"
    assert words.signed(0) == "0"
    assert words.number(101.23, "crimes per 1,000 residents") == "101.2"


@pytest.mark.parametrize(
    ("value", "printed"), [(5.44, "+5.4%"), (-30.93, "−30.9%"), (0.0, "0.0%"), (-0.04, "0.0%"), (170.0, "+170.0%")]
)
def test_percentages_have_one_decimal_and_a_sign(value, printed):
    assert words.signed_percent(value) == printed


@pytest.mark.parametrize(
    ("low", "high", "printed"),
    [
        (-40.1, -20.6, "−40% to −21%"),
        (0.2, 42.0, "+0.2% to +42%"),
        (-0.3, 42.0, "−0.3% to +42%"),
        (8.3, None, "+8% or more"),
        (None, 12.0, "up to +12%"),
        (None, None, ""),
    ],
)
def test_a_likely_range_is_whole_but_never_rounded_onto_zero(low, high, printed):
    assert words.likely_range(low, high) == printed


@given(st.floats(-500, 500, allow_nan=False), st.floats(-500, 500, allow_nan=False))
def test_a_range_that_leaves_out_zero_is_printed_without_crossing_it(a, b):
    low, high = sorted((a, b))
    printed = words.likely_range(low, high)
    if low > 0.05:
        assert words.MINUS not in printed
    if high < -0.05:
        assert "+" not in printed


def test_grammar_for_none_one_and_many():
    assert words.of_unit(0, "offences") == "no offences"
    assert words.of_unit(1, "offences") == "1 offence"
    assert words.of_unit(1204, "incidents") == "1,204 incidents"
    assert words.of_unit(1, "crimes per 1,000 residents") == "1.0 crimes per 1,000 residents"
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b"]) == "a and b"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert (words.small(3), words.small(12)) == ("three", "12")


def test_an_acronym_keeps_its_capitals_in_mid_sentence():
    assert words.lower_first("ASB calls") == "ASB calls"
    assert words.lower_first("Vehicle crime") == "vehicle crime"
