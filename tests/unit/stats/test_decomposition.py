import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.decomposition import decompose

AREAS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=30)


@settings(deadline=None, max_examples=40)
@given(AREAS)
def test_contributions_add_up_to_the_total_change_exactly(areas):
    before, after = (list(column) for column in zip(*areas, strict=True))
    result = decompose(before, after)
    assert result.contribution.sum() == result.total_change == sum(after) - sum(before)
    assert (
        result.expected_contribution.sum() == pytest.approx(result.total_change, abs=1e-6) or sum(before + after) == 0
    )
    if result.total_change:
        assert result.share.sum() == pytest.approx(1.0)


@settings(deadline=None, max_examples=40)
@given(AREAS)
def test_p_is_the_doubled_hypergeometric_tail(areas):
    before, after = (list(column) for column in zip(*areas, strict=True))
    result = decompose(before, after)
    for at, (b, a) in enumerate(areas):
        if b + a:
            law = stats.hypergeom(sum(before + after), b + a, sum(after))
            assert result.p[at] == pytest.approx(min(1, 2 * min(law.cdf(a), law.sf(a - 1))), abs=1e-9)
        else:
            assert np.isnan(result.p[at])


def test_two_areas_are_fishers_table():
    result = decompose([30, 50], [60, 40])
    assert result.residual[0] == pytest.approx(-result.residual[1])
    chi = stats.chi2_contingency([[30, 60], [50, 40]], correction=False).statistic
    assert result.residual[0] ** 2 == pytest.approx(chi)


def test_all_areas_alike_are_all_within_chance():
    result = decompose([100, 200, 50], [120, 240, 60])
    assert not result.beyond_chance.any()
    assert result.contribution == pytest.approx(result.expected_contribution)


def test_one_area_that_rose_alone_stands_out():
    result = decompose([100] * 10, [100] * 9 + [180])
    assert result.beyond_chance.tolist() == [False] * 9 + [True]
    assert result.share[9] == 1.0


def test_no_change_in_all_leaves_no_share_but_may_hide_a_shift():
    result = decompose([100, 100], [160, 40])
    assert result.total_change == 0 and np.isnan(result.share).all() and result.beyond_chance.all()


def test_an_area_not_known_is_in_no_total():
    result = decompose([100, np.nan, 50], [120, 900, 60])
    assert (result.total_before, result.total_after) == (150, 180)
    assert np.isnan(result.contribution[1]) and not result.beyond_chance[1]


def test_nothing_counted_answers_nothing():
    result = decompose([0, 0], [0, 0])
    assert result.total_change == 0 and np.isnan(result.p).all()


def test_dispersion_makes_findings_rarer():
    plain, dispersed = decompose([100] * 5, [100] * 4 + [140]), decompose([100] * 5, [100] * 4 + [140], phi=4.0)
    assert plain.p[4] < dispersed.p[4]
    assert dispersed.residual == pytest.approx(plain.residual / 2)


@pytest.mark.parametrize("before, after, phi", [([-1], [1], 1), ([1.5], [1], 1), ([1, 2], [1], 1), ([1], [1], 0.5)])
def test_unsound_input_is_refused(before, after, phi):
    with pytest.raises(MethodRefused):
        decompose(before, after, phi=phi)


def test_chance_alone_seldom_stands_out():
    rng = np.random.default_rng(9)
    found = [decompose(rng.poisson(60, 27), rng.poisson(66, 27)).beyond_chance.any() for _ in range(300)]
    assert np.mean(found) <= 0.07
