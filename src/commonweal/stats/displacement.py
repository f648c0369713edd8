"""Did crime move? The weighted displacement difference, with what it could have shown, and the older quotient."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc, stdtr, stdtrit  # fast; scipy.stats takes a millisecond a call

from commonweal.errors import MethodRefused

Floats = npt.NDArray[np.float64]

ROLES = ("target", "target_control", "nearby", "nearby_control")
POWER = 0.8
"""How often an effect of the smallest detectable size would be seen."""

READINGS = (
    (1.0, "nearby fell by more than the target did: diffusion of benefits, if more than chance"),
    (0.0, "nearby fell too, by less than the target did: diffusion of benefits, if more than chance"),
    (-1.0, "nearby rose, by less than the target fell: some displacement, if more than chance"),
    (-math.inf, "nearby rose by at least as much as the target fell: displacement, if more than chance"),
)
"""What a quotient above each value says."""


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect in events after, as against its controls: below 0 is fewer. NaN where there are no such areas.

    `smallest_detectable`: a rise of that size would be seen four times in five, a fall of it a little more often, since
    fewer events vary less. `p` is two-sided.
    """

    estimate: float
    standard_error: float
    z: float
    p: float
    interval: tuple[float, float]
    smallest_detectable: float


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How much more areas of one role differ in their change than chance makes them: 1 where they do not.

    `p`: of so large a `phi` under chance alone. NaN, with 0 `degrees`, where no role has two areas.
    """

    phi: float
    degrees: int
    p: float


@dataclass(frozen=True, slots=True)
class Displacement:
    """Effects on the target, nearby, and together; `wdq` NaN where it says nothing, `reading` says why or what.

    `allowed_for`: whether the intervals are widened by `dispersion`. `used` (I,): areas with both figures known.
    """

    target: Effect
    nearby: Effect
    total: Effect
    wdq: float
    reading: str
    dispersion: Dispersion
    allowed_for: bool
    level: float
    used: npt.NDArray[np.bool_]


def displacement(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    role: Sequence[str],
    *,
    level: float = 0.95,
    weight_before: float = 1.0,
    weight_after: float = 1.0,
    sizes: Mapping[str, float] | None = None,
    dispersion: Literal["none", "estimated"] = "none",
) -> Displacement:
    """Counts (I,) of areas before and after, each area with one of `ROLES`; areas of one role are added up.

    WDD = (change in target - change in its controls) + (change nearby - change in its controls), whose variance is the
    sum of the eight counts where they are Poisson. Wheeler and Ratcliffe (2018), Crime Science 7, 11. Counts are
    divided by the period's weight (its length, say) and by the role's of `sizes`; variances by their squares.

    With `dispersion="estimated"` the variance is multiplied by phi, Pearson's chi-square of the areas' shares after
    within each role over its degrees of freedom, and intervals are Student's with those degrees; never below chance.
    By simulation it then cries wolf in 3% of runs where events are single and in 4 to 6% where areas vary by more, or
    drift; without it in 14 to 50%. Targets three times as busy as their controls, in wards that drift by 10 to 20%,
    still give 8 to 10% (docs/explanation/evaluating-an-operation.md).

    WDQ = (N1/C1 - N0/C0) / (T1/C1 - T0/C0) for nearby, target and target controls. Bowers and Johnson (2003), Journal
    of Quantitative Criminology 19, 275-301. It is a ratio of two uncertain differences, without an interval here: it
    is given only where the target fell against its controls, since it means nothing otherwise.

    Limits: counts are differenced as they are, so controls must be of about the target's size, or `sizes` given; the
    normal approximation wants some five events in every cell; before and after must be the same months of the year, or
    the controls share the target's season.

    Raises MethodRefused without a target and its controls, with a nearby that has none (or the other way round), with
    negative counts, unknown roles, or weights not above 0.

    >>> counts = ([207, 308, 178, 150], [110, 318, 157, 140])
    >>> total = displacement(*counts, ROLES).total
    >>> total.estimate, round(total.standard_error, 1), round(total.z, 2)
    (-118.0, 39.6, -2.98)
    """
    b, a, place = _checked(before, after, role, weight_before, weight_after)
    used = np.isfinite(b + a)
    cells = {name: (b[used & (place == i)], a[used & (place == i)]) for i, name in enumerate(ROLES)}
    _check_roles(cells)
    spread = _dispersion(cells)
    allowed = dispersion == "estimated" and spread.degrees > 0
    widen = math.sqrt(max(spread.phi, 1.0)) if allowed else 1.0
    degrees = spread.degrees if allowed else math.inf
    scale = {name: (sizes or {}).get(name, 1.0) for name in ROLES}
    _check_sizes(scale, sizes)
    changes = {name: _change(*cells[name], weight_before, weight_after, scale[name]) for name in ROLES}
    own = _minus(changes["target"], changes["target_control"])
    near = _minus(changes["nearby"], changes["nearby_control"])
    beside = cells["nearby"][0].size > 0
    both = (own[0] + near[0], own[1] + near[1]) if beside else own
    rates = {name: (float(x.sum() / weight_before), float(y.sum() / weight_after)) for name, (x, y) in cells.items()}
    weigh = {name: 1.0 / (weight_after * scale[name]) for name in ("target", "nearby")}
    wdq, reading = _quotient(rates) if beside else (math.nan, "not told: no nearby area was given")
    nothing = (math.nan, math.nan)
    return Displacement(
        target=_effect(own, widen, degrees, level, weigh["target"]),
        nearby=_effect(near if beside else nothing, widen, degrees, level, weigh["nearby"]),
        total=_effect(both, widen, degrees, level, max(weigh["target"], weigh["nearby"] if beside else 0.0)),
        wdq=wdq,
        reading=reading,
        dispersion=spread,
        allowed_for=allowed,
        level=level,
        used=used,
    )


def _checked(
    before: npt.ArrayLike, after: npt.ArrayLike, role: Sequence[str], weight_before: float, weight_after: float
) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    b, a = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    if b.ndim != 1 or not b.shape == a.shape == (len(role),):
        raise MethodRefused("Counts before, after and roles do not match.", "Give one of each for every area.")
    if (b < 0).any() or (a < 0).any() or np.isinf(b + a).any():
        raise MethodRefused("A count is below zero.", "Counts are 0 or more; leave one empty where it is not known.")
    unknown = next((name for name in role if name not in ROLES), None)
    if unknown is not None:
        raise MethodRefused(f"'{unknown}' is no role of an area.", f"The roles are {', '.join(ROLES)}.")
    if not (0 < weight_before < math.inf and 0 < weight_after < math.inf):
        raise MethodRefused("A period's weight is not above 0.", "Give the months of each period, say: 24 and 12.")
    return b, a, np.array([ROLES.index(name) for name in role], dtype=np.int64)


def _check_roles(cells: Mapping[str, tuple[Floats, Floats]]) -> None:
    there = {name for name, (b, _) in cells.items() if b.size}
    for treated, control in (("target", "target_control"), ("nearby", "nearby_control")):
        if (treated in there) != (control in there) or (treated == "target" and treated not in there):
            absent = control if treated in there else treated
            raise MethodRefused(
                f"There is no area with both its figures and the role {absent}.",
                "Displacement needs target and target_control areas, and nearby with nearby_control, or neither.",
            )


def _check_sizes(scale: Mapping[str, float], sizes: Mapping[str, float] | None) -> None:
    unknown = next((name for name in sizes or {} if name not in ROLES), None)
    if unknown is not None or not all(0 < size < math.inf for size in scale.values()):
        raise MethodRefused("A size is not above 0, or not a role's.", f"Sizes go with {', '.join(ROLES)}.")


def _change(b: Floats, a: Floats, weight_before: float, weight_after: float, size: float) -> tuple[float, float]:
    """The change in a role, and its variance under Poisson."""
    w0, w1 = weight_before * size, weight_after * size
    return float(a.sum() / w1 - b.sum() / w0), float(a.sum() / w1**2 + b.sum() / w0**2)


def _minus(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] - other[0], one[1] + other[1]


def _effect(found: tuple[float, float], widen: float, degrees: float, level: float, weigh: float) -> Effect:
    """`weigh`: what one event more after is in the estimate."""
    estimate, error = found[0], widen * math.sqrt(found[1])
    z = estimate / error if error > 0 else math.nan
    far = float(stdtrit(degrees, (1 + level) / 2))  # infinitely many degrees: the normal's
    need = (far + float(stdtrit(degrees, POWER))) ** 2
    extra = need * widen**2 * weigh  # a rise brings its own chance: size^2 = need (error^2 + widen^2 weigh size)
    seen = (extra + math.sqrt(extra**2 + 4 * need * error**2)) / 2
    p = float(2 * stdtr(degrees, -abs(z)))
    return Effect(estimate, error, z, p, (estimate - far * error, estimate + far * error), seen)


def _dispersion(cells: Mapping[str, tuple[Floats, Floats]]) -> Dispersion:
    """Of each role's areas, given their totals, how the shares after scatter about the role's share."""
    square, degrees = 0.0, 0
    for b, a in cells.values():
        n = a + b
        share = a.sum() / n.sum() if n.sum() > 0 else 0.0
        if not 0 < share < 1:
            continue
        some = n > 0
        square += float(np.sum((a - n * share)[some] ** 2 / (n[some] * share * (1 - share))))
        degrees += int(some.sum()) - 1
    if degrees == 0:
        return Dispersion(math.nan, 0, math.nan)
    return Dispersion(square / degrees, degrees, float(chdtrc(degrees, square)))


def _quotient(rates: Mapping[str, tuple[float, float]]) -> tuple[float, str]:
    (t0, t1), (c0, c1), (n0, n1) = (rates[name] for name in ROLES[:3])
    if 0 in (c0, c1):
        return math.nan, "not told: the controls counted nothing in one of the periods"
    success, moved = t1 / c1 - t0 / c0, n1 / c1 - n0 / c0
    if success >= 0:
        return math.nan, "not told: the target did not fall against its controls, so there is nothing to have moved"
    wdq = moved / success
    if moved == 0:
        return 0.0, "nearby did not change against the controls"
    return wdq, next(words for least, words in READINGS if wdq > least or math.isinf(least))
