import numpy as np
import pytest

from commonweal.stats.dispersion import moderated, negative_binomial_alpha, pooled_dispersion

RNG = np.random.default_rng(21)


def test_smyths_prior_is_found_again():
    # Variances drawn from the model itself: 1/s2 ~ chi-square on 8 over 8 x 2, each seen on 11 degrees of freedom.
    true = 2.0 * 8 / RNG.chisquare(8, 20000)
    seen = true * RNG.chisquare(11, 20000) / 11
    typical, worth = pooled_dispersion(seen, 11)
    assert typical == pytest.approx(2.0, rel=0.03) and worth == pytest.approx(8, rel=0.1)


def test_equal_series_lend_each_other_all_they_have():
    seen = 1.7 * RNG.chisquare(11, 14) / 11
    equal = np.full(14, 1.7)
    assert pooled_dispersion(equal, 11) == pytest.approx((1.7, 11 * 13))
    assert pooled_dispersion(seen, 11)[1] <= 11 * 13


def test_unlike_series_lend_little():
    assert pooled_dispersion([1, 3, 10, 40, 150, 600], 20)[1] < 2


def test_two_series_make_no_pool():
    assert pooled_dispersion([2.0, 3.0], 11) == (1.0, 0.0)


def test_a_series_without_variation_does_not_break_the_logarithm():
    typical, worth = pooled_dispersion([0.0, 1.0, 2.0, 1.5], 3)
    assert np.isfinite([typical, worth]).all()


def test_moderation_lies_between_and_never_below_one():
    phi = moderated(np.array([0.2, 3.0, 9.0]), np.array([11.0, 11.0, 0.0]), 2.0, 11.0)
    assert phi == pytest.approx([1.1, 2.5, 2.0])
    assert moderated(np.array([0.2]), np.array([11.0]), 1.0, 0.0) == 1.0


def test_alpha_is_found_again():
    draw = RNG.negative_binomial(1 / 0.2, 1 / (1 + 0.2 * 50), size=(1, 4000)).astype(float)
    assert negative_binomial_alpha(draw[:, :2000], draw[:, 2000:]) == pytest.approx([0.2], rel=0.08)


def test_alpha_ignores_missing_and_empty_counts():
    first = np.array([[3, np.nan, 9.0], [0, 0, 0.0]])
    second = np.array([[5, 8, np.nan], [0, 0, 0.0]])
    alpha = negative_binomial_alpha(first, second)
    assert np.isfinite(alpha).all() and alpha[1] == 0
