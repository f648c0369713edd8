"""Did the target change more than its controls did? Their two ratios compared, with the events that makes."""

import dataclasses
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level
from commonweal.stats.change.rates import wald_change
from commonweal.stats.change.result import Change
from commonweal.stats.evaluation_spread import (
    LEAST_DEGREES,
    BetweenAreas,
    BetweenMonths,
    Flags,
    Floats,
    between_areas,
    between_months,
)

METHOD = "ratio of ratios"
TOLD_BY = ("chance alone", "areas", "months", "areas and months")
"""What the variance was widened by; without "areas", drift between the periods could not be seen."""

POWER = 0.8
"""How often an effect of the smallest detectable size would be seen."""

_LEAST_T = 3.0  # Satterthwaite's degrees fall towards none for a drift just above none: below 3 they only hide effects
_HIDDEN = 1.0  # standard deviations of drift unseen; fewer promise too much for busy targets (simulated)
_REACH = np.linspace(0.005, 5.0, 1000)  # log effects tried: up to 99.3% fewer, or 148 times as many


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What became of the target against its controls, for S series (offences, say); arrays are (S,).

    - `change`: target's events before and after, and the ratio of its change to the controls' change, with interval
      and p (`change_percent` -20: a fifth fewer than the controls' course would have made). `change.inflation` is what
      the variance of the target's own ratio is multiplied by, controls and dispersion together.
    - `control_before`, `control_after`: the controls' events in the same months.
    - `expected`: events after, had the target gone the controls' way. `prevented`, `prevented_low`, `prevented_high`:
      that less what happened; below 0 where there were more.
    - `detectable_fall`, `detectable_rise`: percent; an effect of this size would be seen four times in five (simulated:
      77 to 85 of 100; 72 to 93 for targets four times as busy as their controls). NaN where none would.
    - `areas`, `months`: what the variation was told from; `widened_by`: one of TOLD_BY for each series.
    - `months_before`, `months_after`: months used, known for every area.
    """

    change: Change
    control_before: Floats
    control_after: Floats
    expected: Floats
    prevented: Floats
    prevented_low: Floats
    prevented_high: Floats
    detectable_fall: Floats
    detectable_rise: Floats
    areas: BetweenAreas
    months: BetweenMonths
    widened_by: tuple[str, ...]
    months_before: npt.NDArray[np.int64]
    months_after: npt.NDArray[np.int64]


def before_after(
    before: npt.ArrayLike, after: npt.ArrayLike, target: npt.ArrayLike, *, apart: int | None = None, level: float = 0.95
) -> BeforeAfter:
    """Counts (S, I, M0) and (S, I, M1), or (I, M): areas' months before and after; `target` (I,) is True in the target.

    The other areas are the controls. The ratio is (T1/T0) / (C1/C0) of the four sums; its logarithm has the variance
    1/T0 + 1/T1 + 1/C0 + 1/C1 where every event is single and areas share their course. They do not, so it is widened
    twice. Times an inflation: by what areas' months vary, and how much of it lasts from month to month (quasi-Poisson
    residuals of areas x months, as in `stats.change`). Plus tau2 for each area: by what the controls' own changes
    scatter beyond that, since areas drift between two periods, and busy ones as much as quiet ones. Student's t, with
    Satterthwaite's degrees of freedom: about the controls less one where they drift, the months' where they do not.
    With fewer than LEAST_DEGREES + 1 controls drift cannot be told and is not allowed for: `widened_by` says so.

    A month unknown (NaN) for one area is left out for all. `apart`: months from the first month before to the first
    after; the shortest whole number of years that fits where not given. Months before and after should be the same
    months of the year, or the target must share its controls' season.

    `prevented` is `expected` times one minus the ratio, its interval likewise. Whether anything may be said is for
    `change.verdicts`: its rule on totals too few holds here too.

    Limits: the target's own drift is taken to be like the controls'; two or three targets cannot show theirs. A target
    chosen for its bad months falls back by itself: one chosen so from 26 wards "fell" in 14 to 18% of runs without an
    effect. Simulated false alarms are 2 to 7%, fewest where events are single and areas do not drift, since variation
    below chance is never believed; intervals cover 94 to 98% (docs/explanation/evaluating-an-operation.md).
    Papers: Rothman (2012), Epidemiology: An Introduction, chapter 9 (the ratio); Donald and Lang (2007), Review of
    Economics and Statistics 89, 221-233 (degrees of freedom are the areas'); McCullagh and Nelder (1989), 4.5.

    Raises MethodRefused for shapes that do not fit, negative counts, no target or no control, a level outside 0 to 1.

    >>> before = [[30, 32, 28], [40, 41, 39], [20, 22, 18], [33, 30, 27], [25, 24, 26], [35, 30, 31]]
    >>> after = [[18, 20, 16], [38, 42, 40], [21, 20, 22], [29, 31, 30], [25, 23, 27], [33, 34, 30]]
    >>> found = before_after(before, after, [True, False, False, False, False, False])
    >>> found.change.change_percent.round(1).tolist(), found.prevented.round(1).tolist()
    ([-40.5], [36.8])
    """
    first, second, treated = _checked(before, after, target)
    checked_level(level)
    used = np.asarray(~np.isnan(first).any(axis=1)), np.asarray(~np.isnan(second).any(axis=1))
    first, second = (np.where(held[:, None, :], c, 0.0) for held, c in zip(used, (first, second), strict=True))
    b, a = first.sum(axis=2), second.sum(axis=2)
    known = used[0].any(axis=1) & used[1].any(axis=1)
    t0, t1, c0, c1 = (np.where(known, part.sum(axis=1), np.nan) for part in _parts(b, a, treated))
    months = between_months(first, second, *used, _apart(first.shape[2], apart))
    areas = between_areas(b[:, ~treated], a[:, ~treated], np.where(np.isnan(months.inflation), 1.0, months.inflation))
    spread = _Spread.of(areas, months, b + a, treated)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = t0 * c1 / c0
        own = 1 / np.maximum(t0, 0.5) + 1 / np.where(t1 > 0, t1, np.maximum(expected, 0.5))
        chance = own + 1 / c0 + 1 / c1
        inflation, degrees = spread.widened(chance) / own, spread.degrees(chance)
    sizes = tuple(np.where(c > 0, c, np.nan) for c in (c0, c1))
    change = wald_change(t0, t1, (sizes[0], sizes[1]), inflation, degrees, level, METHOD)
    months_used = tuple(held.sum(axis=1) for held in used)
    change = dataclasses.replace(change, months=np.minimum(*months_used), parameters={"level": level})
    with np.errstate(invalid="ignore"):  # nothing expected, and no bound: nothing is known
        ends = expected * -change.high_percent / 100.0, expected * -change.low_percent / 100.0
    fall, rise = (_detectable((t0, expected, c0, c1), spread, degrees, level, way) for way in (-1.0, 1.0))
    return BeforeAfter(
        change=change,
        control_before=c0,
        control_after=c1,
        expected=np.where(c0 > 0, expected, np.nan),
        prevented=np.where(c0 > 0, expected - t1, np.nan),
        prevented_low=ends[0],
        prevented_high=ends[1],
        detectable_fall=fall,
        detectable_rise=rise,
        areas=areas,
        months=months,
        widened_by=spread.words,
        months_before=months_used[0],
        months_after=months_used[1],
    )


@dataclass(frozen=True, slots=True)
class _Spread:
    """The variance of a log ratio: `inflation` times chance, plus `drift`, which is `moved` less what chance explains.

    `concentration`: how many times tau2 is in the drift; `doubt`: what one more of the controls' chi-square, over the
    inflation, would make of tau2.
    """

    inflation: Floats
    drift: Floats
    moved: Floats
    concentration: Floats
    doubt: Floats
    degrees_areas: Floats
    degrees_months: Floats
    words: tuple[str, ...]

    @classmethod
    def of(cls, areas: BetweenAreas, months: BetweenMonths, totals: Floats, treated: Flags) -> "_Spread":
        by_areas, by_months = areas.degrees >= LEAST_DEGREES, months.degrees >= LEAST_DEGREES
        concentration = _concentration(totals[:, treated]) + _concentration(totals[:, ~treated])
        return cls(
            inflation=np.where(by_months, months.inflation, 1.0),
            drift=np.where(by_areas, areas.tau2, 0.0) * concentration,
            moved=np.where(by_areas, areas.phi * areas.degrees * areas.per_square, 0.0) * concentration,
            concentration=concentration,
            doubt=np.where(by_areas, areas.per_square, 0.0) * np.where(by_months, months.inflation, 1.0),
            degrees_areas=areas.degrees,
            degrees_months=np.where(by_months, months.degrees, np.inf),
            words=tuple(TOLD_BY[int(one) + 2 * int(other)] for one, other in zip(by_areas, by_months, strict=True)),
        )

    def widened(self, chance: Floats) -> Floats:
        """The variance (S,) or (S, K) of the log ratio from what chance alone would make it."""
        more = (1,) * (chance.ndim - 1)
        return np.asarray(self.inflation.reshape(-1, *more) * chance + self.drift.reshape(-1, *more))

    def hidden(self, chance: Floats) -> Floats:
        """Drift (S,) that the controls may have without showing it, where the target is busier than they are.

        What scatter leaves uncertain of alike areas is in chance already; the rest counts by one standard deviation.
        """
        told = self.doubt > 0
        alike = self.inflation * chance / np.where(told, self.degrees_areas * self.doubt, 1.0)
        beyond = np.maximum(self.concentration - alike, 0.0)
        return np.where(told, _HIDDEN * self.doubt * np.sqrt(2.0 * self.degrees_areas) * beyond, 0.0)

    def degrees(self, chance: Floats) -> Floats:
        """Satterthwaite's degrees of freedom of that variance (S,): the areas' where they drift, else the months'."""
        drifting, least = self.drift > 0, np.minimum(self.degrees_areas, _LEAST_T)
        share = self.widened(chance) / np.where(drifting, self.moved, 1.0)
        return np.where(
            drifting, np.clip(self.degrees_areas * share**2, least, self.degrees_months), self.degrees_months
        )


def _detectable(
    cells: tuple[Floats, Floats, Floats, Floats], spread: _Spread, degrees: Floats, level: float, way: float
) -> Floats:
    """The smallest effect one way, in percent, whose distance from none is what POWER asks for."""
    t0, expected, c0, c1 = cells
    need = stdtrit(degrees, 0.5 + level / 2) + stdtrit(degrees, POWER)
    effect = way * _REACH
    with np.errstate(divide="ignore", invalid="ignore"):
        after = 1 / (expected[:, None] * np.exp(effect))
        chance = after + (1 / t0 + 1 / c0 + 1 / c1)[:, None]
        unseen = np.maximum(spread.hidden(chance[:, 0]) - spread.drift, 0.0)[:, None]
        seen = need[:, None] * np.sqrt(spread.widened(chance) + unseen) <= _REACH
    place = np.argmax(seen, axis=1)
    return np.where(seen.any(axis=1), 100.0 * np.expm1(effect[place]), np.nan)


def _concentration(totals: Floats) -> Floats:
    """Sum of the squared shares of areas (S, I) in their sum: 1 for one area, 1/I for I alike."""
    whole = totals.sum(axis=1, keepdims=True)
    return np.asarray(np.sum((totals / np.where(whole > 0, whole, 1.0)) ** 2, axis=1))


def _parts(b: Floats, a: Floats, treated: Flags) -> tuple[Floats, Floats, Floats, Floats]:
    return b[:, treated], a[:, treated], b[:, ~treated], a[:, ~treated]


def _checked(before: npt.ArrayLike, after: npt.ArrayLike, target: npt.ArrayLike) -> tuple[Floats, Floats, Flags]:
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    treated = np.asarray(target, dtype=np.bool_)
    if first.ndim == 2 and second.ndim == 2:
        first, second = first[None], second[None]
    if first.ndim != 3 or second.ndim != 3 or first.shape[:2] != second.shape[:2] or treated.shape != first.shape[1:2]:
        raise MethodRefused(
            "Counts before, after and the target do not match.", "Give the same series and areas, and a flag an area."
        )
    if first.shape[2] == 0 or second.shape[2] == 0:
        raise MethodRefused("There is no month to compare.", "Give at least one month of each period.")
    if (first < 0).any() or (second < 0).any() or np.isinf(first).any() or np.isinf(second).any():
        raise MethodRefused("A count is below zero or infinite.", "Counts are 0 or more; leave one empty if unknown.")
    if not treated.any() or treated.all():
        raise MethodRefused("There is no target, or no control.", "Name at least one area of each.")
    return first, second, treated


def _apart(months: int, apart: int | None) -> int:
    if apart is None:
        return 12 * -(-months // 12)
    if apart < months:
        raise MethodRefused(f"Periods of {months} months cannot be {apart} months apart.", "They would overlap.")
    return apart
