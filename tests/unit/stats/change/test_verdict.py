import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.stats.change import exact_change, quasi_poisson, too_few, verdicts
from commonweal.stats.false_discovery import benjamini_hochberg


def _words(before, after, **options):
    change = exact_change(before, after, **options)
    return verdicts(change, benjamini_hochberg(change.p))


def test_each_word():
    assert _words([100, 100, 100, 2, np.nan], [200, 40, 103, 1, 5]) == (
        "rise",
        "fall",
        "no clear change",
        "too few to say",
        "not available",
    )


def test_the_edge_of_too_few_is_six_events():
    change = exact_change([0, 0, 3], [5, 6, 3])
    assert too_few(change).tolist() == [True, False, False]


def test_unequal_exposure_moves_the_edge():
    change = exact_change([0], [6], exposure_before=[1], exposure_after=[99])
    assert not too_few(change)[0]  # six events, all in the short period, would have been a finding
    assert too_few(exact_change([1], [0], exposure_before=[1], exposure_after=[1]))[0]


def test_where_months_vary_more_events_are_needed():
    assert too_few(quasi_poisson([0], [12], 2.5)).tolist() == [True]
    assert too_few(quasi_poisson([0], [12], 2.0)).tolist() == [False]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=20))
def test_too_few_never_hides_a_finding(rows):
    before, after = zip(*rows, strict=True)
    change = exact_change(before, after)
    assert not (too_few(change) & (change.p <= 0.05)).any()


def test_decided_at_q_and_not_at_p():
    change = exact_change([100] * 20, [133] + [100] * 19)
    assert change.p[0] < 0.05
    assert verdicts(change, benjamini_hochberg(change.p))[0] == "no clear change"


@pytest.mark.parametrize("alpha, word", [(0.05, "no clear change"), (0.2, "rise")])
def test_the_rate_is_the_callers(alpha, word):
    assert verdicts(exact_change([100], [120]), [0.19], alpha) == (word,)
