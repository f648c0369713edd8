"""The report's band over months with season, spread and memory, and nothing planted in them.

A modest form of benchmarks/simulations/exceedance.py, whose tables are in docs/explanation/exceedance.md.
"""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import special

from commonweal.stats.exceedance import Controls, exceedances

SERIES = 600


def _quiet(months: int, memory: float) -> NDArray[np.float64]:
    rng = np.random.default_rng(7)
    phase = rng.uniform(0, 2 * np.pi, (SERIES, 1))
    mean = 80 * np.exp(0.3 * np.cos(2 * np.pi * np.arange(months) / 12 + phase))
    carried = rng.standard_normal((SERIES, months))
    for i in range(1, months):
        carried[:, i] = memory * carried[:, i - 1] + np.sqrt(1 - memory**2) * carried[:, i]
    return rng.poisson(special.gammaincinv(mean / 3, special.ndtr(carried)) * 3).astype(float)


@pytest.mark.parametrize("history", [36, 84])
@pytest.mark.parametrize(("memory", "most"), [(0.0, 0.075), (0.3, 0.09), (0.6, 0.12)])
def test_a_95_band_is_left_by_chance_about_as_often_as_the_docs_say(history: int, memory: float, most: float) -> None:
    found = exceedances(_quiet(history + 1, memory), Controls(12, alpha=0.025), at=[history])
    outside = (found.alarm | found.alarm_low).mean()
    assert found.available.all()
    assert 0.025 < outside < most


def test_the_default_cries_wolf_less_often_than_the_plugged_in_mean() -> None:
    counts = _quiet(37, 0.3)
    outside = {}
    for method in ("nbPredictive", "nbPlugin"):
        found = exceedances(counts, Controls(12, alpha=0.025, threshold_method=method), at=[36])  # type: ignore[arg-type]
        outside[method] = (found.alarm | found.alarm_low).mean()
    assert outside["nbPredictive"] < outside["nbPlugin"] - 0.01
