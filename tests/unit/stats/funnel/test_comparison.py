import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import MethodRefused
from commonweal.stats.funnel import control_limits, count_interval, funnel

COUNT = [120, 90, 210, 3, 130, 140]
PEOPLE = [10_000, 10_000, 10_000, 1_000, 10_000, 12_000]


def test_rates_target_and_intervals_are_on_one_base():
    found = funnel(COUNT, PEOPLE, per=100_000)
    assert found.rate.tolist() == pytest.approx([1200, 900, 2100, 300, 1300, 140 / 0.12])
    assert found.target == pytest.approx(1e5 * 693 / 53_000)
    low, high = count_interval(COUNT)
    np.testing.assert_allclose(found.rate_high, 1e5 * high / PEOPLE)
    np.testing.assert_allclose(found.rate_low, 1e5 * low / PEOPLE)
    np.testing.assert_allclose(found.low_998, 1e5 * control_limits(693 / 53_000, PEOPLE, level=0.998)[0])
    np.testing.assert_allclose(found.high_95, 1e5 * control_limits(693 / 53_000, PEOPLE, level=0.95)[1])


def test_words_and_the_limit_crossed():
    found = funnel(COUNT, PEOPLE)
    assert found.verdict == ("within", "below", "above", "below", "within", "within")
    np.testing.assert_array_equal(found.beyond, [np.nan, 0.998, 0.998, 0.998, np.nan, np.nan])
    near = funnel([120, 120, 150], [10_000] * 3, target=12.5)
    assert near.verdict == ("within", "within", "above") and near.beyond[2] == 0.95


def test_what_is_not_known_is_neither_zero_nor_part_of_the_group():
    with_gaps = funnel([*COUNT, np.nan, 50], [*PEOPLE, 10_000, np.nan])
    assert with_gaps.verdict[-2:] == ("not available", "not available")
    assert with_gaps.target == funnel(COUNT, PEOPLE).target and with_gaps.areas == 6
    assert np.isnan([with_gaps.rate[-2:], with_gaps.high_95[-2:], with_gaps.z[-2:]]).all()
    assert funnel([*COUNT, 0], [*PEOPLE, 10_000]).verdict[-1] == "below"


def test_one_area_is_not_held_against_itself_but_against_a_target():
    assert funnel([50, np.nan], [1000, 1000]).verdict == ("not available", "not available")
    assert funnel([50], [1000], target=20.0).verdict == ("above",)


@pytest.mark.parametrize("overdispersion", ["none", "multiplicative", "additive"])
def test_no_event_anywhere_is_within(overdispersion):
    found = funnel([0] * 6, PEOPLE, overdispersion=overdispersion)
    assert set(found.verdict) == {"within"} and found.target == 0 and np.isnan(found.phi)
    assert not np.concatenate([found.low_95, found.high_95, found.low_998, found.high_998, found.z]).any()


def test_each_overdispersion_answers_its_own_figures():
    plain, multiplied, added = (funnel(COUNT, PEOPLE, overdispersion=o) for o in ("none", "multiplicative", "additive"))
    assert np.isnan([plain.phi, plain.tau2, multiplied.tau2]).all()
    assert multiplied.phi == added.phi > 1 and added.tau2 > 0
    assert (multiplied.high_95 > plain.high_95).all() and (added.high_95 > plain.high_95).all()
    np.testing.assert_allclose(multiplied.z, plain.z / np.sqrt(multiplied.phi))


def test_consistent_widens():
    as_published = funnel(COUNT, PEOPLE, overdispersion="additive")
    assert funnel(COUNT, PEOPLE, overdispersion="additive", consistent=True).tau2 > as_published.tau2


def test_phi_below_one_leaves_the_exact_limits():
    like = funnel([100, 101, 99, 100, 102, 98], [10_000] * 6, overdispersion="multiplicative")
    assert like.phi < 1
    np.testing.assert_array_equal(like.high_95, funnel([100, 101, 99, 100, 102, 98], [10_000] * 6).high_95)


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(500, 10**6)), min_size=5, max_size=30),
    st.sampled_from(["none", "multiplicative", "additive"]),
    st.randoms(use_true_random=False),
)
def test_the_order_of_areas_does_not_matter_and_words_follow_the_limits(areas, overdispersion, random):
    count, people = (np.array(column, dtype=float) for column in zip(*areas, strict=True))
    shuffled = random.sample(range(len(areas)), len(areas))
    found = funnel(count, people, overdispersion=overdispersion)
    again = funnel(count[shuffled], people[shuffled], overdispersion=overdispersion)
    assert [found.verdict[i] for i in shuffled] == list(again.verdict)
    outside = (count < found.low_95 * people / 1000 - 1e-6) | (count > found.high_95 * people / 1000 + 1e-6)
    assert all(word != "within" for word, out in zip(found.verdict, outside, strict=True) if out)
    assert (found.low_998 <= found.low_95).all() and (found.high_95 <= found.high_998).all()


@pytest.mark.parametrize(
    ("arguments", "settings"),
    [
        (([1, 2], [1000]), {}),
        (([[1]], [[1000]]), {}),
        (([-1, 2], [1000, 1000]), {}),
        (([1, 2], [1000, 0]), {}),
        (([1, 2], [1000, 1000]), {"winsorise": 0.5}),
        (([1, 2], [1000, 1000]), {"per": 0}),
        (([1, 2], [1000, 1000]), {"target": -1}),
        (([1, 2, 3, 4, np.nan], [1000] * 5), {"overdispersion": "additive"}),
    ],
)
def test_what_cannot_be_is_refused_in_words(arguments, settings):
    with pytest.raises(MethodRefused):
        funnel(*arguments, **settings)
