import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.raking import Margin, rake


def margin(name, people, codes, labels=None):
    return Margin(
        name, tuple(labels or (f"{name} {i}" for i in range(len(people)))), np.array(people, float), np.array(codes)
    )


def table(cells):
    """One answer for every unit of a table of whole numbers: its row and its column codes."""
    cells = np.asarray(cells)
    rows, columns = np.indices(cells.shape)
    return np.repeat(rows.ravel(), cells.ravel()), np.repeat(columns.ravel(), cells.ravel())


def test_a_table_worked_by_hand_comes_out():
    """Two by two, odds ratio 6 kept: [[30, 10], [20, 40]] raked to rows 50 and 50, columns 40 and 60."""
    row, column = table([[30, 10], [20, 40]])
    raked = rake([margin("row", [50, 50], row), margin("column", [40, 60], column)], bounds=None)
    cells = np.zeros((2, 2))
    np.add.at(cells, (row, column), raked.weights)
    np.testing.assert_allclose(cells.sum(axis=1), [50, 50], atol=1e-3)
    np.testing.assert_allclose(cells.sum(axis=0), [40, 60], atol=1e-3)
    assert cells[0, 0] * cells[1, 1] / cells[0, 1] / cells[1, 0] == pytest.approx(6)
    assert raked.converged and raked.largest_gap < 1e-6


def test_kish_s_effective_size_is_of_the_weights():
    raked = rake([margin("sex", [51, 49], [0, 0, 0, 1])])
    assert raked.weights.tolist() == pytest.approx([17, 17, 17, 49])
    assert raked.effective_size == pytest.approx(100**2 / (3 * 17**2 + 49**2))
    assert raked.design_effect == pytest.approx(4 / raked.effective_size)


def test_an_age_not_known_keeps_its_ward_s_weight():
    ward, age = [0, 0, 0, 0, 1, 1], [0, 0, 1, -1, 0, 1]
    raked = rake([margin("ward", [300, 700], ward), margin("age", [50, 50], age)], bounds=None)
    weights = raked.weights
    assert weights[:4].sum() == pytest.approx(300, abs=0.01) and weights[4:].sum() == pytest.approx(700, abs=0.01)
    known = weights[np.array(age) >= 0]
    assert known[[0, 1, 3]].sum() == pytest.approx(known[[2, 4]].sum(), rel=1e-4)
    assert 0 < weights[3] < 300


def test_bounds_hold_and_what_they_cost_is_said():
    ward = np.r_[np.zeros(95, dtype=int), np.ones(5, dtype=int)]
    margins = [margin("ward", [50, 50], ward)]
    free, held = rake(margins, bounds=None), rake(margins)
    assert free.converged and free.trimmed == 0 and free.weights[-1] == pytest.approx(10)
    assert held.trimmed == 5 and not held.converged
    assert held.largest_gap > 0.1 and held.weights.max() / held.weights.mean() == pytest.approx(5)
    assert held.effective_size > free.effective_size


def test_bounds_that_do_not_bind_change_nothing():
    row, column = table([[30, 10], [20, 40]])
    margins = [margin("row", [50, 50], row), margin("column", [40, 60], column)]
    np.testing.assert_allclose(rake(margins).weights, rake(margins, bounds=None).weights)


def test_starting_weights_stand_where_no_margin_moves_them():
    raked = rake([margin("ward", [30, 70], [0, 0, 1, 1])], start=[1, 2, 3, 4], bounds=None)
    assert raked.weights.tolist() == pytest.approx([10, 20, 30, 40])


def test_thin_categories_are_named():
    raked = rake([margin("ward", [50, 50], [0] * 9 + [1] * 4, ["Park", "Mill"])])
    assert raked.thin == ("ward: Mill",)


def test_a_category_that_nobody_answered_from_is_refused_by_name():
    with pytest.raises(MethodRefused, match=r"Nobody answered from ward: Mill, Quay\.") as refused:
        rake([margin("ward", [5, 5, 5], [0, 0], ["Park", "Mill", "Quay"])])
    assert "Join each" in refused.value.next_step


@pytest.mark.parametrize(
    "margins",
    [
        [],
        [Margin("ward", ("Park",), np.array([5.0, 5]), np.array([0, 1]))],
        [Margin("ward", ("Park", "Mill"), np.array([5.0, 5]), np.array([0, 2]))],
        [Margin("ward", ("Park", "Mill"), np.array([5.0, 0]), np.array([0, 1]))],
        [Margin("ward", ("Park", "Mill"), np.array([5.0, np.nan]), np.array([0, 1]))],
        [Margin("ward", ("Park", "Mill"), np.array([0.0, 0]), np.array([-1, -1]))],
    ],
)
def test_margins_that_do_not_fit_are_refused(margins):
    with pytest.raises(MethodRefused):
        rake(margins)


@pytest.mark.parametrize("more", [{"start": [1]}, {"start": [1, 0]}, {"bounds": (1.5, 2.0)}])
def test_weights_and_bounds_that_cannot_be_are_refused(more):
    with pytest.raises(MethodRefused):
        rake([margin("ward", [5, 5], [0, 1])], **more)


def test_nobody_of_the_first_margin_known_is_refused():
    with pytest.raises(MethodRefused):
        rake([margin("ward", [0.0, 5], [-1, -1])])
