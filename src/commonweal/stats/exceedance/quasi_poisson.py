"""Many quasi-Poisson regressions at once: a level for each season and, if wanted, a log-linear trend.

Every series has the same reference points, so the design is one level per season plus time. Iteratively reweighted
least squares then needs no matrix: the slope is the weighted one within levels, and each level its weighted mean.
Starting values, the convergence rule and what is kept of the last step follow R's `glm.fit`, so that results agree.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MOST_STEPS = 25
TOLERANCE = 1e-8
LEAST_MEAN = float(np.finfo(float).eps)


@dataclass(frozen=True, slots=True)
class Data:
    """R rows (a series at a point) by n reference points.

    y (R, n) counts, 0 where missing; prior (R, n) weights, 0 where missing; offset (R, n) or (1, 1) on the log scale;
    time (R, n) or (1, n), 0 at the point judged; level (n,) season of each reference point, 0 that of the point judged.
    """

    y: Floats
    prior: Floats
    offset: Floats
    time: Floats
    level: NDArray[np.int64]

    def take(self, rows: NDArray[np.bool_]) -> "Data":
        """These rows alone."""
        offset = self.offset[rows] if len(self.offset) > 1 else self.offset
        time = self.time[rows] if len(self.time) > 1 else self.time
        return Data(self.y[rows], self.prior[rows], offset, time, self.level)

    def weighted(self, weights: Floats) -> "Data":
        """The same with other prior weights."""
        return Data(self.y, weights, self.offset, self.time, self.level)


@dataclass(frozen=True, slots=True)
class Fit:
    """Of each row: fitted means and final working weights (R, n), and what the point judged needs.

    eta (R,) log mean of the point judged without its offset; spread (R,) its variance in units of the dispersion;
    slope (R,) and its variance in those units (NaN without trend); free (R,) residual degrees of freedom.
    """

    mu: Floats
    weights: Floats
    hat: Floats
    eta: Floats
    spread: Floats
    slope: Floats
    slope_spread: Floats
    free: Floats
    converged: NDArray[np.bool_]


@dataclass(slots=True)
class _Step:
    """One weighted least-squares solution."""

    eta: Floats
    now: Floats
    slope: Floats
    mean_time: Floats
    level_weight: Floats
    time_weight: Floats


def fit(data: Data, *, trend: bool) -> Fit:
    """Fit every row by maximum quasi-likelihood; rows that do not settle in 25 steps are `converged` False."""
    rows, n = data.y.shape
    one_hot = (data.level[:, None] == np.arange(data.level.max() + 1)).astype(float)
    out = _Kept.empty(rows, n, one_hot.shape[1])
    going, part = np.arange(rows), data
    eta = np.log(data.y + 0.1)
    fixed = _deviance_constant(part)
    deviance = _deviance(part, fixed, eta, np.exp(eta))
    for _ in range(MOST_STEPS):
        mu = np.maximum(np.exp(eta), LEAST_MEAN)
        weights = part.prior * mu
        step = _solve(part, one_hot, eta, mu, weights, trend)
        eta = step.eta
        before, deviance = deviance, _deviance(part, fixed, eta, np.maximum(np.exp(eta), LEAST_MEAN))
        settled = np.abs(deviance - before) / (np.abs(deviance) + 0.1) < TOLERANCE
        out.keep(going, step, weights, settled)
        more = ~settled & np.isfinite(deviance)
        if not more.any():
            break
        if not more.all():
            going, part = going[more], part.take(more)
            eta, deviance, fixed = eta[more], deviance[more], fixed[more]
    return out.as_fit(data, one_hot, trend)


def _solve(data: Data, one_hot: Floats, eta: Floats, mu: Floats, weights: Floats, trend: bool) -> _Step:
    z = eta - data.offset + (data.y - mu) / mu
    level_weight = weights @ one_hot
    safe = np.where(level_weight > 0, level_weight, 1.0)
    mean_z = (weights * z) @ one_hot / safe
    fitted = mean_z[:, data.level]
    if not trend:
        nothing = np.full(len(z), np.nan)
        return _Step(fitted + data.offset, mean_z[:, 0], nothing, np.zeros_like(mean_z), level_weight, nothing)
    mean_time = (weights * data.time) @ one_hot / safe
    apart = data.time - mean_time[:, data.level]
    time_weight = np.einsum("ij,ij,ij->i", weights, apart, apart)
    slope = np.einsum("ij,ij,ij->i", weights, apart, z) / np.where(time_weight > 0, time_weight, 1.0)
    fitted = fitted + slope[:, None] * apart
    now = mean_z[:, 0] - slope * mean_time[:, 0]
    return _Step(fitted + data.offset, now, slope, mean_time, level_weight, time_weight)


def _deviance_constant(data: Data) -> Floats:
    """The part of half the deviance that no step changes."""
    log_y = np.log(np.where(data.y > 0, data.y, 1.0))
    return np.asarray((data.prior * (data.y * log_y - data.y)).sum(axis=1))


def _deviance(data: Data, fixed: Floats, eta: Floats, mu: Floats) -> Floats:
    return np.asarray(2 * (fixed + np.einsum("ij,ij->i", data.prior, mu - data.y * eta)))


@dataclass(slots=True)
class _Kept:
    """The latest step of every row, written as rows settle."""

    eta: Floats
    weights: Floats
    now: Floats
    slope: Floats
    mean_time: Floats
    level_weight: Floats
    time_weight: Floats
    converged: NDArray[np.bool_]

    @classmethod
    def empty(cls, rows: int, n: int, levels: int) -> "_Kept":
        wide, one, per_level = np.zeros((rows, n)), np.zeros(rows), np.zeros((rows, levels))
        return cls(
            wide, wide.copy(), one, one.copy(), per_level, per_level.copy(), one.copy(), np.zeros(rows, dtype=bool)
        )

    def keep(self, going: NDArray[np.int64], step: _Step, weights: Floats, settled: NDArray[np.bool_]) -> None:
        self.eta[going], self.weights[going] = step.eta, weights
        self.now[going], self.slope[going] = step.now, step.slope
        self.mean_time[going], self.level_weight[going] = step.mean_time, step.level_weight
        self.time_weight[going] = step.time_weight
        self.converged[going] = settled

    def as_fit(self, data: Data, one_hot: Floats, trend: bool) -> Fit:
        share = 1 / np.where(self.level_weight > 0, self.level_weight, np.inf)
        hat = share[:, data.level]
        spread = np.where(self.level_weight[:, 0] > 0, share[:, 0], np.nan)
        parameters = ((data.prior > 0).astype(float) @ one_hot > 0).sum(axis=1) + trend
        slope_spread = np.full(len(spread), np.nan)
        if trend:
            slope_spread = 1 / np.where(self.time_weight > 0, self.time_weight, np.nan)
            hat = hat + (data.time - self.mean_time[:, data.level]) ** 2 * slope_spread[:, None]
            spread = spread + self.mean_time[:, 0] ** 2 * slope_spread
        return Fit(
            mu=np.maximum(np.exp(self.eta), LEAST_MEAN),
            weights=self.weights,
            hat=self.weights * hat,
            eta=self.now,
            spread=spread,
            slope=self.slope,
            slope_spread=slope_spread,
            free=(data.prior > 0).sum(axis=1) - parameters.astype(float),
            converged=self.converged & np.isfinite(spread),
        )
