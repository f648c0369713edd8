"""How far areas drift apart, and how much their months vary: what an evaluation's variance is widened by."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from commonweal.stats.change.months import GRID, Layout, correlations
from commonweal.stats.change.persistence import pooled_persistence

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEAST_DEGREES = 2
"""Degrees of freedom below which nothing is told: fewer than three controls cannot show how areas drift."""


@dataclass(frozen=True, slots=True)
class BetweenAreas:
    """How the controls' changes scatter about their common change, (S,) each; NaN where fewer than two tell.

    `phi`: Pearson's chi-square of the areas' shares after, over its degrees of freedom (1: chance alone). `tau2`:
    variance of an area's own log change beyond what its months' variation makes. `per_square`: tau2 for one more of
    the chi-square. `degrees`: areas with any event, less one. `p`: of so large a `phi` under chance alone.
    """

    phi: Floats
    tau2: Floats
    per_square: Floats
    degrees: Floats
    p: Floats


@dataclass(frozen=True, slots=True)
class BetweenMonths:
    """How months scatter about area x period and month effects, (S,) each; NaN where nothing is left to tell it by.

    `phi`: Pearson's dispersion. `inflation`: what that makes of the variance of a difference of two periods, with what
    lasts from month to month. `degrees`: of freedom. `persistence`: of the whole table, None where not told.
    """

    phi: Floats
    inflation: Floats
    degrees: Floats
    persistence: float | None


def between_areas(before: Floats, after: Floats, inflation: Floats) -> BetweenAreas:
    """Of areas' totals (S, I), whose months make the variance `inflation` (S,) times chance: how areas drift apart.

    tau2 is DerSimonian and Laird's, by moments of Pearson's chi-square. Paper: DerSimonian and Laird (1986), Controlled
    Clinical Trials 7, 177-188.
    """
    n = before + after
    whole = n.sum(axis=1, keepdims=True)
    share = np.where(whole > 0, after.sum(axis=1, keepdims=True) / np.where(whole > 0, whole, 1.0), 0.0)
    weight = n * share * (1 - share)
    square = np.sum(np.where(weight > 0, (after - n * share) ** 2 / np.where(weight > 0, weight, 1.0), 0.0), axis=1)
    degrees = np.maximum(np.sum(weight > 0, axis=1) - 1.0, 0.0)
    told = degrees > 0
    total = np.where(told, weight.sum(axis=1), 1.0)
    scale = np.where(told, total - np.sum(weight**2, axis=1) / total, 1.0)
    return BetweenAreas(
        phi=np.where(told, square / np.where(told, degrees, 1.0), np.nan),
        tau2=np.where(told, np.maximum(square - inflation * degrees, 0.0) / scale, np.nan),
        per_square=np.where(told, 1.0 / scale, np.nan),
        degrees=degrees,
        p=np.where(told, chdtrc(degrees, square), np.nan),
    )


def between_months(before: Floats, after: Floats, used_before: Flags, used_after: Flags, apart: int) -> BetweenMonths:
    """Of areas' months (S, I, M0) and (S, I, M1), months not used being False in (S, M0) and (S, M1).

    A level for each area and period and an effect of each month are taken out, so an operation's effect is in none of
    it. The part of phi above 1 lasts by one persistence for the table, as in `stats.change`. `apart`: months from the
    first month before to the first after.
    """
    series, areas = before.shape[:2]
    squares, lag, degrees, inflation = np.zeros((4, series))
    patterns, of = np.unique(np.concatenate([used_before, used_after], axis=1), axis=0, return_inverse=True)
    of, width = of.ravel(), before.shape[2]
    chance, lasting, spread = np.zeros(series), np.zeros((series, GRID.size)), np.ones((series, GRID.size))
    for number, pattern in enumerate(patterns):
        members = np.flatnonzero(of == number)
        sides = np.flatnonzero(pattern[:width]), np.flatnonzero(pattern[width:])
        time = np.concatenate([sides[0], sides[1] + apart])
        layout = Layout(time, np.zeros_like(time), np.repeat([0, 1], [sides[0].size, sides[1].size]))
        left = np.concatenate([_left(before[members][:, :, sides[0]]), _left(after[members][:, :, sides[1]])], axis=2)
        squares[members] = np.sum(left**2, axis=(1, 2))
        lag[members] = np.sum((left @ layout.neighbours) * left, axis=(1, 2))
        degrees[members] = (areas - 1) * layout.df
        chance[members] = (areas - 1) * layout.chance_lag
        lasting[members] = layout.lasting[0] / np.where(layout.df > 0, layout.lasting[1], 1.0)
        if sides[0].size and sides[1].size:
            spread[members] = period_spread(time, sides[0].size)
    held = degrees > 0
    if not held.any():
        return BetweenMonths(np.full(series, np.nan), np.full(series, np.nan), degrees, None)
    rho = pooled_persistence(lag[held], squares[held], degrees[held], chance[held], lasting[held])
    phi = np.where(held, squares / np.where(held, degrees, 1.0), np.nan)
    inflation = 1.0 + np.maximum(phi - 1.0, 0.0) * spread[:, int(np.searchsorted(GRID, rho))]
    return BetweenMonths(phi, inflation, degrees, rho)


def period_spread(time: npt.NDArray[np.int64], before: int) -> Floats:
    """At each persistence of GRID, the variance of the periods' difference of means over that of months apart: (GRID,).

    `time` of all months, the first `before` of them before; the periods may be of different lengths.
    """
    after = time.size - before
    contrast = np.repeat([-1.0 / before, 1.0 / after], [before, after])
    return np.asarray(contrast @ correlations(time) @ contrast / (1.0 / before + 1.0 / after))


def _left(counts: Floats) -> Floats:
    """Pearson residuals (S, I, M) of one period's counts about area and month effects."""
    if counts.shape[2] == 0:
        return counts
    whole = counts.sum(axis=(1, 2), keepdims=True)
    expected = counts.sum(axis=2, keepdims=True) * counts.sum(axis=1, keepdims=True) / np.where(whole > 0, whole, 1.0)
    return np.asarray((counts - expected) / np.sqrt(np.where(expected > 0, expected, 1.0)))
