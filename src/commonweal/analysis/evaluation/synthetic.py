"""A control made of several: areas weighed so that together they went the target's way before the operation."""

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.placebo import PlaceboTest, placebo_test

Floats = npt.NDArray[np.float64]

LEAST_BEFORE = 12
"""Months before below which weights say more of chance than of likeness: refused."""

LEAST_CONTROLS = 3
INDEX = 100.0
_UNIT = 10.0  # points of the index: pysyncon's search stops at a change of 1e-6, in much larger units too late
_SHOWN = 0.005  # a weight below this is none


@dataclass(frozen=True, slots=True)
class SyntheticControl:
    """The target beside its synthetic control, as an index: 100 is each one's own mean month before the operation.

    `weights` (J,) of the controls, 0 or more, adding up to 1; `actual`, `synthetic`, `gap` (M,) of all months, the
    first `months_before` before; `placebo_gaps` (J, M): each control in turn treated as the target (NaN rows where it
    had no event before). `rmspe_before`, `rmspe_after` in points of the index. `change_percent`: the events after
    against those the synthetic control expects; `prevented`: their number. `cautions`: whole sentences, to be printed.
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
    cautions: tuple[str, ...]


def synthetic_control(target: npt.ArrayLike, controls: npt.ArrayLike, before: int) -> SyntheticControl:
    """Counts (M,) of the target, all its areas added up, and (J, M) of controls; the first `before` months are before.

    Each series is put on its own mean month before, since a busy town centre is no mixture of quiet wards; the months
    before count alike. Weights by pysyncon. The placebo test makes each control the target, held against the others.
    Paper: Abadie, Diamond and Hainmueller (2010), Journal of the American Statistical Association 105, 493-505; on its
    own mean: Ferman and Pinto (2021), Quantitative Economics 12, 1197-1221.

    Raises MethodRefused with fewer than LEAST_BEFORE months before, no month after, fewer than LEAST_CONTROLS controls,
    a month that is not known, or a target without an event before.
    """
    own, others = _checked(target, controls, before)
    level = own[:before].mean()
    means = others[:, :before].mean(axis=1)
    usable = means > 0
    index = INDEX * others / np.where(usable, means, 1.0)[:, None]
    actual = INDEX * own / level
    weights = np.zeros(len(others))
    weights[usable] = fitted_weights(actual[:before], index[usable, :before])
    synthetic = weights @ index
    gap = actual - synthetic
    placebos = _placebo_gaps(index, usable, before)
    test = placebo_test(gap, placebos[usable], before)
    off, later = (float(np.sqrt(np.mean(part**2))) for part in (gap[:before], gap[before:]))
    expected = float(synthetic[before:].sum() * level / INDEX)
    happened = float(own[before:].sum())
    return SyntheticControl(
        weights=np.where(weights < _SHOWN, 0.0, weights),
        actual=actual,
        synthetic=synthetic,
        gap=gap,
        placebo_gaps=placebos,
        months_before=before,
        rmspe_before=off,
        rmspe_after=later,
        change_percent=100.0 * (happened / expected - 1.0) if expected > 0 else np.nan,
        prevented=expected - happened,
        test=test,
        cautions=_cautions(before, int(usable.sum()), off, INDEX / np.sqrt(level), test),
    )


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


def _placebo_gaps(index: Floats, usable: npt.NDArray[np.bool_], before: int) -> Floats:
    gaps = np.full(index.shape, np.nan)
    for place in np.flatnonzero(usable):
        rest = usable.copy()
        rest[place] = False
        gaps[place] = index[place] - fitted_weights(index[place, :before], index[rest, :before]) @ index[rest]
    return gaps


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
