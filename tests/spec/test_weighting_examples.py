"""A survey weighted by example: three young answers and one old one, of a place where there are as many of both."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.proportion import share_difference, wilson
from commonweal.stats.raking import Margin, rake
from commonweal.stats.weighted_share import indicators, weighted_shares

YOUNG_AND_OLD = ("young", "old")


def test_each_old_answer_counts_for_three() -> None:
    age = Margin("age", YOUNG_AND_OLD, np.array([500.0, 500.0]), np.array([0, 0, 0, 1] * 25))
    raked = rake([age])
    assert raked.weights[:4].tolist() == pytest.approx([20 / 3] * 3 + [20])
    # 100 answers tell as much as 75 of a simple sample would.
    assert raked.effective_size == pytest.approx(75)


def test_the_share_is_the_people_s_and_not_the_answers() -> None:
    """All the old and none of the young feel safe: 25 of 100 answers, half of the people."""
    age = Margin("age", YOUNG_AND_OLD, np.array([500.0, 500.0]), np.array([0, 0, 0, 1] * 25))
    found = weighted_shares(indicators(age.codes, 2), rake([age]))
    assert found.chosen.tolist() == [[75, 25]] and found.share[0].tolist() == pytest.approx([0.5, 0.5])


def test_two_margins_hold_at_once() -> None:
    ward, age = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]), np.array([0, 0, 1, 1, 1, 0, 1, 1, 1, 1])
    margins = [
        Margin("ward", ("Mill", "Park"), np.array([300.0, 700.0]), ward),
        Margin("age", YOUNG_AND_OLD, np.array([400.0, 600.0]), age),
    ]
    weights = rake(margins).weights
    assert weights[ward == 0].sum() == pytest.approx(300, abs=0.01)
    assert weights[age == 0].sum() == pytest.approx(400, abs=0.01)


def test_a_ward_without_an_answer_is_joined_with_another_by_a_person() -> None:
    ward = Margin("ward", ("Mill", "Park", "Quay"), np.array([300.0, 700.0, 200.0]), np.array([0, 0, 1]))
    with pytest.raises(MethodRefused, match="Nobody answered from ward: Quay") as refused:
        rake([ward])
    assert refused.value.next_step.startswith("Join each with the category most like it")


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(81, 263, 25.5, 36.6), (15, 148, 6.2, 16.0), (0, 20, 0, 16.1), (1, 29, 0.6, 17.2)]
)
def test_wilson_s_interval(count: int, of: int, low: float, high: float) -> None:
    """In percent; the published ones (Newcombe 1998)."""
    assert [100 * float(end) for end in wilson(count, of)] == pytest.approx([low, high], abs=0.055)


def test_two_waves_compared() -> None:
    """30% of 400 and 36% of 400: six points more, and anything from half a point fewer to twelve and a half more."""
    everybody = Margin("all", ("all",), np.ones(1), np.zeros(400, dtype=np.int64))
    first, second = (weighted_shares(np.arange(400.0) < yes, rake([everybody])) for yes in (120, 144))
    counts = [(one.share * one.effective, one.effective) for one in (first, second)]
    found = share_difference(*counts[0], *counts[1])
    assert [round(100 * float(x[0, 0]), 1) for x in (found.low, found.difference, found.high)] == [-0.6, 6.0, 12.5]
