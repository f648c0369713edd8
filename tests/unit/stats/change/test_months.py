import numpy as np
import pytest
import statsmodels.api as sm

from commonweal.stats.change.months import (
    GRID,
    correlations,
    difference_spread,
    history_layout,
    paired_layout,
    residuals,
)
from commonweal.stats.change.persistence import USUAL, pooled_persistence

YEAR = np.ones(12, dtype=bool)


def _correlation(time, persistence):
    return persistence ** np.abs(time[:, None] - time).astype(float)


def test_correlations_fall_with_the_months_between():
    time = np.array([0, 1, 5])
    for at in (0, 30, 95):
        assert correlations(time)[at] == pytest.approx(_correlation(time, GRID[at]))


def test_pairs_leave_one_degree_of_freedom_fewer_than_months():
    for months in (1, 2, 6, 12):
        assert paired_layout(np.ones(months, dtype=bool), 12).df == months - 1


def test_a_history_has_a_level_for_each_twelve_months_counted_from_its_end():
    layout = history_layout(np.ones(30, dtype=bool))
    assert np.unique(layout.block[-12:]).tolist() == [0] and layout.block[0] == 2
    assert layout.df == 30 - 12 - 2


def test_residuals_are_those_of_a_log_linear_model_even_with_gaps():
    rng = np.random.default_rng(3)
    held = np.ones(36, dtype=bool)
    held[[2, 17, 18]] = False
    layout = history_layout(held)
    counts = rng.poisson(25, held.sum()).astype(float)
    seasons = (layout.season[:, None] == np.arange(12)).astype(float)
    blocks = (layout.block[:, None] == [1, 2]).astype(float)
    fit = sm.GLM(counts, np.column_stack([seasons, blocks]), family=sm.families.Poisson()).fit()
    assert residuals(counts[None, :], layout)[0] == pytest.approx(fit.resid_pearson, abs=1e-5)


def test_expected_quadratic_forms_are_those_of_drawn_residuals():
    rng = np.random.default_rng(5)
    layout = paired_layout(YEAR, 12)
    at = int(np.searchsorted(GRID, 0.5))
    root = np.linalg.cholesky(_correlation(layout.time, 0.5))
    drawn = rng.standard_normal((40000, 24)) @ root.T @ layout.left
    lags, squares, fourth = (form[at] for form in layout.lasting)
    sums = (drawn**2).sum(axis=1)
    assert sums.mean() == pytest.approx(squares, rel=0.02)
    assert np.einsum("si,ij,sj->s", drawn, layout.neighbours, drawn).mean() == pytest.approx(lags, rel=0.03)
    assert sums.var() == pytest.approx(2 * fourth, rel=0.05)


def test_difference_of_means_spreads_as_it_should():
    rng = np.random.default_rng(6)
    layout = paired_layout(YEAR, 12)
    drawn = rng.standard_normal((40000, 24)) @ np.linalg.cholesky(_correlation(layout.time, 0.6)).T
    difference = drawn[:, 12:].mean(axis=1) - drawn[:, :12].mean(axis=1)
    at = int(np.searchsorted(GRID, 0.6))
    assert difference.var() / (2 / 12) == pytest.approx(difference_spread(YEAR, 12)[at], rel=0.03)


def test_nothing_lasting_spreads_as_independent_months():
    assert difference_spread(YEAR, 12)[0] == pytest.approx(1.0)


def test_persistence_is_found_again_where_there_is_much_to_tell_it_from():
    rng = np.random.default_rng(7)
    layout = history_layout(np.ones(60, dtype=bool))
    root = np.linalg.cholesky(_correlation(layout.time, 0.3))
    drawn = 3 * (rng.standard_normal((200, 60)) @ root.T) @ layout.left + rng.standard_normal((200, 60)) @ layout.left
    told = pooled_persistence(
        np.einsum("si,ij,sj->s", drawn, layout.neighbours, drawn),
        (drawn**2).sum(axis=1),
        np.full(200, layout.df),
        np.full(200, layout.chance_lag),
        np.tile(layout.lasting[0] / layout.lasting[1], (200, 1)),
    )
    assert told == pytest.approx(0.3, abs=0.04)


def test_single_events_leave_the_usual_persistence():
    ones = np.ones(5)
    lasting = np.tile(history_layout(np.ones(36, dtype=bool)).lasting[0] / 22, (5, 1))
    told = pooled_persistence(lag=-10 * ones, squares=20 * ones, df=22 * ones, chance_lag=-10 * ones, lasting=lasting)
    assert told == USUAL
