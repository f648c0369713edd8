"""The newest months of every offence in every area of a level, held against the years before them."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.analysis.recorded_crime.bands import CONTROLS
from commonweal.analysis.whole_country.level import Floats, Level, since_long_gap
from commonweal.figures import Period
from commonweal.stats import exceedance
from commonweal.stats.exceedance import LEAST_YEARS, Bounds, Controls
from commonweal.stats.false_discovery import benjamini_hochberg

NEWEST = 3  # months: what happened since the last quarterly meeting
FEWEST_YEARS = 2  # where three are not held; one odd year is then half of what is expected, and it is said
FEW = 2.0  # cases a month below which a month's own season is mostly noughts, and all months are looked back on alike
ALL_MONTHS: dict[str, Any] = {"w": 5, "periods": 1, "past_not_included": CONTROLS.left_out}
KEPT = ("observed", "expected", "lower", "upper", "p")


@dataclass(frozen=True, slots=True)
class Exceedances:
    """Arrays (A, N, K) of A areas, N nodes and the K `months`; NaN where nothing could be judged.

    `alarm` is 1 above the band, -1 below, 0 within or not judged; `p` two-sided; `q` Benjamini and Hochberg's over all
    that was judged. `years` are the whole years looked back on: 0 where fewer than two are held.
    """

    months: Period
    years: int
    alpha: float
    nodes: tuple[str, ...]
    observed: Floats = field(repr=False)
    expected: Floats = field(repr=False)
    lower: Floats = field(repr=False)
    upper: Floats = field(repr=False)
    p: Floats = field(repr=False)
    q: Floats = field(repr=False)
    alarm: npt.NDArray[np.int8] = field(repr=False)

    @property
    def judged(self) -> int:
        """How many months of how many series have a band and a count."""
        return int(np.isfinite(self.p).sum())

    @property
    def by_chance(self) -> float:
        """How many alarms above would come by chance at most, were every series as it was."""
        return self.alpha * self.judged


def exceedances(level: Level, period: Period) -> Exceedances:
    """Judge the newest months of a period. Fewer than two whole years before them: nothing is judged."""
    months = Period(max(period.start, period.end - (NEWEST - 1)), period.end)
    first = level.span(months).start
    held = first - _first_held(level.counts)
    controls = _controls(held)
    years = min(held // 12, 5) if controls else 0
    parts = [_of_node(level, node, months, controls) for node in level.nodes]
    arrays = {name: np.stack([part[name] for part in parts], axis=1) for name in (*KEPT, "alarm")}
    q = benjamini_hochberg(arrays["p"])
    return Exceedances(months=months, years=years, alpha=CONTROLS.alpha, nodes=level.nodes, q=q, **arrays)


def _controls(months_before: int) -> Controls | None:
    if months_before >= 12 * LEAST_YEARS:
        return CONTROLS
    return replace(CONTROLS, b=FEWEST_YEARS) if months_before >= 12 * FEWEST_YEARS else None


def _first_held(counts: Floats) -> int:
    """The first month held of any area; all of them where none is."""
    held = np.isfinite(counts).any(axis=(0, 1))
    return int(held.argmax()) if held.any() else counts.shape[2]


def _of_node(level: Level, node: str, judged: Period, controls: Controls | None) -> dict[str, np.ndarray]:
    span = level.span(judged)
    start = _first_held(level.counts)
    whole = level.months(node)
    out = {name: np.full((len(whole), len(judged)), np.nan) for name in KEPT}
    out["alarm"] = np.zeros((len(whole), len(judged)), dtype=np.int8)
    out["observed"][:] = whole[:, span]
    if controls is None:
        return out
    months = since_long_gap(whole[:, start : span.stop])
    enough = _enough(months, len(judged), controls)
    few = np.nan_to_num(_usual(months)) < FEW
    at = list(range(span.start - start, span.stop - start))
    for rows, how in ((enough & ~few, controls), (enough & few, replace(controls, **ALL_MONTHS))):
        _keep(out, np.flatnonzero(rows), exceedance.exceedances(months[rows], how, at=at))
    return out


def _usual(months: Floats) -> Floats:
    """A series' mean month; NaN where it has none."""
    held = np.isfinite(months).sum(axis=1)
    return np.asarray(np.nansum(months, axis=1) / np.where(held, held, np.nan))


def _enough(months: Floats, judged: int, controls: Controls) -> npt.NDArray[np.bool_]:
    """Series with cases enough in the latest points for one of the months judged to have a band: few wards have."""
    cases, points = controls.limit54
    return np.asarray(np.nansum(months[:, -(judged - 1 + points) :], axis=1) >= cases)


def _keep(out: dict[str, np.ndarray], rows: npt.NDArray[np.int64], bounds: Bounds) -> None:
    known = np.isfinite(bounds.upper) & np.isfinite(bounds.observed)
    for name in ("expected", "lower", "upper"):
        out[name][rows] = getattr(bounds, name)
    out["p"][rows] = np.where(known, bounds.p, np.nan)
    out["alarm"][rows] = np.where(known, bounds.alarm.astype(np.int8) - bounds.alarm_low.astype(np.int8), 0)
