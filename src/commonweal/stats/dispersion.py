"""How much more counts vary than single events would, and how series of few months borrow from one another."""

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]

LEAST_POOLED = 3  # series from which a typical dispersion, and its spread, can be told
_LEAST = 1e-3  # a dispersion of nought has no logarithm: four equal counts in a row are chance, not law


def pooled_dispersion(phi: npt.ArrayLike, df: npt.ArrayLike) -> tuple[float, float]:
    """The typical dispersion among series, and how many degrees of freedom it is worth to one of them.

    `phi`, `df`: shape (S,), each series' own estimate and its residual degrees of freedom (above 0). The logarithms'
    mean and variance are matched to those of a scaled F distribution, so that unequal offences lend one another
    little, and equal ones much; never more than the others' own degrees of freedom. Fewer than LEAST_POOLED series
    answer (1, 0): no pool. Paper: Smyth (2004), Statistical Applications in Genetics and Molecular Biology 3(1),
    article 3, section 6.2.

    >>> typical, worth = pooled_dispersion([1.2, 2.0, 1.5, 3.1, 1.1], 11)
    >>> round(typical, 2), round(worth)
    (1.78, 44)
    """
    own = np.maximum(np.asarray(phi, dtype=np.float64), _LEAST)
    freedom = np.broadcast_to(np.asarray(df, dtype=np.float64), own.shape)
    if own.size < LEAST_POOLED:
        return 1.0, 0.0
    logs = np.log(own) - special.digamma(freedom / 2) + np.log(freedom / 2)
    spread = float(logs.var(ddof=1) - special.polygamma(1, freedom / 2).mean())
    most = float(freedom.sum() * (own.size - 1) / own.size)
    worth = 2 * _inverse_trigamma(spread) if spread > 0 else np.inf
    if worth >= most:
        return float((own * freedom).sum() / freedom.sum()), most
    return float(np.exp(logs.mean() + special.digamma(worth / 2) - np.log(worth / 2))), worth


def moderated(phi: Floats, df: Floats, typical: float, worth: float) -> Floats:
    """Each series' own dispersion and the typical one, weighted by their degrees of freedom. Never below 1.

    Below 1, months would vary less than single independent events do; that is taken for chance.
    """
    total = df + worth
    mixed = np.where(total > 0, (df * phi + worth * typical) / np.where(total > 0, total, 1.0), 1.0)
    return np.maximum(mixed, 1.0)


def negative_binomial_alpha(first: Floats, second: Floats) -> Floats:
    """Each series' negative binomial dispersion alpha, (S,), from two groups of counts (S, M); NaN missing.

    The alpha at which Pearson's statistic about the groups' means equals its degrees of freedom; 0 where the counts
    vary no more than single events. Paper: Breslow (1984), Applied Statistics 33, 38-44.
    """
    counts = np.concatenate([first, second], axis=1)
    means = np.concatenate([np.broadcast_to(_means(group), group.shape) for group in (first, second)], axis=1)
    squares = np.where(np.isnan(counts) | (means == 0), 0.0, (counts - means) ** 2)
    means = np.where(means > 0, means, 1.0)
    df = np.sum(~np.isnan(counts), axis=1) - 2.0
    low, high = np.zeros(df.shape), np.full(df.shape, 1e4)
    for _ in range(80):  # halving: the statistic falls as alpha grows
        middle = (low + high) / 2
        above = np.sum(squares / (means + middle[:, None] * means**2), axis=1) > df
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    overdispersed = np.sum(squares / means, axis=1) > df
    return np.where(overdispersed, (low + high) / 2, 0.0)


def _means(group: Floats) -> Floats:
    held = np.maximum(np.sum(~np.isnan(group), axis=1, keepdims=True), 1)
    return np.asarray(np.nansum(group, axis=1, keepdims=True) / held)


def _inverse_trigamma(value: float) -> float:
    """The x at which trigamma(x) is `value`, by Newton's method on 1/trigamma (Smyth 2004, appendix)."""
    x = 0.5 + 1.0 / value
    for _ in range(50):
        trigamma = float(special.polygamma(1, x))
        step = trigamma * (1 - trigamma / value) / float(special.polygamma(2, x))
        x += step
        if abs(step) < 1e-9 * x:
            break
    return x
