"""Whether a trend is kept, and what the model then expects (Farrington et al. 1996, section 3.3)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from commonweal.stats.exceedance.controls import TREND_NEEDS_YEARS, Controls
from commonweal.stats.exceedance.quasi_poisson import Data, Floats
from commonweal.stats.exceedance.reweighting import Model, model_of


@dataclass(frozen=True, slots=True)
class Expectation:
    """Of each row: log mean and its standard error, dispersion phi >= 1, and the trend kept (log scale a point of
    time; NaN where none). All NaN where the model could not be fitted."""

    eta: Floats
    error: Floats
    phi: Floats
    trend: Floats


def expect(data: Data, offset_now: Floats, years: int, controls: Controls) -> Expectation:
    """What the reference makes of the point judged. `offset_now` (R,) is its own offset on the log scale."""
    if not controls.trend or years < TREND_NEEDS_YEARS:
        return _expectation(model_of(data, controls, trend=False), offset_now)
    model = model_of(data, controls, trend=True)
    out = _expectation(model, offset_now)
    level = ~_kept(model, out, data, controls.p_threshold_trend)
    if level.any():
        _put(out, level, _expectation(model_of(data.take(level), controls, trend=False), offset_now[level]))
    return out


def _expectation(model: Model, offset_now: Floats) -> Expectation:
    sound = model.fit.converged & np.isfinite(model.phi)
    return Expectation(
        eta=np.where(sound, model.fit.eta + offset_now, np.nan),
        error=np.where(sound, np.sqrt(model.scale * model.fit.spread), np.nan),
        phi=np.where(sound, model.phi, np.nan),
        trend=np.where(sound, model.fit.slope, np.nan),
    )


def _kept(model: Model, expected: Expectation, data: Data, threshold: float) -> NDArray[np.bool_]:
    """A trend that is statistically clear and does not run above every count of the reference."""
    fit = model.fit
    free = np.where(fit.free > 0, fit.free, np.nan)
    t = fit.slope / np.sqrt(model.scale * fit.slope_spread)
    p = 2 * stats.t.sf(np.abs(t), free)
    highest = np.where(data.prior > 0, data.y, -np.inf).max(axis=1)
    with np.errstate(over="ignore"):
        return np.asarray((p < threshold) & (np.exp(expected.eta) <= highest))


def _put(into: Expectation, rows: NDArray[np.bool_], plain: Expectation) -> None:
    into.eta[rows], into.error[rows] = plain.eta, plain.error
    into.phi[rows], into.trend[rows] = plain.phi, np.nan
