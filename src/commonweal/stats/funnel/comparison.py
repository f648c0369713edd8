"""The funnel itself: rates, their target and limits, and a word for each area."""

import math

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.funnel.interval import count_interval
from commonweal.stats.funnel.limits import count_limits
from commonweal.stats.funnel.overdispersion import LEAST_AREAS, between_variance, dispersion_ratio, z_scores
from commonweal.stats.funnel.result import (
    ABOVE,
    BELOW,
    NOT_AVAILABLE,
    WITHIN,
    Floats,
    Funnel,
    Overdispersion,
)

ALERT, ALARM = 0.95, 0.998  # Spiegelhalter's two funnels: about two and three standard errors


def funnel(
    count: npt.ArrayLike,
    population: npt.ArrayLike,
    *,
    per: float = 1000.0,
    level: float = 0.95,
    target: float | None = None,
    overdispersion: Overdispersion = "none",
    winsorise: float = 0.1,
    consistent: bool = False,
) -> Funnel:
    """Each area's rate against the group's, with limits at 95% and 99.8%. Counts and populations of shape (I,).

    An area whose count or population is NaN is not available: no part of the target, no verdict, never zero. `target`
    (events for each `per` people) is the group's pooled rate, all its events over all its people, unless it is given.

    `overdispersion`: "none" takes areas to differ by chance alone, with exact Poisson limits. "multiplicative" widens
    the limits by the square root of phi, the winsorised mean square of the z-scores, where phi is above 1 (no test of
    that is made: a phi below 1 is chance, and one just above 1 widens little). "additive" takes areas' true rates to
    be spread about the target with variance tau2 on the square root's scale, estimated by the method of moments; it is
    the one to choose where large areas lie outside the limits merely for being large. Where phi is at most 1, or tau2
    is 0, the exact Poisson limits stand.

    `winsorise` (0 to below 0.5): the share of z-scores pulled in at each end before phi is estimated. `consistent`:
    phi is divided by what winsorising takes from a normal's variance. Without it (as published) phi comes out a third
    too small, and limits meant for 95% hold 90% (docs/explanation/comparing-areas.md has the simulation).

    Limits: every area is judged at the two levels by itself; of 20 like areas one lies outside 95% by chance. An area
    is part of its own target. Raises MethodRefused for counts below zero, populations not above zero, shapes that
    differ, or overdispersion asked of fewer than LEAST_AREAS areas. Papers: Spiegelhalter (2005), Statistics in
    Medicine 24, 1185-1202, and Quality and Safety in Health Care 14, 347-351; Spiegelhalter and others (2012), Journal
    of the Royal Statistical Society A 175, 1-47; DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177-188.

    >>> answer = funnel([120, 90, 210, float("nan")], [10_000, 10_000, 10_000, 10_000])
    >>> answer.verdict, answer.target, answer.beyond.tolist()
    (('within', 'below', 'above', 'not available'), 14.0, [nan, 0.998, 0.998, nan])
    """
    x, people = np.asarray(count, dtype=np.float64), np.asarray(population, dtype=np.float64)
    if x.ndim != 1 or x.shape != people.shape:
        raise MethodRefused("Counts and populations do not match.", "Give one of each for every area.")
    settings = (per, level, target, overdispersion, winsorise)
    return _funnels(x[None], people, *settings, consistent=consistent)[0]


def funnels(
    count: npt.ArrayLike,
    population: npt.ArrayLike,
    *,
    per: float = 1000.0,
    level: float = 0.95,
    target: float | None = None,
    overdispersion: Overdispersion = "none",
    winsorise: float = 0.1,
    consistent: bool = False,
) -> tuple[Funnel, ...]:
    """A funnel for each of S series of counts (S, I) over the same areas (I,): what `funnel` says of each, at once.

    Everything else as `funnel`; many small funnels cost a tenth of the time that they cost one by one.

    >>> first, second = funnels([[120, 90, 210], [12, 9, 21]], [10_000, 10_000, 10_000])
    >>> first.verdict, second.verdict
    (('within', 'below', 'above'), ('within', 'within', 'within'))
    """
    x, people = np.asarray(count, dtype=np.float64), np.asarray(population, dtype=np.float64)
    if x.ndim != 2 or people.ndim != 1 or x.shape[1] != people.size:
        raise MethodRefused("Counts and populations do not match.", "Give a row of counts for each series.")
    return _funnels(x, people, per, level, target, overdispersion, winsorise, consistent=consistent)


def _funnels(
    x: Floats,
    people: Floats,
    per: float,
    level: float,
    target: float | None,
    overdispersion: Overdispersion,
    winsorise: float,
    *,
    consistent: bool,
) -> tuple[Funnel, ...]:
    _check_people(people)
    _check_settings(per, target, winsorise)
    low, high = count_interval(x, level)
    known = np.isfinite(x + people)
    aim = _pooled(x, people, known) if target is None else np.full(len(x), target / per)
    expected = np.where(known, aim[:, None] * people, np.nan)
    phi, tau2 = _spread(x, expected, known, overdispersion, winsorise, consistent=consistent)
    inflation = np.where(phi > 1, phi, 1.0)[:, None] if overdispersion == "multiplicative" else np.ones((len(x), 1))
    between = tau2[:, None] if overdispersion == "additive" else np.zeros((len(x), 1))
    inner = count_limits(expected, ALERT, inflation, between)
    outer = count_limits(expected, ALARM, inflation, between)
    beyond = np.where(_outside(x, inner), np.where(_outside(x, outer), ALARM, ALERT), np.nan)
    scale = per / np.where(known, people, np.nan)
    z = z_scores(x, expected) / np.sqrt(inflation + 4 * expected * between)
    words = _words(x, expected, beyond)
    rate, rate_low, rate_high = x * scale, low * scale, high * scale
    limits = [end * scale for end in (*inner, *outer)]
    return tuple(
        Funnel(
            count=x[s], population=people, rate=rate[s], rate_low=rate_low[s], rate_high=rate_high[s],
            target=float(aim[s] * per), low_95=limits[0][s], high_95=limits[1][s], low_998=limits[2][s],
            high_998=limits[3][s], z=z[s], beyond=beyond[s], verdict=tuple(words[s].tolist()), phi=float(phi[s]),
            tau2=float(tau2[s]), areas=int(known[s].sum()), overdispersion=overdispersion, level=level, per=per,
        )
        for s in range(len(x))
    )  # fmt: skip


def _check_people(people: Floats) -> None:
    if (people <= 0).any() or np.isinf(people).any():
        raise MethodRefused(
            "A population is not above zero.", "Give the people an area has, or leave it out where they are not known."
        )


def _check_settings(per: float, target: float | None, winsorise: float) -> None:
    if not 0 <= winsorise < 0.5:
        raise MethodRefused(
            f"A share of {winsorise} cannot be pulled in at each end.", "Give a share from 0 to below 0.5, such as 0.1."
        )
    if not (per > 0 and math.isfinite(per)) or (target is not None and not (target > 0 and math.isfinite(target))):
        raise MethodRefused("A rate is not above zero.", "Give a target and a base (1000, 100000) above zero.")


def _pooled(count: Floats, people: Floats, known: npt.NDArray[np.bool_]) -> Floats:
    """All events over all people (S,); not known of fewer than two areas, which would be held against themselves."""
    events, all_people = np.where(known, count, 0.0).sum(axis=1), np.where(known, people, 0.0).sum(axis=1)
    enough = known.sum(axis=1) > 1
    return np.where(enough, events / np.where(enough, all_people, 1.0), np.nan)


def _spread(
    count: Floats,
    expected: Floats,
    known: npt.NDArray[np.bool_],
    overdispersion: Overdispersion,
    winsorise: float,
    *,
    consistent: bool,
) -> tuple[Floats, Floats]:
    """phi and tau2 (S,) as estimated; NaN where nothing asks for them, or no event was counted anywhere."""
    phi, tau2 = np.full((2, len(count)), np.nan)
    if overdispersion == "none":
        return phi, tau2
    fewest = int(known.sum(axis=1).min(initial=LEAST_AREAS))
    if fewest < LEAST_AREAS:
        raise MethodRefused(
            f"Overdispersion cannot be told from {fewest} areas with figures.",
            f"Give at least {LEAST_AREAS}, or ask for none.",
        )
    if overdispersion == "additive":
        tau2[:] = 0.0
    told = np.where(known, expected > 0, True).all(axis=1)
    for pattern in {row.tobytes() for row in known[told]}:  # nearly always one: an area is available or it is not
        at = np.frombuffer(pattern, dtype=bool)
        rows = told & (known == at).all(axis=1)
        mean = expected[np.ix_(rows, at)]
        phi[rows] = dispersion_ratio(z_scores(count[np.ix_(rows, at)], mean), winsorise, consistent=consistent)
        if overdispersion == "additive":
            tau2[rows] = between_variance(phi[rows], mean)
    return phi, tau2


def _outside(count: Floats, limits: tuple[Floats, Floats]) -> npt.NDArray[np.bool_]:
    return np.asarray((count < limits[0]) | (count > limits[1]))


def _words(count: Floats, expected: Floats, beyond: Floats) -> npt.NDArray[np.str_]:
    outside = np.isfinite(beyond)
    found = [~np.isfinite(count + expected), outside & (count > expected), outside]
    return np.select(found, [NOT_AVAILABLE, ABOVE, BELOW], default=WITHIN)
