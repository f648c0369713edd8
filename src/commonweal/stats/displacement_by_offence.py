"""Did crime move, offence by offence and all together: many tests, so their false discoveries are held down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.displacement import ROLES, Displacement, Effect, displacement
from commonweal.stats.false_discovery import benjamini_hochberg

Floats = npt.NDArray[np.float64]

LEAST_EVENTS = 5
"""Events that each role needs in each period: with fewer the normal approximation of WDD does not hold."""

MOVED, SPREAD, FELL, ROSE = "displacement", "diffusion of benefits", "fall", "rise"
NOT_SEEN, TOO_FEW = "not seen", "too few to say"
RATE = 0.05


@dataclass(frozen=True, slots=True)
class OffenceDisplacement:
    """One offence's WDD, with q of its three effects over the offences, and a word for target, nearby and both.

    The words: fall, rise, not seen, too few to say; where the target fell, a rise nearby is displacement and a fall
    nearby diffusion of benefits. "Not seen" is never to be said without `smallest_detectable` beside it. For all
    offences together q is p: it is one test, asked first.
    """

    found: Displacement
    target_q: float
    nearby_q: float
    total_q: float
    target_word: str
    nearby_word: str
    total_word: str


@dataclass(frozen=True, slots=True)
class DisplacementByOffence:
    """`together`: of all offences' counts added up; `offences`: one for each row, in their order."""

    together: OffenceDisplacement
    offences: tuple[OffenceDisplacement, ...]


def displacement_by_offence(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    role: Sequence[str],
    *,
    level: float = 0.95,
    weight_before: float = 1.0,
    weight_after: float = 1.0,
    sizes: Mapping[str, float] | None = None,
    dispersion: Literal["none", "estimated"] = "estimated",
) -> DisplacementByOffence:
    """Counts (S, I) of S offences in I areas; the rest as in `displacement`.

    q is Benjamini and Hochberg's over the offences, for the target's effects, for nearby's and for both, each a family.
    An offence with fewer than LEAST_EVENTS events in any role and period is too few to say and is in no family.
    `dispersion` is estimated by default: recorded crime is seldom single events.

    Raises MethodRefused as `displacement` does, and where counts are not (S, I).

    >>> before, after = [[207, 308, 178, 150], [3, 9, 8, 7]], [[110, 318, 157, 140], [1, 9, 9, 7]]
    >>> found = displacement_by_offence(before, after, ROLES)
    >>> [one.target_word for one in found.offences], found.together.nearby_word
    (['fall', 'too few to say'], 'not seen')
    """
    b, a = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    if b.ndim != 2 or b.shape != a.shape or not len(b):
        raise MethodRefused("Counts before and after do not match.", "Give offences x areas, the same for both.")

    def one(first: Floats, second: Floats) -> Displacement:
        return displacement(
            first,
            second,
            role,
            level=level,
            weight_before=weight_before,
            weight_after=weight_after,
            sizes=sizes,
            dispersion=dispersion,
        )

    found = [one(*row) for row in zip(b, a, strict=True)]
    enough = np.array([_enough(*row, role) for row in zip(b, a, strict=True)])
    q = np.stack([_family([getattr(each, part).p for each in found], enough) for part in ("target", "nearby", "total")])
    all_of = one(b.sum(axis=0), a.sum(axis=0))
    own = np.array([all_of.target.p, all_of.nearby.p, all_of.total.p])
    return DisplacementByOffence(
        together=_worded(all_of, own, _enough(b.sum(axis=0), a.sum(axis=0), role)),
        offences=tuple(_worded(each, q[:, s], bool(enough[s])) for s, each in enumerate(found)),
    )


def _enough(first: Floats, second: Floats, role: Sequence[str]) -> bool:
    known = np.isfinite(first + second)
    sums = [
        float(counts[known & (np.array(role) == name)].sum())
        for name in ROLES
        if name in role
        for counts in (first, second)
    ]
    return min(sums) >= LEAST_EVENTS


def _family(p: Sequence[float], enough: npt.NDArray[np.bool_]) -> Floats:
    return benjamini_hochberg(np.where(enough, np.array(p), np.nan))


def _worded(found: Displacement, q: Floats, enough: bool) -> OffenceDisplacement:
    target = _word(found.target, q[0], enough, FELL, ROSE)
    near = (SPREAD, MOVED) if target == FELL else (FELL, ROSE)
    return OffenceDisplacement(
        found=found,
        target_q=float(q[0]),
        nearby_q=float(q[1]),
        total_q=float(q[2]),
        target_word=target,
        nearby_word=_word(found.nearby, q[1], enough, *near),
        total_word=_word(found.total, q[2], enough, FELL, ROSE),
    )


def _word(effect: Effect, q: float, enough: bool, below: str, above: str) -> str:
    if not enough or np.isnan(effect.p):
        return TOO_FEW
    if not q <= RATE:
        return NOT_SEEN
    return below if effect.estimate < 0 else above
