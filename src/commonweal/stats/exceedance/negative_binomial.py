"""The negative binomial of mean mu and variance phi mu (Poisson where phi is 1): its tails and quantiles."""

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]
AS_GOOD_AS_POISSON = 1e-9
LEAST_MEAN = 1e-12
ROUNDING = 64 * float(np.finfo(float).eps)


def at_most(y: Floats, mu: Floats, phi: Floats) -> Floats:
    """P(Y <= y) for whole y; 0 below nought. Arrays of one shape; NaN in, NaN out."""
    return _tail(y, mu, phi, special.gammaincc, special.betainc, below=0.0)


def at_least(y: Floats, mu: Floats, phi: Floats) -> Floats:
    """P(Y >= y) for whole y; 1 at nought and below."""
    return _tail(y - 1, mu, phi, special.gammainc, special.betaincc, below=1.0)


def quantile(q: float, mu: Floats, phi: Floats) -> Floats:
    """The smallest whole y with P(Y <= y) >= q, 0 < q < 1: a normal start, then halving between sure bounds."""
    q = q * (1 - ROUNDING)
    known = np.isfinite(mu) & np.isfinite(phi)
    m, f = mu[known], phi[known]
    width = np.ceil(2 + 0.2 * np.sqrt(f * m) + f)
    middle = np.floor(_cornish_fisher(q, m, f))
    low, high = np.maximum(middle - width, -1.0), np.maximum(middle + width, 0.0)
    low = np.where(at_most(low, m, f) < q, low, -1.0)
    while (short := at_most(high, m, f) < q).any():
        low, high = np.where(short, high, low), np.where(short, 2 * high + 1, high)
    while (wide := high - low > 1).any():
        half = np.floor((low[wide] + high[wide]) / 2)
        reached = at_most(half, m[wide], f[wide]) >= q
        low[wide], high[wide] = np.where(reached, low[wide], half), np.where(reached, half, high[wide])
    out = np.full(np.shape(mu), np.nan)
    out[known] = high
    return out


def _cornish_fisher(q: float, mu: Floats, phi: Floats) -> Floats:
    z = float(special.ndtri(q))
    sd = np.sqrt(phi * mu)
    skew = (2 * phi - 1) / np.where(sd > 0, sd, 1.0)
    return np.asarray(np.maximum(mu + sd * (z + skew * (z * z - 1) / 6), 0.0))


def _tail(y: Floats, mu: Floats, phi: Floats, poisson: np.ufunc, binomial: np.ufunc, *, below: float) -> Floats:
    y, mu, phi = np.broadcast_arrays(y, mu, phi)
    out = np.where(np.isnan(y + mu + phi), np.nan, below)
    inside = y >= 0
    single = inside & (phi - 1 < AS_GOOD_AS_POISSON)
    out[single] = poisson(y[single] + 1, np.maximum(mu[single], LEAST_MEAN))
    many = inside & ~single & ~np.isnan(mu + phi)
    size = np.maximum(mu[many], LEAST_MEAN) / (phi[many] - 1)
    out[many] = binomial(size, y[many] + 1, 1 / phi[many])
    return out
