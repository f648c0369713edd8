"""A roll-out's effect by hand, its orders, its test, and the effects that the test would not refuse."""

from itertools import permutations

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.rollout import NEVER, log_ratio, rollout
from commonweal.stats.rollout.orders import all_orders, number_of_orders
from commonweal.stats.rollout.search import Search

SINCE = np.array([3, 3, 5, NEVER, NEVER, NEVER])


def _counts(seed=1, months=8):
    return np.random.default_rng(seed).poisson(30, (6, months)).astype(float)


def _plain(counts, since, base):
    """Group by group and month by month, in plain loops: what the vectorised cells must be."""
    cells = {}
    for start in sorted({int(s) for s in since if np.isfinite(s)}):
        group = [i for i in range(len(since)) if since[i] == start]
        for month in range(start, counts.shape[1]):
            waiting = [i for i in range(len(since)) if since[i] > month]
            if not waiting:
                continue
            before = range(max(0, start - base), start)
            own = sum(counts[i, m] for i in group for m in before)
            theirs = sum(counts[i, m] for i in waiting for m in before)
            course = sum(counts[i, month] for i in waiting)
            cells[start, month] = (sum(counts[i, month] for i in group), own * course / theirs)
    return cells


@pytest.mark.parametrize("base", [2, 12])
@pytest.mark.parametrize("since", [SINCE, np.array([2, 3, 4, 5, 6, 6])])
def test_group_times_are_those_of_plain_loops(base, since):
    counts = _counts()
    found = rollout(counts, since, rng=np.random.default_rng(1), permutations=50, base=base)
    plain = _plain(counts, since, base)
    assert {(c.start, c.month): pytest.approx((c.observed, c.expected)) for c in found.group_times} == plain
    assert found.ratio == pytest.approx(sum(o for o, _ in plain.values()) / sum(e for _, e in plain.values()))
    by_age = {s.months: s for s in found.since_start}
    first = [v for (start, month), v in plain.items() if month == start]
    assert by_age[0].observed == sum(o for o, _ in first) and by_age[0].expected == pytest.approx(
        sum(e for _, e in first)
    )


def test_where_all_have_begun_there_is_nobody_left_to_compare_with():
    found = rollout(_counts(), [3, 3, 3, 5, 5, 5], rng=np.random.default_rng(1))
    assert {c.month for c in found.group_times} == {3, 4}
    with pytest.raises(MethodRefused, match="left to compare"):
        rollout(_counts(), [3] * 6, rng=np.random.default_rng(1))


def test_all_orders_are_tried_once_where_they_are_few():
    since = np.array([2.0, 2.0, 4.0, NEVER])
    orders = [tuple(order) for order in all_orders(since)]
    assert len(orders) == len(set(orders)) == number_of_orders(since) == 12
    assert set(orders) == set(permutations(since.tolist()))
    found = rollout(_counts()[:4], since, rng=np.random.default_rng(1))
    assert found.exact and found.orders == 12 and found.least_p == pytest.approx(1 / 12)
    assert found.verdict == "too few to say" and (found.low_percent, found.high_percent) == (-100, np.inf)


def test_a_planted_effect_is_found_and_the_interval_holds_it():
    rng = np.random.default_rng(7)
    since = np.array([6.0] * 3 + [9.0] * 3 + [NEVER] * 8)
    counts = rng.poisson(60, (14, 14)).astype(float)
    had = np.arange(14) >= since[:, None]
    fallen = np.where(had, rng.binomial(counts.astype(int), 0.7), counts)
    found = rollout(fallen, since, rng=np.random.default_rng(1), permutations=399)
    assert found.verdict == "fall" and found.p == pytest.approx(1 / 400)
    assert (
        found.low_percent < -30 < found.high_percent < 0 < found.prevented_low < found.prevented < found.prevented_high
    )
    calm = rollout(counts, since, rng=np.random.default_rng(1), permutations=399)
    assert calm.verdict == "no clear change" and calm.low_percent < 0 < calm.high_percent


def test_the_interval_ends_where_the_test_begins_to_refuse():
    counts, since = _counts(3), np.array([3.0, 3, 3, NEVER, NEVER, NEVER])
    found = rollout(counts, since, rng=np.random.default_rng(1), level=0.8)
    search = Search(counts, since, np.array(list(all_orders(since))), 12, True)
    for end, way in ((found.low_percent, -1), (found.high_percent, 1)):
        at = np.log1p(end / 100)
        assert search.p(at - way * 1e-3) > 0.2 >= search.p(at + way * 1e-3)


def test_the_same_seed_gives_the_same_answer():
    since = np.array([3.0] * 3 + [5.0] * 3 + [NEVER] * 6)
    counts = np.random.default_rng(1).poisson(30, (12, 9))
    first, second = (rollout(counts, since, rng=np.random.default_rng(9), permutations=99) for _ in range(2))
    assert first == second and not first.exact


def test_more_areas_than_a_float_can_count_the_orders_of():
    counts = np.random.default_rng(1).poisson(5, (600, 9))
    since = np.repeat([3, 5, 7, NEVER], 150)
    found = rollout(counts, since, rng=np.random.default_rng(9), permutations=19)
    assert found.orders > 10**310 and found.least_p == pytest.approx(0.05)


def test_a_month_unknown_for_one_is_left_out_for_all():
    counts = _counts()
    counts[4, 6] = np.nan
    found = rollout(counts, SINCE, rng=np.random.default_rng(1))
    assert sum(c.observed for c in found.group_times if c.month == 6) == 0 and np.isfinite(found.ratio)


def test_a_stack_of_counts_answers_as_each_does():
    stack = np.stack([_counts(1), _counts(2)])
    each = [log_ratio(table, SINCE)[0] for table in stack]
    assert log_ratio(stack, SINCE) == pytest.approx(each)


@pytest.mark.parametrize(
    ("counts", "since"),
    [
        (_counts(), SINCE[:5]),
        (_counts(), [0, 3, 3, NEVER, NEVER, NEVER]),
        (_counts(), [2.5, 3, 3, NEVER, NEVER, NEVER]),
        (_counts(), [NEVER] * 6),
        (_counts(), [np.nan] + [3] * 5),
        (-_counts(), SINCE),
    ],
)
def test_what_is_no_roll_out_is_refused(counts, since):
    with pytest.raises(MethodRefused):
        rollout(counts, since, rng=np.random.default_rng(1))
