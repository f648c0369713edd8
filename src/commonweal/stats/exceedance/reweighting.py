"""Past outbreaks count for less: Anscombe residuals and the weights from them (Farrington et al. 1996; threshold 2.58
from Noufaily et al. 2013), and the dispersion."""

from dataclasses import dataclass, replace

import numpy as np

from commonweal.stats.exceedance.controls import Controls
from commonweal.stats.exceedance.quasi_poisson import Data, Fit, Floats, fit

ALL_BUT_ONE = 1 - 10 * float(np.finfo(float).eps)
"""A point whose hat value is above this is fitted by a parameter of its own: it has no residual."""


@dataclass(frozen=True, slots=True)
class Model:
    """A fit (first without, then with weights): phi (R,) never below 1, and the scale (R,) of its standard errors."""

    fit: Fit
    phi: Floats
    scale: Floats


def model_of(data: Data, controls: Controls, *, trend: bool) -> Model:
    """Fit, and fit again with the unusual past weighted down where the controls say so."""
    first = fit(data, trend=trend)
    raw = _dispersion(data, first, first.weights)
    if not controls.reweight:
        return Model(first, np.maximum(raw, 1.0), raw if controls.compat else np.maximum(raw, 1.0))
    weighted = data.weighted(weights_of(data, first, np.maximum(raw, 1.0), controls.weights_threshold))
    second = fit(weighted, trend=trend)
    phi = np.maximum(_dispersion(weighted, second, second.weights), 1.0)
    # R overwrites the working weights with the prior ones before it asks for standard errors.
    scale = _dispersion(weighted, second, weighted.prior) if controls.compat else phi
    return Model(replace(second, converged=first.converged & np.isfinite(second.eta)), phi, scale)


def weights_of(data: Data, first: Fit, phi: Floats, threshold: float) -> Floats:
    """Prior weights (R, n): in proportion to 1 / s² where the residual s is above the threshold; mean 1 over a row."""
    s = _anscombe(data, first, phi)
    high = (s > threshold) & (data.prior > 0)
    share = np.where(high, np.where(high, s, 1.0) ** -2.0, data.prior)
    total = share.sum(axis=1, keepdims=True)
    gamma = (data.prior > 0).sum(axis=1, keepdims=True) / np.where(total > 0, total, 1.0)
    return np.asarray(gamma * share)


def _anscombe(data: Data, first: Fit, phi: Floats) -> Floats:
    free = np.where(first.hat < ALL_BUT_ONE, 1 - first.hat, np.inf)
    residual = 1.5 * (data.y ** (2 / 3) * first.mu ** (-1 / 6) - np.sqrt(first.mu))
    return np.asarray(residual / np.sqrt(phi[:, None] * free))


def _dispersion(data: Data, of: Fit, weights: Floats) -> Floats:
    """Pearson's statistic over its degrees of freedom; NaN where none are left."""
    pearson = np.einsum("ij,ij,ij->i", weights, *(2 * [np.where(data.prior > 0, (data.y - of.mu) / of.mu, 0.0)]))
    return np.asarray(pearson / np.where(of.free > 0, of.free, np.nan))
