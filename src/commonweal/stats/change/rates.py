"""The ratio of two rates on the logarithm's scale: Poisson, quasi-Poisson and negative binomial."""

import dataclasses

import numpy as np
import numpy.typing as npt
from scipy import special

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_exposure, checked_level, checked_pair, divided, percent
from commonweal.stats.change.exact import effective_change
from commonweal.stats.change.result import Change, Counts, Floats
from commonweal.stats.dispersion import negative_binomial_alpha

POISSON = "Poisson rate ratio"
QUASI = "quasi-Poisson rate ratio"
NEGATIVE_BINOMIAL = "negative binomial rate ratio"
NO_LOGARITHM = " (a count is zero: conditional on effective counts)"


def rate_ratio(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    exposure_before: npt.ArrayLike | None = None,
    exposure_after: npt.ArrayLike | None = None,
    level: float = 0.95,
) -> Change:
    """The Poisson rate ratio with Wald's interval on the logarithm; counts of shape (S,), NaN missing.

    The variance of the logarithm is 1/before + 1/after. Where a count is zero the exact conditional comparison stands
    in, and `method` says so. Limit: as `exact_change`; good from about ten events a period. Source: Rothman, Greenland
    and Lash (2008), Modern Epidemiology, chapter 14. Raises MethodRefused as `exact_change` does.

    >>> change = rate_ratio([100], [121])
    >>> change.low_percent.round(1).tolist(), change.high_percent.round(1).tolist()
    ([-7.2], [57.7])
    """
    change = quasi_poisson(
        before, after, 1.0, exposure_before=exposure_before, exposure_after=exposure_after, level=level
    )
    return dataclasses.replace(change, method=tuple(name.replace(QUASI, POISSON) for name in change.method))


def quasi_poisson(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    phi: npt.ArrayLike,
    *,
    df: npt.ArrayLike = np.inf,
    exposure_before: npt.ArrayLike | None = None,
    exposure_after: npt.ArrayLike | None = None,
    level: float = 0.95,
) -> Change:
    """The rate ratio where counts vary `phi` times as much as single events would; counts of shape (S,), NaN missing.

    `phi` (S,) or one number, at least 1; `df` the degrees of freedom that it was estimated on, infinite where it is
    known. The variance of the logarithm is phi (1/before + 1/after), its distribution t. Where a count is zero, the
    conditional comparison on counts / phi stands in, and `method` says so. Raises MethodRefused for phi below 1.
    Source: McCullagh and Nelder (1989), Generalized Linear Models, section 4.5.

    >>> change = quasi_poisson([100], [121], phi=4.0)
    >>> change.low_percent.round(1).tolist(), change.high_percent.round(1).tolist(), change.p.round(3).tolist()
    ([-28.8], [105.5], [0.481])
    """
    first, second = checked_pair(before, after)
    sizes = (
        checked_exposure(exposure_before, first, "exposure_before"),
        checked_exposure(exposure_after, first, "exposure_after"),
    )
    spread = np.broadcast_to(np.asarray(phi, dtype=np.float64), first.shape)
    if not (spread >= 1).all():
        raise MethodRefused(
            "A dispersion below 1 is not taken.", "Give 1 for single events, more where counts vary more."
        )
    freedom = np.broadcast_to(np.asarray(df, dtype=np.float64), first.shape)
    change = wald_change(first, second, sizes, spread, freedom, checked_level(level), QUASI)
    return dataclasses.replace(change, parameters={"level": level, "dispersion": np.unique(spread).tolist()})


def negative_binomial(
    before: npt.ArrayLike, after: npt.ArrayLike, *, alpha: npt.ArrayLike | None = None, level: float = 0.95
) -> Change:
    """The ratio of two means where counts are negative binomial: variance mean + alpha mean^2.

    `before`, `after`: shape (S, M), M counts of like units (months, wards) in each period, NaN missing. `alpha`: (S,)
    or one number, at least 0; estimated from the counts where it is not given, by setting Pearson's statistic to its
    degrees of freedom (needs two units a period). Normal distribution on the logarithm. Limit: seasons are not taken
    out, so they swell alpha; units are taken to be independent. Raises MethodRefused for negative counts, and where
    alpha must be estimated from single counts. Papers: Breslow (1984), Applied Statistics 33, 38-44; Lawless (1987),
    Canadian Journal of Statistics 15, 209-225.

    >>> change = negative_binomial([[30, 42, 25, 51]], [[60, 44, 71, 39]])
    >>> change.change_percent.round(1).tolist(), change.p.round(3).tolist()
    ([44.6], [0.078])
    """
    first, second = checked_pair(before, after, dimensions=2)
    counted = np.sum(~np.isnan(first), axis=1).astype(float), np.sum(~np.isnan(second), axis=1).astype(float)
    if alpha is None and (np.minimum(*counted) < 2).any():
        raise MethodRefused("Too few counts to estimate the dispersion from.", "Give two a period, or give alpha.")
    spread = negative_binomial_alpha(first, second) if alpha is None else np.asarray(alpha, dtype=np.float64)
    spread = np.broadcast_to(spread, counted[0].shape)
    totals = np.nansum(first, axis=1), np.nansum(second, axis=1)
    poisson = divided(np.ones(1), totals[0]) + divided(np.ones(1), totals[1])
    extra = spread * (divided(np.ones(1), counted[0]) + divided(np.ones(1), counted[1]))
    inflation = np.where(np.isfinite(poisson), 1.0 + extra / np.where(np.isfinite(poisson), poisson, 1.0), 1.0)
    infinite = np.full(spread.shape, np.inf)
    change = wald_change(*totals, counted, inflation, infinite, checked_level(level), NEGATIVE_BINOMIAL)
    months: Counts = np.minimum(*counted).astype(np.int64)
    return dataclasses.replace(change, months=months, parameters={"level": level, "alpha": spread.tolist()})


def wald_change(
    before: Floats,
    after: Floats,
    sizes: tuple[Floats, Floats],
    inflation: Floats,
    df: Floats,
    level: float,
    method: str,
) -> Change:
    """Wald's interval on the logarithm, the variance multiplied by `inflation`; t on `df`. The core of the others."""
    change = effective_change(before, after, sizes, inflation, level, method + NO_LOGARITHM)
    usable = (before > 0) & (after > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        estimate = np.log(change.ratio)
        error = np.sqrt(inflation * (1.0 / before + 1.0 / after))
        reach = special.stdtrit(df, 0.5 + level / 2.0) * error
        p = 2.0 * special.stdtr(df, -np.abs(estimate) / error)
        ends = percent(np.exp(estimate - reach)), percent(np.exp(estimate + reach))
    known = np.isfinite(before + after)
    return dataclasses.replace(
        change,
        low_percent=np.where(usable, ends[0], change.low_percent),
        high_percent=np.where(usable, ends[1], change.high_percent),
        p=np.where(usable, p, change.p),
        df=df,
        method=tuple(
            method if ok or not held else method + NO_LOGARITHM for ok, held in zip(usable, known, strict=True)
        ),
    )
