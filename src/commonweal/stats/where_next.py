"""Where next: areas by how like the target they are, how much there is to prevent, and how sure that is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincinv, ndtri
from scipy.stats import rankdata

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level
from commonweal.stats.dispersion import moderated, pooled_dispersion
from commonweal.stats.evaluation_spread import between_areas, between_months

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEAST_MONTHS = 6
"""Months of counts below which nothing is said of what is to come."""


@dataclass(frozen=True, slots=True)
class WhereNext:
    """Of I areas, (I,) each; NaN for those not asked about.

    - `order`: positions, the first to be thought of first: by the mean of three ranks, each 1 for the best.
    - `expected`, `expected_low`, `expected_high`: events in the months ahead were nothing done, shrunken towards the
      areas' common rate, with the interval in which the count itself will lie.
    - `preventable`, `preventable_low`, `preventable_high`: events that the effect would take away, its own interval and
      the expectation's both in it; below 0 where it might do harm.
    - `relative_error`: standard deviation of the count ahead over its expectation: the smaller, the surer.
    - `shrinkage`: what an area's own rate weighs (1: all, 0: only the common rate).
    - `likeness_rank`, `preventable_rank`, `certainty_rank`; `effect_is_clear`: its interval excludes 1.
    """

    order: tuple[int, ...]
    expected: Floats
    expected_low: Floats
    expected_high: Floats
    preventable: Floats
    preventable_low: Floats
    preventable_high: Floats
    relative_error: Floats
    shrinkage: Floats
    likeness_rank: Floats
    preventable_rank: Floats
    certainty_rank: Floats
    effect_is_clear: bool
    level: float


def where_next(
    counts: npt.ArrayLike,
    distance: npt.ArrayLike,
    effect: tuple[float, float, float],
    *,
    months_ahead: int,
    eligible: npt.ArrayLike | None = None,
    exposure: npt.ArrayLike | None = None,
    level: float = 0.95,
) -> WhereNext:
    """Counts (I, M) of areas' latest months, whole years best; `distance` (I,) to the target (`control_choice`).

    `effect`: the ratio that the operation made, with the ends of its interval at `level` (`before_after`, `rollout`).
    `exposure` (I,): residents, say; areas alike where not given. `eligible` (I,): which to rank; all with a distance
    where not given.

    An area's rate is drawn towards the common one by as much as chance and its own months' dispersion blur it
    (Marshall's empirical Bayes): the busiest area of last year is rarely as busy in the next. Its dispersion is its
    Pearson statistic about area and month effects, moderated over the areas (Smyth 2004), never below 1; what of it
    lasts from month to month, and how areas drift between the two halves of the months, are told as in `before_after`.
    The count ahead is a gamma's with the variance of all that; the preventable part's error is by the delta method, the
    effect's logarithm normal.

    Limits: months ahead are taken to be like those given, season and trend as well; drift that the months given do not
    show is not in the interval; the effect elsewhere is taken to be the one seen in the target, which is a hope that
    the likeness makes more or less likely, no more. Papers: Marshall
    (1991), Applied Statistics 40, 283-294; Clayton and Kaldor (1987), Biometrics 43, 671-681.

    Raises MethodRefused for shapes that do not fit, negative counts, under LEAST_MONTHS months, or no area to rank.

    >>> counts = [[60] * 12, [10] * 12, [58] * 12, [30] * 12]
    >>> ranked, effect = [False, True, True, True], (0.8, 0.7, 0.9)
    >>> found = where_next(counts, [0, 2.0, 0.1, 0.8], effect, months_ahead=6, eligible=ranked)
    >>> found.order, found.preventable.round().tolist()
    ((2, 3, 1), [nan, 12.0, 69.0, 36.0])
    """
    months, far, chosen, size = _checked(counts, distance, eligible, exposure, effect, months_ahead)
    checked_level(level)
    total, length = months.sum(axis=1), months.shape[1]
    phi, drift = _variation(months)
    rate, posterior, weight = _shrunken(total, size, phi)
    ahead = months_ahead / length
    mean, doubt = rate * size * ahead, posterior * (size * ahead) ** 2
    variance = doubt + phi * mean + drift * mean**2
    ratio, error = effect[0], _log_error(effect, level)
    saved = mean * (1 - ratio)
    with np.errstate(invalid="ignore"):
        reach = ndtri((1 + level) / 2) * np.sqrt((1 - ratio) ** 2 * doubt + (mean * ratio * error) ** 2)
    relative = np.sqrt(variance) / np.where(mean > 0, mean, np.nan)
    like, gain, sure = (_ranks(values, chosen) for values in (far, -saved, relative))
    mean_rank = np.nan_to_num(np.stack([like, gain, sure]), nan=float(chosen.sum())).mean(axis=0)
    ordered = sorted(np.flatnonzero(chosen), key=lambda i: (mean_rank[i], -saved[i], i))
    asked = np.where(chosen, 1.0, np.nan)
    return WhereNext(
        order=tuple(int(i) for i in ordered),
        expected=mean * asked,
        expected_low=_gamma(mean, variance, (1 - level) / 2) * asked,
        expected_high=_gamma(mean, variance, (1 + level) / 2) * asked,
        preventable=saved * asked,
        preventable_low=(saved - reach) * asked,
        preventable_high=(saved + reach) * asked,
        relative_error=relative * asked,
        shrinkage=weight * asked,
        likeness_rank=like,
        preventable_rank=gain,
        certainty_rank=sure,
        effect_is_clear=not effect[1] <= 1 <= effect[2],
        level=level,
    )


def _variation(months: Floats) -> tuple[Floats, float]:
    """Each area's dispersion of a sum of months (I,), with what lasts in it; and the areas' drift between halves."""
    half = months.shape[1] // 2
    sides = months[None, :, :half], months[None, :, -half:]
    every = np.ones((1, half), dtype=np.bool_)
    found = between_months(*sides, every, every, months.shape[1] - half)
    extra = _dispersions(months) - 1.0
    time = np.arange(months.shape[1])
    lasting = float(np.sum((found.persistence or 0.0) ** np.abs(time[:, None] - time)) / time.size)
    drift = between_areas(sides[0].sum(axis=2), sides[1].sum(axis=2), np.nan_to_num(found.inflation, nan=1.0)).tau2
    return 1.0 + extra * lasting, float(np.nan_to_num(drift)[0])


def _dispersions(months: Floats) -> Floats:
    """Each area's phi about area and month effects, moderated over the areas: (I,)."""
    expected = months.sum(axis=1, keepdims=True) * months.sum(axis=0) / max(float(months.sum()), 1.0)
    off = np.where(expected > 0, (months - expected) ** 2 / np.where(expected > 0, expected, 1.0), 0.0)
    areas, width = months.shape
    freedom = np.full(areas, (width - 1) * max(areas - 1, 1) / areas)
    own = off.sum(axis=1) / freedom
    held = months.sum(axis=1) > 0
    typical, worth = pooled_dispersion(own[held], freedom[held]) if held.any() else (1.0, 0.0)
    return moderated(own, freedom, typical, worth)


def _shrunken(total: Floats, size: Floats, phi: Floats) -> tuple[Floats, Floats, Floats]:
    """Marshall's estimates of the areas' rates, their variances, and the weights of the areas' own."""
    common = float(total.sum() / size.sum())
    blur = phi * common / size
    between = float(np.sum(size * (total / size - common) ** 2) / size.sum() - np.sum(size * blur) / size.sum())
    between = max(between, 0.0)
    weight = between / np.where(between + blur > 0, between + blur, 1.0)
    return common + weight * (total / size - common), between * (1 - weight), weight


def _gamma(mean: Floats, variance: Floats, share: float) -> Floats:
    """Quantiles of gamma distributions with these means and variances; 0 where the mean is."""
    held = (mean > 0) & (variance > 0)
    shape = np.where(held, mean**2 / np.where(held, variance, 1.0), 1.0)
    return np.where(held, gammaincinv(shape, share) * np.where(held, variance / np.where(held, mean, 1.0), 0.0), mean)


def _log_error(effect: tuple[float, float, float], level: float) -> float:
    _, low, high = effect
    if low <= 0 or not np.isfinite(high):
        return np.inf
    return float(np.log(high / low) / (2 * ndtri((1 + level) / 2)))


def _ranks(values: Floats, chosen: Flags) -> Floats:
    ranks = np.full(values.shape, np.nan)
    ranks[chosen] = rankdata(values[chosen], method="average", nan_policy="omit")
    return ranks


def _checked(
    counts: npt.ArrayLike,
    distance: npt.ArrayLike,
    eligible: npt.ArrayLike | None,
    exposure: npt.ArrayLike | None,
    effect: tuple[float, float, float],
    months_ahead: int,
) -> tuple[Floats, Floats, Flags, Floats]:
    months, far = np.asarray(counts, dtype=np.float64), np.asarray(distance, dtype=np.float64)
    if months.ndim != 2 or far.shape != months.shape[:1]:
        raise MethodRefused("Counts and distances do not match.", "Give areas x months, and a distance for every area.")
    months = months[:, ~np.isnan(months).any(axis=0)]
    if months.shape[1] < LEAST_MONTHS or months_ahead < 1:
        raise MethodRefused(
            f"Fewer than {LEAST_MONTHS} months are known for every area.", "Give more months, a whole year if held."
        )
    if (months < 0).any() or np.isinf(months).any() or not 0 <= effect[1] <= effect[0] <= effect[2]:
        raise MethodRefused("A count is below zero, or the effect no ratio with its interval.", "Check both.")
    size = np.ones(far.shape) if exposure is None else np.asarray(exposure, dtype=np.float64)
    if size.shape != far.shape or not (size > 0).all():
        raise MethodRefused("An exposure is not above zero.", "Give residents, or nothing, for every area.")
    chosen = np.isfinite(far) if eligible is None else np.asarray(eligible, dtype=np.bool_) & np.isfinite(far)
    if chosen.shape != far.shape or not chosen.any():
        raise MethodRefused("There is no area to rank.", "Name areas that have a distance to the target.")
    return months, far, chosen, size
