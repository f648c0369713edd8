"""A sentence never says more than its figure: no number that it lacks, no verb that its verdict does not bear."""

import re

from hypothesis import given
from hypothesis import strategies as st

from commonweal.figures import Area, Figure, Period
from commonweal.rendering.sentences import TINY_BASE, about, compared, plain
from commonweal.rendering.words import likely_range, number, percent

PERIOD = Period.parse("2024-10..2025-09")
PLACE = Area("E06099999", "Tallow", "csp")
VERDICTS = [None, "rise", "fall", "no clear change", "too few to say", "not available"]
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def figure(value, base, verdict=None, label="Robbery", unit="offences", **more):
    change = None if not base or value is None else 100 * (value / base - 1)
    return Figure(
        "f", label, "robbery", PLACE, value, unit, PERIOD, base, PERIOD.shift(-12), change, verdict=verdict, **more
    )


def said(*args, **more):
    return plain(about(figure(*args, **more)))


def test_a_sure_change_rose_or_fell():
    assert said(276, 202, "rise") == "Robbery rose 36.6%, from 202 to 276 offences."
    assert said(1016, 1471, "fall", "Vehicle crime") == "Vehicle crime fell 30.9%, from 1,471 to 1,016 offences."


def test_an_unsure_change_states_the_count_and_that_months_vary():
    sentence = said(5051, 4445, "no clear change", "Anti-social behaviour (not crime)", unit="incidents")
    assert sentence == (
        "Anti-social behaviour: 5,051 incidents, 13.6% more than the year before, "
        "which is within what such months vary by."
    )


def test_tiny_bases_have_no_percentage():
    sentence = said(14, 9, "too few to say", "Arson")
    assert sentence == (
        "Arson: 14 offences, against 9 the year before (too small a number for a percentage), "
        "too few to say whether that is a change."
    )
    assert "%" not in said(40, TINY_BASE - 1, "rise")
    assert "%" in said(40, TINY_BASE, "rise")


def test_nothing_one_and_from_nothing():
    assert said(0, 0) == "Robbery: no offences, as the year before."
    assert said(1, 1) == "Robbery: 1 offence, the same as the year before."
    assert said(3, 0) == "Robbery: 3 offences, from none the year before (no percentage can be given from zero)."
    assert said(12, 0, "rise") == "Robbery rose from none to 12 (no percentage can be given from zero)."
    assert said(0, 30, "fall") == "Robbery fell 100.0%, from 30 to no offences."


def test_what_is_hidden_or_missing_is_said_in_words():
    assert said(None, None, suppressed=True) == "Robbery: a small number, not shown to protect people."
    assert said(None, None, "not available") == "Robbery: not available."


def test_a_shorter_period_names_what_it_is_compared_with():
    months = Period.parse("2025-04..2025-06")
    ytd = Figure("f", "Robbery", "robbery", PLACE, 60, "offences", months, 50, months.shift(-12), 20.0)
    assert compared(ytd) == ", 20.0% more than the same months a year before"
    other = Figure("f", "Robbery", "robbery", PLACE, 60, "offences", months, 50, months.shift(-3), 20.0)
    assert compared(other) == ", 20.0% more than in January to March 2025"


def test_a_rate_is_higher_or_lower():
    rate = figure(101.2, 92.0, unit="crimes per 1,000 residents")
    assert plain(about(rate)) == "Robbery: 101.2 crimes per 1,000 residents, 10.0% higher than the year before."


counts = st.one_of(st.none(), st.integers(0, 200_000))


@given(counts, counts, st.sampled_from(VERDICTS), st.booleans())
def test_no_number_stands_in_a_sentence_that_the_figure_lacks(value, base, verdict, suppressed):
    one = figure(None if suppressed else value, None if suppressed else base, verdict, suppressed=suppressed)
    sentence = plain(about(one))
    held = {number(v) for v in (one.value, one.baseline_value) if v is not None}
    held |= {percent(one.change_percent), "0.1%"} if one.change_percent is not None else set()
    assert set(NUMBER.findall(sentence)) <= held


@given(counts, counts, st.sampled_from(VERDICTS))
def test_rose_and_fell_belong_to_their_verdicts(value, base, verdict):
    sentence = plain(about(figure(value, base, verdict)))
    if " rose " in sentence:
        assert verdict == "rise" and value > base
    if " fell " in sentence:
        assert verdict == "fall" and value < base
    assert "significant" not in sentence


@given(st.integers(1, 300), st.integers(0, 300))
def test_a_percentage_is_printed_only_from_a_base_that_bears_it(base, value):
    assert ("%" in plain(about(figure(value, base)))) == (base >= TINY_BASE and value != base)


def test_an_open_range_says_so():
    assert likely_range(8.0, None) == "+8% or more"
