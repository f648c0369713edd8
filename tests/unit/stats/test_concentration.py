import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import MethodRefused
from commonweal.stats.concentration import concentration, holding

# The published examples of Bernasco and Steenbeek's package lorenzgini: counts, Gini, generalised Gini.
PUBLISHED = [
    ([10, 8, 2, 0, 0, 0, 0, 0, 0, 0], 0.78, 0.78),
    ([5, 2, 1, 0, 0, 0, 0, 0, 0, 0], 0.8, 0.75),
    ([10, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.9, 0.9),
    ([10] + [0] * 99, 0.99, 0.9),
]


@pytest.mark.parametrize(("counts", "gini", "generalised"), PUBLISHED)
def test_published_ginis(counts, gini, generalised):
    found = concentration(counts)
    assert (found.gini, found.gini_generalised) == pytest.approx((gini, generalised))


def test_one_event_each_in_a_few_areas_is_as_even_as_can_be():
    """The plain Gini says 0.9 of ten events spread over a hundred areas; the generalised says 0."""
    found = concentration([1] * 10 + [0] * 90)
    assert found.gini == pytest.approx(0.9) and found.gini_generalised == pytest.approx(0)


def test_pai_pei_and_rri_worked_by_hand():
    """Ten areas of size 1. The two hottest before held 30 of 50; now 24 of 60, where the best two would hold 36."""
    before = [16, 14, 5, 5, 5, 5, 0, 0, 0, 0]
    now = [20, 4, 16, 10, 5, 5, 0, 0, 0, 0]
    found = concentration(now, before=before, shares=[0.2])
    assert found.captured[0] == pytest.approx(24 / 60) and found.areas[0] == 2
    assert found.pai[0] == pytest.approx((24 / 60) / 0.2)
    assert found.pei[0] == pytest.approx(24 / 36)
    assert found.rri[0] == pytest.approx((24 / 30) / (60 / 50))


def test_size_counts_hottest_is_by_density():
    """A large area with most events is not the hottest: the small one holds 30% of events in a tenth of the size."""
    found = concentration([70, 30], size=[9, 1], shares=[0.1, 0.55])
    assert found.order.tolist() == [1, 0]
    assert found.captured.tolist() == pytest.approx([0.3, 0.3 + 0.7 * 0.45 / 0.9])
    assert np.isnan(found.gini_generalised)
    assert found.gini == pytest.approx(0.2)  # the polygon through (0, 0), (0.9, 0.7), (1, 1)


def test_a_share_smaller_than_an_area_takes_a_part_of_it():
    found = concentration([8, 2], shares=[0.25])
    assert found.captured[0] == pytest.approx(0.4) and found.areas[0] == 0.5 and found.pai[0] == pytest.approx(1.6)


def test_chosen_by_itself_pei_and_rri_are_one():
    found = concentration([9, 3, 1, 0], shares=[0.01, 0.3, 1.0])
    assert found.pei.tolist() == found.rri.tolist() == [1, 1, 1] and not found.predicted


def test_not_known_is_left_out_and_is_not_nought():
    found = concentration([9, 3, np.nan, 2], before=[5, np.nan, 4, 1], shares=[0.5])
    assert found.order.tolist() == [0, 3] and found.events == 11 and found.captured[0] == pytest.approx(9 / 11)


AREAS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9), st.integers(0, 50)), min_size=1, max_size=25).filter(
    lambda rows: sum(r[0] for r in rows) > 0 and sum(r[2] for r in rows) > 0
)


@given(AREAS, st.floats(0.005, 1.0), st.randoms(use_true_random=False))
def test_bounds_and_the_order_of_rows_does_not_matter(rows, share, random):
    now, size, before = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    found = concentration(now, size, before, shares=[share])
    assert 0 <= found.captured[0] <= 1 + 1e-12 and 0 <= found.pei[0] <= 1 + 1e-9
    assert -1e-12 <= found.gini < 1
    mixed = random.sample(range(len(rows)), len(rows))
    again = concentration(now[mixed], size[mixed], before[mixed], shares=[share])
    for name in ("captured", "pai", "pei", "rri"):
        assert getattr(again, name)[0] == pytest.approx(getattr(found, name)[0])
    assert again.gini == pytest.approx(found.gini)


@given(AREAS)
def test_the_whole_area_holds_everything_and_no_choice_beats_the_hottest(rows):
    now, size, before = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    best, chosen = concentration(now, size, shares=[0.2, 1.0]), concentration(now, size, before, shares=[0.2, 1.0])
    assert chosen.pai[1] == pytest.approx(1) and chosen.rri[1] == pytest.approx(1)
    assert chosen.pai[0] <= best.pai[0] + 1e-9


@pytest.mark.parametrize(
    ("arguments", "settings"),
    [
        (([0, 0],), {}),
        (([1, 2], [1]), {}),
        (([1, 2], [1, 0]), {}),
        (([1, -2],), {}),
        (([1, 2], None, [0, 0]), {}),
        (([1, 2],), {"shares": []}),
        (([1, 2],), {"shares": [1.5]}),
        (([1, 2],), {"shares": [0.0]}),
    ],
)
def test_what_cannot_be_is_refused(arguments, settings):
    with pytest.raises(MethodRefused):
        concentration(*arguments, **settings)


def test_the_fewest_areas_that_hold_half():
    found = holding([40, 30, 20, 10, 0, 0, 0, 0], np.random.default_rng(1))
    assert (found.areas, found.share) == (2, 0.25) and found.share < found.interval[0] < found.by_chance


def test_even_counts_are_no_more_concentrated_than_chance():
    counts = np.random.default_rng(2).multinomial(500, np.full(100, 0.01))
    found = holding(counts, np.random.default_rng(1))
    assert found.interval[0] <= found.share <= found.interval[1]


def test_areas_without_a_count_are_left_out_of_what_holds_half():
    assert holding([6, np.nan, 4], np.random.default_rng(1)).share == 0.5


@pytest.mark.parametrize(("count", "part", "said"), [([0, 0], 0.5, "No event"), ([1, 2], 1.0, "outside 0 to 1")])
def test_refusals_of_what_holds_half(count, part, said):
    with pytest.raises(MethodRefused, match=said):
        holding(count, np.random.default_rng(1), part=part)
