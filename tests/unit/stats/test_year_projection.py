import numpy as np
import pytest
from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.year_projection import LASTING, project_year

NO = np.nan
YEARS = [[100, 120, 110, 130], [90, 105, 112, 118], [95, 118, 104, 127]]


def chi_square(x, y, a, b):
    table = np.array([[x, y], [a, b]], dtype=float)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    return ((table - expected) ** 2 / expected).sum()


def test_the_season_is_in_it_and_not_four_times_a_quarter():
    answer = project_year([50, NO, NO, NO], [[100, 300, 200, 100], [100, 290, 210, 100]])
    assert answer.projected == pytest.approx(350) and answer.so_far == 50 and answer.known == 1


def test_at_each_end_the_chi_square_is_what_t_allows():
    answer = project_year([100, NO, NO, NO], YEARS, clustering=2.0)
    seen, unseen = 285, 1329 - 285
    most = answer.phi * stats.t.ppf(0.975, answer.df) ** 2
    for end in (answer.low, answer.high):
        assert chi_square(100, end - 100, seen, unseen) == pytest.approx(most, rel=1e-6)
    assert answer.low < answer.projected < answer.high


def test_one_earlier_year_or_a_year_with_a_gap_is_not_enough():
    one = project_year([50, NO, NO, NO], [YEARS[0]])
    gap = project_year([50, NO, NO, NO], [YEARS[0], [90, NO, 112, 118]])
    for answer in (one, gap):
        assert answer.years == 1 and np.isnan([answer.projected, answer.low, answer.high]).all()
        assert "earlier years" in answer.why_not and answer.too_little


def test_a_missing_year_is_left_out_and_the_others_stand():
    with_gap = project_year([50, NO, NO, NO], [YEARS[0], [NO] * 4, YEARS[1], YEARS[2]])
    assert with_gap == project_year([50, NO, NO, NO], YEARS)


def test_a_month_not_known_this_year_is_projected_as_well():
    answer = project_year([50, NO, 60, NO], YEARS)
    assert answer.so_far == 110 and answer.projected == pytest.approx(110 * 1329 / (285 + 326))


def test_nothing_so_far_and_nothing_before_give_no_projection():
    assert "nothing" in project_year([0, NO, NO, NO], YEARS).why_not
    assert "nothing" in project_year([3, NO, NO, NO], [[0, 1, 2, 3], [0, 2, 1, 3]]).why_not
    assert "no period" in project_year([NO] * 4, YEARS).why_not


def test_a_finished_year_is_what_it_was():
    answer = project_year([100, 110, 120, 100], YEARS)
    assert answer.low == answer.projected == answer.high == 430 and not answer.too_little


def test_months_are_told_of_by_quarters():
    """The same as quarters, as far as only whole quarters are known."""
    months = np.repeat(np.array(YEARS, dtype=float) / 3, 3, axis=1)
    now = np.r_[np.full(3, 100 / 3), np.full(9, NO)]
    by_months, by_quarters = project_year(now, months), project_year([100, NO, NO, NO], YEARS)
    assert by_months.phi == pytest.approx(by_quarters.phi) and by_months.df == by_quarters.df == 6
    assert by_months.high == pytest.approx(by_quarters.high)


def test_this_year_s_own_quarters_tell_of_variation_too():
    calm, wild = (project_year([x, y, NO, NO], YEARS) for x, y in ((100, 118), (30, 188)))
    assert calm.df == wild.df == 7 and wild.phi > 5 * calm.phi


def test_what_exceeds_chance_counts_a_quarter_more():
    years = [[10, 40, 10, 40], [40, 10, 40, 10]]
    table = np.array(years, dtype=float)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    plain = ((table - expected) ** 2 / expected).sum() / 3
    assert project_year([20, NO, NO, NO], years).phi == pytest.approx(1 + (plain - 1) * LASTING)


def test_two_years_known_child_by_child_give_a_narrower_range():
    two = [[100, 120, 110, 130], [90, 125, 90, 134]]
    by_quarters, by_children = (project_year([100, NO, NO, NO], two, clustering=c) for c in (None, 1.2))
    assert by_children.high - by_children.low < by_quarters.high - by_quarters.low


def test_one_so_far_tells_too_little():
    answer = project_year([1, NO, NO, NO], [[2, 9, 8, 9], [3, 7, 9, 8]], clustering=4.0)
    assert 1 <= answer.low < 2 and answer.high > 100 and answer.too_little


def test_years_that_are_alike_by_accident_do_not_promise_more_than_chance_allows():
    answer = project_year([20, NO, NO, NO], [[20, 20, 20, 20]] * 2)
    assert answer.phi == 0 and answer.low < 60 and answer.high > 120


def test_years_within_one_quarter_tell_nothing():
    assert "one quarter" in project_year([5, NO, NO, NO], [[5, 0, 0, 0], [7, 0, 0, 0]]).why_not


@pytest.mark.parametrize(
    ("now", "earlier", "more"),
    [
        ([1, 2, 3], YEARS, {}),
        ([1], [[1], [1]], {}),
        ([-1, NO, NO, NO], YEARS, {}),
        ([1, NO, NO, NO], [[1, 2, 3, np.inf]], {}),
        ([1, NO, NO, NO], YEARS, {"level": 95}),
        ([1, NO, NO, NO], YEARS, {"clustering": 0.0}),
    ],
)
def test_what_does_not_fit_is_refused(now, earlier, more):
    with pytest.raises(MethodRefused):
        project_year(now, earlier, **more)


@pytest.mark.parametrize(("years", "size", "clustering"), [(2, 1, 1.0), (5, 3, None), (3, 3, 3.0)])
def test_the_range_holds_the_year_as_often_as_it_says(years, size, clustering):
    """800 made-up years of some 300 offences, `size` at a time; nominal 95 of 100. Told to within 1.5."""
    random, season = np.random.default_rng([years, size]), np.array([0.28, 0.24, 0.22, 0.26])
    mean = 300 / size * season * random.lognormal(0, 0.1, (800, years + 1, 1))
    counts = size * random.poisson(mean).astype(float)
    held = 0
    for world in counts:
        answer = project_year(np.r_[world[-1, :2], NO, NO], world[:-1], clustering=clustering)
        held += answer.low <= world[-1].sum() <= answer.high
    assert 0.935 <= held / 800 <= 0.98
