import numpy as np
import pytest
from scipy.stats import binom

from commonweal.errors import MethodRefused
from commonweal.stats.stability import stability


def _among(*rows, areas=40):
    """These areas among others that were never hot."""
    return [*rows, *[[0] * len(rows[0])] * (areas - len(rows))]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ([1, 1, 1, 1, 1, 1, 1, 1], "chronic"),
        ([1, 1, 0, 1, 1, 0, 1, 1], "chronic"),
        ([0, 0, 0, 1, 0, 1, 1, 1], "emerging"),
        ([0, 0, 0, 0, 0, 0, 1, 1], "emerging"),
        ([1, 0, 1, 1, 0, 1, 0, 0], "fading"),
        ([0, 0, 0, 0, 0, 0, 0, 1], "sporadic"),
        ([1, 0, 1, 0, 1, 0, 1, 0], "sporadic"),
        ([1, 1, 1, 0, 0, 0, 0, 1], "sporadic"),
        ([0, 0, 0, 0, 0, 0, 0, 0], "never"),
        ([0, 0, 0, 1, 1, 1, 1], "emerging"),  # of seven the fourth is in neither half
    ],
)
def test_what_a_run_of_periods_is_called(row, kind):
    assert stability(_among(row)).kind[0] == kind


def test_hot_as_often_as_everyone_is_not_chronic():
    """Where all areas are hot nine times of ten, always hot is no more than chance."""
    always = np.ones((20, 8), dtype=bool)
    always[np.arange(8) + 1, np.arange(8)] = False
    assert stability(always).kind[0] == "sporadic"


def test_p_is_the_binomials_where_each_period_has_as_many():
    hot = np.zeros((20, 6), dtype=bool)
    hot[:4] = True
    found = stability(hot)
    assert found.p[0] == pytest.approx(binom.sf(5, 6, 0.2)) and found.p[-1] == 1
    assert found.jaccard.tolist() == [1] * 5


def test_p_and_jaccard_against_hot_areas_laid_out_at_random():
    random = np.random.default_rng(3)
    many, times = [3, 5, 2, 6, 4], 3000

    def laid_out():
        table = np.zeros((30, 5), dtype=bool)
        for k, n in enumerate(many):
            table[random.choice(30, n, replace=False), k] = True
        return table

    tables = [laid_out() for _ in range(times)]
    found = stability(tables[0])
    often = np.mean([t.sum(axis=1)[0] >= 2 for t in tables])
    two = stability(_made_hot_twice(tables[0]))
    assert two.p[0] == pytest.approx(often, abs=0.02)
    seen = np.mean([stability(t).jaccard for t in tables[:600]], axis=0)
    assert found.jaccard_by_chance == pytest.approx(seen, abs=0.02)


def _made_hot_twice(table):
    """The same numbers a period; the first area hot in exactly two."""
    moved = table.copy()
    for k in range(table.shape[1]):
        wanted = k < 2
        if moved[0, k] != wanted:
            other = int(np.flatnonzero(moved[1:, k] == wanted)[0]) + 1
            moved[0, k], moved[other, k] = wanted, not wanted
    return moved


def test_nothing_hot_at_all():
    found = stability(np.zeros((9, 4)))
    assert set(found.kind) == {"never"} and np.isnan(found.jaccard).all() and np.isnan(found.jaccard_by_chance).all()


@pytest.mark.parametrize(("given", "said"), [([[1, 1, 0]], "too few"), ([1, 0, 1, 0], "no table"), ([], "no table")])
def test_refusals(given, said):
    with pytest.raises(MethodRefused, match=said):
        stability(given)
