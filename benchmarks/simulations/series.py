"""Monthly counts with a known truth: seasonal, varying more than single events, and remembering last month."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# Volumes a month and extra variation (variance of the logarithm of the rate), set near fourteen real offences of one
# district of 200,000 residents, from violence (740 a month) down to theft from the person (8 a month).
MONTHLY = np.array([405, 14, 100, 211, 66, 59, 130, 19, 156, 21, 194, 8, 105, 738.0])
VARIATION = np.array([126, 100, 160, 80, 135, 95, 55, 100, 170, 300, 300, 200, 300, 25]) / 1e4
SEASON = 0.15  # amplitude of the yearly wave of the logarithm, its peak anywhere in the year


@dataclass(frozen=True, slots=True)
class Setting:
    """How the months vary. `rho`: what lasts of a deviation to the next month, "mixed" draws each offence's own from 0
    to 0.8, "walk" is a random walk of 3% a month; `scale` multiplies the variation; `burst` is further variation that
    does not last (negative binomial's alpha)."""

    name: str
    rho: float | str
    scale: float = 1.0
    burst: float = 0.0


def table(
    rng: np.random.Generator, setting: Setting, months: int, change: npt.ArrayLike = 1.0, last: int = 0
) -> Floats:
    """Counts (14, months); the rate of the `last` months is multiplied by `change`."""
    series = MONTHLY.size
    deviation = np.sqrt(VARIATION * setting.scale)[:, None] * _deviations(rng, setting, series, months)
    if setting.rho == "walk":
        deviation = np.cumsum(0.03 * rng.standard_normal((series, months)), axis=1)
    wave = SEASON * np.sin(2 * np.pi * (np.arange(months) / 12 + rng.uniform(size=(series, 1))))
    rate = MONTHLY[:, None] * np.exp(wave + deviation)
    rate[:, months - last :] *= np.broadcast_to(np.asarray(change, dtype=float), (series,))[:, None]
    if setting.burst:
        rate *= rng.gamma(1 / setting.burst, setting.burst, rate.shape)
    return rng.poisson(rate).astype(float)


def _deviations(rng: np.random.Generator, setting: Setting, series: int, months: int) -> Floats:
    """Standardised AR(1) deviations, from their stationary law."""
    if setting.rho == "mixed":
        rho = rng.uniform(0.0, 0.8, series)
    else:
        rho = np.full(series, 0.0 if setting.rho == "walk" else float(setting.rho))
    steps = rng.standard_normal((series, months))
    for month in range(1, months):
        steps[:, month] = rho * steps[:, month - 1] + np.sqrt(1 - rho**2) * steps[:, month]
    return steps
