"""Wards by month for simulations: single events or events that come together, months that last, wards that drift."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Setting:
    """`phi`: variance of a month over its mean; `rho`: how much of what exceeds chance lasts to the next month.

    `drift`: standard deviation of a ward's own log change between the two periods; `walk`: of its log level's from
    month to month.
    """

    phi: float
    rho: float = 0.0
    drift: float = 0.0
    walk: float = 0.0

    def __str__(self) -> str:
        parts = ["single events" if self.phi == 1 else f"phi {self.phi:g}"]
        parts += [f"rho {self.rho:g}"] if self.rho else []
        parts += [f"wards drift by {self.drift:.0%}"] if self.drift else []
        parts += [f"a walk of {self.walk:.0%} a month"] if self.walk else []
        return ", ".join(parts)


SETTINGS = (
    Setting(1),
    Setting(2),
    Setting(4),
    Setting(1.5, 0.3),
    Setting(2, 0.3),
    Setting(4, 0.3),
    Setting(2, 0.6),
    Setting(1, 0, 0.1),
    Setting(2, 0.3, 0.1),
    Setting(2, 0.3, 0.2),
)


def months(rng: np.random.Generator, runs: int, mean: Floats, setting: Setting, length: int, turn: int) -> Floats:
    """Counts (runs, I, length): log-normal levels about `mean` (I,) or (I, length); from `turn` on wards drifted."""
    level = np.broadcast_to(mean[:, None] if mean.ndim == 1 else mean, (len(mean), length))
    spread = np.log1p((setting.phi - 1) / level.mean(axis=1))[:, None]
    noise = rng.standard_normal((runs, len(mean), length))
    for t in range(1, length):
        noise[..., t] = setting.rho * noise[..., t - 1] + np.sqrt(1 - setting.rho**2) * noise[..., t]
    log = noise * np.sqrt(spread) - spread / 2
    if setting.walk:
        log += np.cumsum(setting.walk * rng.standard_normal(log.shape), axis=2)
    if setting.drift:
        log[..., turn:] += setting.drift * rng.standard_normal((runs, len(mean), 1))
    return rng.poisson(level * np.exp(log)).astype(np.float64)


def thinned(rng: np.random.Generator, counts: Floats, share: float | Floats) -> Floats:
    """Each event kept with the probability `share`: a planted fall."""
    return rng.binomial(counts.astype(np.int64), share).astype(np.float64)
