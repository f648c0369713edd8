import numpy as np
import pytest
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.beside_group import beside_group


def test_against_a_sum_by_hand():
    ratios = np.array([1.1, 0.9, 1.2, 1.0, 1.05])
    answer = beside_group(200, 260, 1000 * np.ones(5), 1000 * ratios)
    logs = np.log(ratios)
    interval = stats.t(df=4, loc=logs.mean(), scale=logs.std(ddof=1) * np.sqrt(6 / 5)).interval(0.95)
    np.testing.assert_allclose([answer.low_percent, answer.high_percent], 100 * np.expm1(interval), rtol=1e-12)
    assert answer.change_percent == pytest.approx(30)
    assert (answer.verdict, answer.members) == ("within", 5)


def test_one_of_twenty_areas_like_the_others_lies_outside_by_chance():
    """12,000 groups of 15 whose areas differ by chance and by what lasts: the share outside is near 5%."""
    random = np.random.default_rng(4)
    lasting = random.normal(0.05, 0.1, (12_000, 15))
    before = random.poisson(400, lasting.shape)
    after = random.poisson(400 * np.exp(lasting))
    said = [beside_group(b[0], a[0], b[1:], a[1:]).verdict for b, a in zip(before[:3000], after[:3000], strict=True)]
    outside = np.mean([word != "within" for word in said])
    assert 0.038 < outside < 0.062  # 3 standard errors of 3,000 draws


@pytest.mark.parametrize(("before", "after", "word"), [(100, 160, "above"), (100, 60, "below"), (100, 101, "within")])
def test_the_word(before, after, word):
    assert beside_group(before, after, [90, 110, 100, 105, 95, 99], [93, 108, 103, 104, 99, 100]).verdict == word


def test_what_is_not_known_is_not_available_and_left_out():
    few = beside_group(100, 160, [90, 110, np.nan, 3], [93, 108, 50, 9])
    assert (few.verdict, few.members) == ("not available", 2)
    assert few.change_percent == pytest.approx(60)
    assert np.isnan(few.group_percent)
    members = [90, 110, 100, 105, 95]
    assert beside_group(np.nan, 160, members, members).verdict == "not available"
    assert beside_group(2, 9, members, members).verdict == "not available"  # too few of ours


def test_what_cannot_be_is_refused():
    with pytest.raises(MethodRefused):
        beside_group(1, 2, [1, 2], [1])
    with pytest.raises(MethodRefused):
        beside_group(1, -2, [1, 2], [1, 2])
