import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from commonweal.errors import MethodRefused
from commonweal.stats.false_discovery import benjamini_hochberg

VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_agrees_with_statsmodels(p):
    assert benjamini_hochberg(p) == pytest.approx(multipletests(p, method="fdr_bh")[1])


@settings(deadline=None, max_examples=60)
@given(VALUES, st.integers(0, 5))
def test_what_was_not_tested_does_not_count(p, untested):
    q = benjamini_hochberg([*p, *[np.nan] * untested])
    assert q[: len(p)] == pytest.approx(benjamini_hochberg(p))
    assert np.isnan(q[len(p) :]).all()


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_q_is_never_below_p_and_keeps_its_order(p):
    q = benjamini_hochberg(p)
    assert (q >= np.array(p) - 1e-12).all()
    assert (np.diff(q[np.argsort(p, kind="stable")]) >= 0).all()


def test_nothing_tested_is_nothing_found():
    assert np.isnan(benjamini_hochberg([np.nan, np.nan])).all()
    assert benjamini_hochberg([]).size == 0


@pytest.mark.parametrize("p", [[-0.1], [1.1], [0.5, np.inf]])
def test_a_p_outside_its_range_is_refused(p):
    with pytest.raises(MethodRefused, match="outside"):
        benjamini_hochberg(p)


def test_false_findings_are_held_to_the_rate():
    rng = np.random.default_rng(12)
    shares = []
    for _ in range(400):
        null = rng.uniform(size=30)
        found = benjamini_hochberg(np.concatenate([null, np.full(10, 1e-4)])) <= 0.05
        shares.append(found[:30].sum() / max(found.sum(), 1))
    assert np.mean(shares) <= 0.05
