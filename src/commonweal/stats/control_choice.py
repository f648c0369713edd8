"""Which areas to hold a target against: those most like it before anything was done, chosen and shown."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.before_after import BeforeAfter, before_after

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEVEL, TREND = "level", "trend"
LARGE_DIFFERENCE = 0.25
"""A standardised difference above this is commonly called out of balance (Stuart 2010)."""


@dataclass(frozen=True, slots=True)
class Balance:
    """One feature before the operation: means of the target, the controls chosen, and all candidates.

    `difference`: target less chosen, in standard deviations of the candidates (NaN where they do not differ).
    """

    feature: str
    target: float
    chosen: float
    candidates: float
    difference: float


@dataclass(frozen=True, slots=True)
class ControlChoice:
    """`order`: all candidates, as positions in the input, in the order in which they would be taken.

    `chosen`: the first of them; `distances` of `order` to the target area that each was taken for (`partner`, a
    position too); `distance_to_target` (I,): every area's distance to its nearest target, NaN where not known.
    `weights`: of level, shape and covariates in the squared distance.
    """

    order: tuple[int, ...]
    chosen: tuple[int, ...]
    distances: tuple[float, ...]
    partner: tuple[int, ...]
    distance_to_target: Floats
    balance: tuple[Balance, ...]
    weights: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class PreTrend:
    """Whether target and controls went apart before anything was done. `words` say how much could have been seen."""

    result: BeforeAfter
    words: str


def propose_controls(
    counts: npt.ArrayLike,
    target: npt.ArrayLike,
    *,
    excluded: npt.ArrayLike | None = None,
    covariates: npt.ArrayLike | None = None,
    names: tuple[str, ...] | None = None,
    take: int = 12,
    weights: tuple[float, float, float] = (1.0, 1.0, 1.0),
) -> ControlChoice:
    """Counts (I, M) of areas by month before the operation, nothing after; `target` and `excluded` are flags (I,).

    `excluded`: nearby areas and any other that may not be a control. `covariates` (I, K): population, deprivation and
    so on, each named; NaN leaves an area out of the candidates. The squared distance of a candidate to a target is the
    weighted sum of three mean squares, each in standard deviations of the candidates: the logarithm of the level, the
    shape (each month's logarithm about the area's own mean) and the covariates. Each target area in turn takes its
    nearest candidate that is still free, so that two unlike targets are both matched; equals are taken in input order.
    Nothing is random: the same input gives the same choice.

    Limits: busy areas' shapes look alike since chance blurs them less; a choice by the counts themselves regresses
    towards the mean, so an unusual month before the operation pulls in unusual controls. Paper: Stuart (2010),
    Statistical Science 25, 1-21 (distance matching, balance).

    Raises MethodRefused for shapes that do not fit, no target, or no candidate.

    >>> choice = propose_controls([[50, 52], [10, 11], [48, 55], [90, 80]], [True, False, False, False], take=2)
    >>> choice.order, choice.chosen
    ((2, 3, 1), (2, 3))
    """
    months, treated, free, extra, names = _checked(counts, target, excluded, covariates, names)
    if take < 1 or min(weights) < 0 or max(weights) <= 0:
        raise MethodRefused(
            "A choice needs a number of controls and weights of 0 or more.", "Give at least one of each."
        )
    distance = _distances(*_features(months), extra, treated, free, weights)
    places, partner = _taken(distance, np.flatnonzero(treated), np.flatnonzero(free))
    chosen = tuple(places[:take])
    rows = {int(area): row for row, area in enumerate(np.flatnonzero(treated))}
    table = np.column_stack([months.sum(axis=1) / np.maximum(months.shape[1], 1), _trend(months), extra])
    heads = ("events a month", "change over the months, %", *names)
    return ControlChoice(
        order=tuple(places),
        chosen=chosen,
        distances=tuple(float(distance[rows[t], i]) for i, t in zip(places, partner, strict=True)),
        partner=tuple(partner),
        distance_to_target=np.where(np.isfinite(distance).any(axis=0), distance.min(axis=0), np.nan),
        balance=tuple(_balance(heads[k], table[:, k], treated, list(chosen), free) for k in range(len(heads))),
        weights=weights,
    )


def pre_trend(counts: npt.ArrayLike, target: npt.ArrayLike, *, level: float = 0.95) -> PreTrend:
    """Counts (I, M) before the operation, target and controls only: the first half of the months against the second.

    The very test that is made of the operation, at a time when nothing was done: so it has the same errors, and says
    in the same way what it could have seen. Half the months see less than all of them do: a p above 0.05 is no proof
    that the courses were parallel. Paper: Roth (2022), American Economic Review: Insights 4, 305-322.

    >>> calm = [[30, 31, 29, 30], [40, 41, 39, 40], [20, 19, 21, 20], [25, 26, 24, 25], [33, 34, 32, 33]]
    >>> pre_trend(calm, [True] + [False] * 4).words.split(";")[0]
    'No drift apart seen before the operation (p = 0.94)'
    """
    months = np.asarray(counts, dtype=np.float64)
    if months.ndim != 2 or months.shape[1] < 2:
        raise MethodRefused("There are too few months to look for a trend.", "Give two months before, or more.")
    half = months.shape[1] // 2
    found = before_after(months[:, :half], months[:, -half:], target, apart=months.shape[1] - half, level=level)
    return PreTrend(found, _words(found, half, level))


def _words(found: BeforeAfter, half: int, level: float) -> str:
    p, change = float(found.change.p[0]), float(found.change.change_percent[0])
    if np.isnan(p):
        return "Whether target and controls went apart before the operation cannot be told from these counts."
    if p <= 1 - level:
        way = "rise" if change > 0 else "fall"
        return (
            f"Target and controls went apart before the operation (p = {p:.2f}): against the controls a {way} of "
            f"{abs(change):.0f}% between its halves; what followed cannot be laid to the operation alone."
        )
    fall, rise = float(found.detectable_fall[0]), float(found.detectable_rise[0])
    least = "no drift of any size" if np.isnan(fall) else f"a fall of {-fall:.0f}%"
    most = "" if np.isnan(rise) else f" or a rise of {rise:.0f}%"
    return (
        f"No drift apart seen before the operation (p = {p:.2f}); between halves of {half} months {least}{most} "
        "would have been seen four times in five, a smaller one less often."
    )


def _features(months: Floats) -> tuple[Floats, Floats]:
    """The logarithm of each area's level (I, 1), and its months' logarithms about their mean (I, M)."""
    logs = np.log(months + 0.5)
    return np.log(months.sum(axis=1, keepdims=True) + 0.5), logs - logs.mean(axis=1, keepdims=True)


def _trend(months: Floats) -> Floats:
    """Each area's straight line through its months, as percent of its mean from the first month to the last; (I,)."""
    time = np.arange(months.shape[1]) - (months.shape[1] - 1) / 2
    slope = months @ time / max(float(time @ time), 1.0) * (months.shape[1] - 1)
    mean = months.mean(axis=1)
    return np.asarray(np.where(mean > 0, 100.0 * slope / np.where(mean > 0, mean, 1.0), 0.0))


def _distances(
    level: Floats, shape: Floats, extra: Floats, treated: Flags, free: Flags, weights: tuple[float, float, float]
) -> Floats:
    """Of every area (columns) to every target (rows); infinite where a covariate is not known."""
    square = np.zeros((int(treated.sum()), len(level)))
    for weight, part in zip(weights, (level, shape, extra), strict=True):
        if weight > 0 and part.shape[1]:
            spread = part[free].std(axis=0)
            gap = (part[treated][:, None, :] - part[None]) / np.where(spread > 0, spread, 1.0)
            square += weight * np.mean(gap**2, axis=2)
    return np.where(np.isnan(square), np.inf, np.sqrt(square))


def _taken(distance: Floats, targets: npt.NDArray[np.intp], free: npt.NDArray[np.intp]) -> tuple[list[int], list[int]]:
    """Candidates in the order in which the targets, one after the other, take the nearest left; whom each is for."""
    left = list(free)
    order: list[int] = []
    partner: list[int] = []
    while left:
        row = len(order) % len(targets)
        best = min(left, key=lambda i: (distance[row, i], i))
        order.append(int(best))
        partner.append(int(targets[row]))
        left.remove(best)
    return order, partner


def _balance(feature: str, values: Floats, treated: Flags, chosen: list[int], free: Flags) -> Balance:
    spread = float(values[free].std())
    target, mine = float(values[treated].mean()), float(values[chosen].mean())
    return Balance(
        feature, target, mine, float(values[free].mean()), (target - mine) / spread if spread > 0 else np.nan
    )


def _checked(
    counts: npt.ArrayLike,
    target: npt.ArrayLike,
    excluded: npt.ArrayLike | None,
    covariates: npt.ArrayLike | None,
    names: tuple[str, ...] | None,
) -> tuple[Floats, Flags, Flags, Floats, tuple[str, ...]]:
    months, treated = np.asarray(counts, dtype=np.float64), np.asarray(target, dtype=np.bool_)
    if months.ndim != 2 or treated.shape != months.shape[:1] or months.shape[1] == 0:
        raise MethodRefused("Counts and target do not match.", "Give areas x months, and one flag for every area.")
    if not np.isfinite(months[treated]).all() or (months < 0).any():
        raise MethodRefused("A count is below zero, or not known in the target.", "Give months known for the target.")
    shut = np.zeros(treated.shape, dtype=np.bool_) if excluded is None else np.asarray(excluded, dtype=np.bool_)
    extra = np.empty((len(months), 0)) if covariates is None else np.asarray(covariates, dtype=np.float64)
    names = tuple(f"covariate {k + 1}" for k in range(extra.shape[1])) if names is None else names
    if shut.shape != treated.shape or extra.shape != (len(months), len(names)) or np.isnan(extra[treated]).any():
        raise MethodRefused("Exclusions or covariates do not match the areas.", "Give one row for every area, named.")
    free = ~treated & ~shut & np.isfinite(months).all(axis=1) & np.isfinite(extra).all(axis=1)
    if not treated.any() or not free.any():
        raise MethodRefused("There is no target, or no area that could be a control.", "Exclude fewer areas.")
    return months, treated, free, extra, names
