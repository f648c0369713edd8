import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.proportion import wilson
from commonweal.stats.raking import Margin, rake
from commonweal.stats.weighted_share import indicators, weighted_shares


def flat(answers):
    return rake([Margin("all", ("all",), np.array([1000.0]), np.zeros(answers, dtype=np.int64))])


@pytest.fixture(scope="module")
def survey():
    random = np.random.default_rng(7)
    ward, age = random.choice(3, 900, p=[0.5, 0.3, 0.2]), random.choice(2, 900, p=[0.2, 0.8])
    margins = [
        Margin("ward", tuple("abc"), np.array([300.0, 300, 300]), ward),
        Margin("age", ("young", "old"), np.array([450.0, 450]), age),
    ]
    return ward, age, rake(margins)


def test_without_weights_it_is_wilson_s_interval_nearly():
    """Student's t for 99 degrees of freedom instead of the normal, and n - 1 under the variance, are the difference."""
    found = weighted_shares(np.r_[np.ones(30), np.zeros(70)], flat(100))
    low, high = (float(end) for end in wilson(30, 100))
    assert found.share[0, 0] == pytest.approx(0.3)
    assert (found.low[0, 0], found.high[0, 0]) == pytest.approx((low, high), abs=0.004)
    assert found.low[0, 0] < low and found.high[0, 0] > high


def test_a_share_is_the_weights_share(survey):
    ward, age, raked = survey
    found = weighted_shares(age.astype(float), raked)
    assert found.share[0, 0] == pytest.approx(0.5, abs=1e-4)  # the margin itself
    groups = weighted_shares((age == 0).astype(float), raked, ward)
    for g in range(3):
        of_ward = raked.weights[ward == g]
        assert groups.share[g, 0] == pytest.approx(of_ward[age[ward == g] == 0].sum() / of_ward.sum())
    assert groups.answered.tolist() == np.bincount(ward).tolist()


def test_an_answer_that_goes_with_a_margin_gains_from_it(survey):
    """Nearly all the old say yes and nearly none of the young: the margin knows most of it. At most twice as much."""
    _, age, raked = survey
    answers = np.where(np.random.default_rng(1).random(900) < 0.1, 1 - age, age).astype(float)
    found = weighted_shares(answers, raked)
    assert 900 < found.effective[0, 0] <= 1800


def test_weighting_costs_effective_size_where_the_answer_is_unlike_the_margins(survey):
    answers = np.random.default_rng(3).integers(0, 2, 900).astype(float)
    found = weighted_shares(answers, survey[2])
    assert found.effective[0, 0] < 800 and found.size[0] == pytest.approx(survey[2].effective_size)


def test_who_did_not_answer_is_left_out(survey):
    codes = np.full(900, -1)
    codes[:50], codes[50:80] = 0, 2
    found = weighted_shares(indicators(codes, 3), survey[2])
    assert found.answered.tolist() == [80] and found.chosen.tolist() == [[50, 0, 30]]
    assert found.share.sum() == pytest.approx(1) and found.low[0, 1] == 0 < found.high[0, 1]


def test_a_group_without_answers_is_not_known(survey):
    ward, _, raked = survey
    codes = np.where(ward == 1, -1, 0)
    found = weighted_shares(indicators(codes, 2), raked, ward, group_count=4)
    assert np.isnan(found.share[[1, 3]]).all() and np.isnan(found.high[[1, 3]]).all()
    assert found.answered[1] == found.answered[3] == 0 and not found.enough[[1, 3]].any() and found.enough[0]


def test_several_answers_are_columns_of_their_own(survey):
    chosen = np.column_stack([np.ones(900), np.zeros(900), np.tile([1, 0], 450)])
    found = weighted_shares(chosen, survey[2])
    assert found.share[0].round(1).tolist() == [1.0, 0.0, 0.5]
    assert found.low[0, 0] > 0.99 and found.high[0, 0] == 1 and found.high[0, 1] < 0.01


def test_one_answer_alone_has_an_interval_of_nearly_everything():
    found = weighted_shares([1.0], flat(1))
    assert found.low[0, 0] < 0.05 and found.high[0, 0] == 1


def test_what_does_not_fit_is_refused(survey):
    raked = survey[2]
    for call in (
        lambda: indicators([3], 2),
        lambda: weighted_shares(np.ones(5), raked),
        lambda: weighted_shares(np.ones(900), raked, np.zeros(5, dtype=int)),
        lambda: weighted_shares(np.ones(900), raked, np.full(900, 3), group_count=2),
    ):
        with pytest.raises(MethodRefused):
            call()


def test_the_interval_holds_the_people_s_share_as_often_as_it_says():
    """300 samples of 500, the old four times as likely to answer and twice as likely to say yes; 95 of 100 nominal."""
    random, held = np.random.default_rng(20261123), 0
    residents = np.array([[2000.0, 3000, 1500], [4000, 2500, 3500]])  # two wards, three ages
    yes, chance = np.array([0.2, 0.3, 0.4]), (residents * [0.25, 0.6, 1.0]).ravel()
    truth = (residents.sum(axis=0) * yes).sum() / residents.sum()
    for _ in range(300):
        ward, age = np.divmod(random.choice(6, 500, p=chance / chance.sum()), 3)
        raked = rake(
            [
                Margin("ward", ("a", "b"), residents.sum(axis=1), ward),
                Margin("age", ("x", "y", "z"), residents.sum(axis=0), age),
            ]
        )
        found = weighted_shares((random.random(500) < yes[age]).astype(float), raked)
        held += bool(found.low[0, 0] <= truth <= found.high[0, 0])
    assert 0.92 <= held / 300 <= 0.98
