"""A roll-out planned so that it can be judged: which areas start when, by lot within balance, and what it would see."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from commonweal.errors import MethodRefused
from commonweal.stats.rollout import NEVER, log_ratio

Floats = npt.NDArray[np.float64]

POWER = 0.8
BALANCED_SHARE = 0.1
"""Of all the orders drawn, the share, best balanced, that the lot is drawn from."""

_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class SteppedPlan:
    """`step` (K,): the step, from 0, at which each area starts. `totals` (steps,): events expected of each step.

    `imbalance`: the standard deviation of those over their mean; `drawn`: the orders drawn, `lot`: how many of them,
    best balanced, the plan was drawn from.
    """

    step: npt.NDArray[np.int64]
    totals: Floats
    imbalance: float
    drawn: int
    lot: int


@dataclass(frozen=True, slots=True)
class Power:
    """What a plan would see four times in five, in percent, if nothing else changed; `standard_error` of the log ratio.

    `detectable_fall` is below 0; NaN where no fall, however large, would be seen.
    """

    detectable_fall: float
    detectable_rise: float
    standard_error: float
    months: int
    areas: int


def stepped_plan(expected: npt.ArrayLike, steps: int, *, rng: np.random.Generator, drawn: int = 1000) -> SteppedPlan:
    """K areas with `expected` (K,) events, dealt out over `steps` of the same number of areas (or one more).

    Orders are drawn by lot, the best balanced tenth kept, and one of these drawn: constrained randomisation. So each
    step can be judged beside the others, and `rollout`'s test holds by design, nearly: it deals out all orders, of
    which these are a part. Paper: Moulton (2004), Clinical Trials 1, 297-305.

    Raises MethodRefused for fewer areas than steps, fewer than two steps, or an expectation that is not above zero.

    >>> plan = stepped_plan([50, 10, 40, 20], 2, rng=np.random.default_rng(3))
    >>> plan.totals.tolist(), sorted(plan.step.tolist())
    ([60.0, 60.0], [0, 0, 1, 1])
    """
    events = np.asarray(expected, dtype=np.float64)
    if events.ndim != 1 or not (events > 0).all() or not 2 <= steps <= events.size or drawn < 1:
        raise MethodRefused(
            "A plan needs two steps or more, and an area with something to prevent for each.",
            "Name more areas, or fewer steps.",
        )
    orders = rng.permuted(np.broadcast_to(np.arange(events.size) % steps, (drawn, events.size)), axis=1)
    totals = np.stack([np.where(orders == k, events, 0.0).sum(axis=1) for k in range(steps)], axis=1)
    sizes = np.bincount(np.arange(events.size) % steps)
    imbalance = (totals / sizes).std(axis=1) / events.mean()
    lot = max(int(drawn * BALANCED_SHARE), 1)
    mine = int(rng.choice(np.argsort(imbalance, kind="stable")[:lot]))
    return SteppedPlan(orders[mine], totals[mine], float(imbalance[mine]), drawn, lot)


def power(
    monthly: npt.ArrayLike,
    since: npt.ArrayLike,
    months: int,
    *,
    phi: float = 1.0,
    persistence: float = 0.0,
    base: int = 12,
    level: float = 0.95,
) -> Power:
    """The smallest effect that `rollout` would see with areas of `monthly` (I,) events a month over `months` months.

    `since` (I,): the month each is to begin, counted from the first month that will be held, NEVER for areas that only
    compare. `phi`: months' variance over their mean; `persistence`: how much of what exceeds chance lasts to the next
    month. The error is the delta method's on the very ratio that `rollout` estimates, every cell's variance and its
    likeness to the area's other months put in; Student's t on the areas less two.

    Limits: areas that drift apart see less than this; the season is left out, since every area shares it.

    >>> found = power([40] * 12, [12] * 3 + [15] * 3 + [NEVER] * 6, 18)
    >>> round(found.detectable_fall, 1), round(found.detectable_rise, 1)
    (-14.1, 15.4)
    """
    mean = np.asarray(monthly, dtype=np.float64)
    starts = np.asarray(since, dtype=np.float64)
    if mean.ndim != 1 or mean.shape != starts.shape or not (mean > 0).all() or mean.size < 4:
        raise MethodRefused("Too few areas, or one without events.", "Give four or more, each with a start, or NEVER.")
    if not (phi >= 1 and 0 <= persistence < 1):
        raise MethodRefused("A dispersion is 1 or more, a persistence from 0 to below 1.", "Give such.")
    had = np.arange(months) >= starts[:, None]
    if not (starts[np.isfinite(starts)] >= 1).all() or not had.any():
        raise MethodRefused(
            "No area starts within the months planned.", "Start after the first month, before the last."
        )
    level_of = np.broadcast_to(mean[:, None], had.shape)
    need = float(stdtrit(mean.size - 2, 0.5 + level / 2) + stdtrit(mean.size - 2, POWER))
    effects = []
    for way in (-1.0, 1.0):
        effect = 0.0
        for _ in range(_SWEEPS):
            effect = (
                way * need * _error(np.where(had, level_of * np.exp(effect), level_of), starts, phi, persistence, base)
            )
            if effect < -6:  # fewer than none are left to fall
                effect = -np.inf
                break
        effects.append(100.0 * float(np.expm1(effect)))
    error = _error(level_of, starts, phi, persistence, base)
    fall = effects[0] if np.isfinite(effects[0]) and effects[0] > -99 else np.nan
    return Power(fall, effects[1], error, months, mean.size)


def _error(mean: Floats, since: Floats, phi: float, persistence: float, base: int) -> float:
    """The standard error of the log ratio at these means (I, M), by its slope in every cell."""
    step = 1e-4 * mean
    moved = np.broadcast_to(mean, (mean.size, *mean.shape)).copy()
    cells = np.arange(mean.size)
    moved.reshape(mean.size, -1)[cells, cells] += step.ravel()
    slope = ((log_ratio(moved, since, base) - log_ratio(mean, since, base)) / step.ravel()).reshape(mean.shape)
    time = np.arange(mean.shape[1])
    alike = persistence ** np.abs(time[:, None] - time)
    spread = slope * np.sqrt(mean)
    variance = np.sum(spread**2) + (phi - 1) * np.sum((spread @ alike) * spread)
    return float(np.sqrt(variance))


__all__ = ["NEVER", "Power", "SteppedPlan", "power", "stepped_plan"]
