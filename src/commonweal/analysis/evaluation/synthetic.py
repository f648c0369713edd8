"""A control made of several: areas weighed so that together they went the target's way before the operation."""

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.mixture import nearest_mixture
from commonweal.stats.placebo import PlaceboTest, placebo_test, rmspe

Floats = npt.NDArray[np.float64]

LEAST_BEFORE = 12
"""Months before below which weights say more of chance than of likeness: refused."""

LEAST_CONTROLS = 3
INDEX = 100.0
_UNIT = 10.0  # points of the index: pysyncon's search stops at a change of 1e-6, in much larger units too late
_SHOWN = 0.005  # a weight below this is none


FOLDS = 3
"""Blocks of the months before, each of which is met by a fit that did not see it."""


@dataclass(frozen=True, slots=True)
class SyntheticControl:
    """The target beside its synthetic control, as an index: 100 is each one's own mean month before the operation.

    `weights` (J,) of the controls, 0 or more, adding up to 1; `actual`, `synthetic`, `gap` (M,) of all months, the
    first `months_before` before; `placebo_gaps` (J, M): each control in turn treated as the target (NaN rows where it
    had no event before). `rmspe_before`, `rmspe_after` in points of the index. `change_percent`: the events after
    against those the synthetic control expects; `prevented`: their number. `test`: the one to quote, its gaps before of
    months that the fit did not see; `as_published`: Abadie and others' own, with the fit's gaps before. `cautions`:
    whole sentences, to be printed.
    """

    weights: Floats
    actual: Floats
    synthetic: Floats
    gap: Floats
    placebo_gaps: Floats
    months_before: int
    rmspe_before: float
    rmspe_after: float
    change_percent: float
    prevented: float
    test: PlaceboTest
    as_published: PlaceboTest
    cautions: tuple[str, ...]


def synthetic_control(target: npt.ArrayLike, controls: npt.ArrayLike, before: int) -> SyntheticControl:
    """Counts (M,) of the target, all its areas added up, and (J, M) of controls; the first `before` months are before.

    Each series is put on its own mean month before, since a busy town centre is no mixture of quiet wards; the months
    before count alike. The weights shown are pysyncon's. The placebo test makes each control the target, held against
    the others; its gaps before are of FOLDS blocks of months, each met by weights fitted without it, since a fit
    flatters itself. Those hundreds of fits are `stats.mixture`'s, which gives pysyncon's weights to 0.001.
    Papers: Abadie, Diamond and Hainmueller (2010), Journal of the American Statistical Association 105, 493-505; on its
    own mean: Ferman and Pinto (2021), Quantitative Economics 12, 1197-1221.

    Raises MethodRefused with fewer than LEAST_BEFORE months before, no month after, fewer than LEAST_CONTROLS controls,
    a month that is not known, or a target without an event before.
    """
    own, others = _checked(target, controls, before)
    usable = (others[:, :before] > 0).any(axis=1)
    series = np.vstack([own, others[usable]])
    index = _index(series, np.arange(before))
    weights = fitted_weights(index[0, :before], index[1:, :before])
    actual, gap = index[0], index[0] - weights @ index[1:]
    fits = [_fit(series, place, before) for place in range(len(series))]
    placebos = np.full(others.shape, np.nan)
    placebos[usable] = [fit.gap for fit in fits[1:]]
    expected = float((actual - gap)[before:].sum() * own[:before].mean() / INDEX)
    happened = float(own[before:].sum())
    unseen = [fit.unseen for fit in fits]
    seen, after = [fit.gap[:before] for fit in fits], [fit.gap[before:] for fit in fits]
    test = placebo_test(unseen[0], after[0], unseen[1:], after[1:])
    off = float(rmspe(gap[:before]))
    whole = np.zeros(len(others))
    whole[usable] = weights
    return SyntheticControl(
        weights=np.where(whole < _SHOWN, 0.0, whole),
        actual=actual,
        synthetic=actual - gap,
        gap=gap,
        placebo_gaps=placebos,
        months_before=before,
        rmspe_before=off,
        rmspe_after=float(rmspe(gap[before:])),
        change_percent=100.0 * (happened / expected - 1.0) if expected > 0 else np.nan,
        prevented=expected - happened,
        test=test,
        as_published=placebo_test(seen[0], after[0], seen[1:], after[1:]),
        cautions=_cautions(before, int(usable.sum()), off, INDEX / np.sqrt(own[:before].mean()), test),
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """One area met by the others: gaps (M,), and gaps before (B,) of months that the fit did not see."""

    gap: Floats
    unseen: Floats


def _fit(series: Floats, place: int, before: int) -> _Fit:
    """The area at `place` of the series (1 + J, M), the target first: it is never among those a placebo is made of."""
    rest = np.array([other for other in range(1, len(series)) if other != place])
    months = np.arange(before)
    unseen = np.empty(before)
    for block in np.array_split(months, FOLDS):
        unseen[block] = _gap(series, place, rest, np.setdiff1d(months, block))[block]
    return _Fit(_gap(series, place, rest, months), unseen)


def _gap(series: Floats, place: int, rest: npt.NDArray[np.intp], months: npt.NDArray[np.intp]) -> Floats:
    """The area less what the rest, fitted over these months, make of it: all months."""
    index = _index(series, months)
    return np.asarray(index[place] - nearest_mixture(index[place, months], index[np.ix_(rest, months)]) @ index[rest])


def _index(series: Floats, months: npt.NDArray[np.intp]) -> Floats:
    """Each series over its mean of these months; one without an event in them stays at 0."""
    mean = series[:, months].mean(axis=1, keepdims=True)
    return np.asarray(INDEX * series / np.where(mean > 0, mean, 1.0) * (mean > 0))


def fitted_weights(target: Floats, controls: Floats) -> Floats:
    """The weights (J,), 0 or more and adding up to 1, at which `controls` (J, M) come nearest to `target` (M,).

    pysyncon divides each month by its spread over the areas; its V, given here, puts that back, so that every month
    counts alike. Months in which all areas are equal tell nothing and are left out.
    """
    # Loaded here: pysyncon brings a drawing library that takes a second to load and that nothing else uses.
    import pandas as pd

    with warnings.catch_warnings():  # its docstrings have backslashes that Python warns of when it first compiles them
        warnings.simplefilter("ignore")
        from pysyncon import Synth  # type: ignore[import-untyped]  # publishes no types

    target, controls = target / _UNIT, controls / _UNIT
    spread = np.vstack([controls, target]).var(axis=0, ddof=1)
    told = spread > 0
    if not told.any():
        return np.full(len(controls), 1.0 / len(controls))
    x0, x1 = pd.DataFrame(controls[:, told].T), pd.Series(target[told], name="target")
    synth = Synth()
    synth.fit(X0=x0, X1=x1, Z0=x0, Z1=x1, custom_V=spread[told])
    found = np.clip(np.asarray(synth.W, dtype=np.float64), 0.0, None)
    return np.asarray(found / found.sum())


def _cautions(before: int, controls: int, off: float, chance: float, test: PlaceboTest) -> tuple[str, ...]:
    found = []
    if controls >= before:
        found.append(
            f"There are {controls} areas to weigh and {before} months before to weigh them by: so many areas can be "
            "made to follow any course, so a close fit before is no proof of likeness."
        )
    if off < chance / 2:
        found.append("The fit before is closer than chance alone would let two like areas be: it follows chance too.")
    if off > 3 * chance:
        found.append("No mixture of the controls went the target's way before: the gap afterwards may be the same.")
    if not test.telling:
        found.append(f"With {test.placebos} placebo areas no p below {test.least_p:.2f} is possible: 0.05 needs 19.")
    return tuple(found)


def _checked(target: npt.ArrayLike, controls: npt.ArrayLike, before: int) -> tuple[Floats, Floats]:
    own, others = np.asarray(target, dtype=np.float64), np.asarray(controls, dtype=np.float64)
    if own.ndim != 1 or others.ndim != 2 or others.shape[1] != own.size:
        raise MethodRefused("The target's months are not the controls'.", "Give the same months of all.")
    if not (np.isfinite(own).all() and np.isfinite(others).all()) or (own < 0).any() or (others < 0).any():
        raise MethodRefused("A month is not known, or a count is below zero.", "Leave out months not known for all.")
    if before < LEAST_BEFORE:
        raise MethodRefused(
            f"A synthetic control is not made from {before} months before.",
            f"Give {LEAST_BEFORE} months or more from before the operation: fewer can be matched by chance.",
        )
    if own.size <= before or len(others) < LEAST_CONTROLS or not own[:before].any():
        raise MethodRefused(
            "There is no month after, too few controls, or no event in the target before.",
            f"Give months after, and {LEAST_CONTROLS} controls or more.",
        )
    return own, others
