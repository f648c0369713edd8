"""Concentration, by example: how much of crime falls in how little of the area?

These are the manual of `commonweal analyse concentration`.
"""

import pytest

from commonweal.stats.concentration import concentration


def test_the_accuracy_index_as_its_authors_explain_it() -> None:
    """A quarter of next year's events in half of the area is an index of 0.5; a fifth in a tenth of it is 2."""
    half = concentration([25, 75], before=[60, 40], shares=[0.5])
    tenth = concentration([20, 80], size=[1, 9], before=[40, 60], shares=[0.1])
    assert half.pai[0] == pytest.approx(0.5) and tenth.pai[0] == pytest.approx(2.0)


LAST_YEAR = [40, 25, 10, 8, 6, 5, 3, 2, 1, 0]
THIS_YEAR = [30, 6, 12, 20, 6, 2, 2, 1, 1, 0]


def test_did_last_year_s_hot_spots_stay_hot() -> None:
    """The two hottest of ten held 65 of 100; this year 36 of 80, where the best two would hold 50."""
    answer = concentration(THIS_YEAR, before=LAST_YEAR, shares=[0.2])
    assert answer.pai[0] == pytest.approx(2.25)  # 45% of events in 20% of the area
    assert answer.pei[0] == pytest.approx(0.72)  # of what the best choice would have found
    assert answer.rri[0] == pytest.approx((36 / 65) / (80 / 100))  # they kept 69% of their share


def test_one_year_alone_describes_and_predicts_nothing() -> None:
    """Chosen by the counts they are measured by, the hottest are the best choice by definition."""
    answer = concentration(THIS_YEAR, shares=[0.2])
    assert answer.pai[0] == pytest.approx(50 / 80 / 0.2)
    assert (answer.pei[0], answer.rri[0]) == (1, 1) and not answer.predicted


# Counts in ten places; the Gini; the Gini held against the most even spread that so few events can have.
GINI = [
    ([2] * 10, 0.0, 0.0),
    ([10, 8, 2] + [0] * 7, 0.78, 0.78),
    ([5, 2, 1] + [0] * 7, 0.8, 0.75),
    ([1, 1, 1] + [0] * 7, 0.7, 0.0),
]


@pytest.mark.parametrize("counts, gini, generalised", GINI)
def test_few_events_are_unequal_without_being_concentrated(counts: list[int], gini: float, generalised: float) -> None:
    """Three events in three of ten places could not be more even, though the plain Gini says 0.7."""
    answer = concentration(counts)
    assert (answer.gini, answer.gini_generalised) == pytest.approx((gini, generalised))


def test_a_large_area_is_not_hot_for_being_large() -> None:
    """A rural ward of nine square miles has most events, the centre of one has the density."""
    answer = concentration([70, 30], size=[9, 1], shares=[0.1])
    assert answer.order.tolist() == [1, 0] and answer.pai[0] == pytest.approx(3.0)
