"""One indicator judged on one day: its last figure, against its own history, its comparators and its target."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from commonweal.analysis.indicators.age import age_words, is_stale, next_due
from commonweal.analysis.indicators.beside import Beside, Interval, beside, interval_of
from commonweal.analysis.indicators.limits import Signal, chart_of, signal
from commonweal.analysis.indicators.target import Standing, standing
from commonweal.figures import Period
from commonweal.records.indicator import OWN, Indicator, Reading
from commonweal.stats.control_chart import ControlChart

Need = Literal["worse than usual", "target not met", "late", "no figure", "better than usual", "unusual", ""]
NEEDS: tuple[Need, ...] = (
    "worse than usual", "target not met", "late", "no figure", "unusual", "better than usual", ""
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One period of the run chart. A value of None was not available; limits are None where history is too short."""

    period: Period
    value: float | None
    numerator: float | None
    denominator: float | None
    mark: str
    centre: float | None
    low: float | None
    high: float | None
    unusual: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """All that is said of an indicator. `last` is the newest reading with a value, `newest` the newest at all.

    `others`: how many readings are of periods of another length, which one chart cannot hold.
    """

    indicator: Indicator
    points: tuple[Point, ...]
    last: Reading | None
    newest: Reading | None
    interval: Interval | None
    age: str
    stale: bool
    due: dt.date | None
    signal: Signal
    standing: Standing
    beside: tuple[Beside, ...]
    need: Need
    chart: str  # the kind of control chart
    overlap: bool  # its periods share months: no limits can be told of them
    others: int

    @property
    def needs_attention(self) -> bool:
        """Whether a reader should look at it first."""
        return self.need not in ("", "better than usual")


def judge(indicator: Indicator, readings: Iterable[Reading], on: dt.date) -> Judged:
    """The verdict, by rule. Readings are the newest edition's of each area and period, in any order."""
    held = [r for r in readings if r.indicator == indicator.key]
    own, others = _own(held)
    known = [r for r in own if r.value is not None]
    last = known[-1] if known else None
    places, overlap = _in_a_row(own), _overlap(own)
    chart = None if overlap else chart_of(indicator, places)
    newest = own[-1] if own else None
    stale = is_stale(indicator, newest.period if newest else None, on)
    said = signal(chart)
    stands = standing(indicator, last.value if last else None)
    return Judged(
        indicator=indicator,
        points=_points(own, places, chart),
        last=last,
        newest=newest,
        interval=interval_of(indicator, last) if last else None,
        age=age_words(last.period, on) if last else "",
        stale=stale,
        due=next_due(indicator, newest.period if newest else None),
        signal=said,
        standing=stands,
        beside=tuple(
            beside(indicator, last, c, [r for r in held if r.area == c.kind])
            for c in indicator.comparators
            if last is not None
        ),
        need=_need(indicator, last, said, stands, stale),
        chart=chart.kind if chart else "",
        overlap=overlap,
        others=others,
    )


def _need(indicator: Indicator, last: Reading | None, said: Signal, stands: Standing, stale: bool) -> Need:
    if last is None:
        return "no figure"
    side = {"above its limits": 1, "run above": 1, "rising": 1, "below its limits": -1, "run below": -1, "falling": -1}
    worse = {"lower": 1, "higher": -1, "neither": 0}[indicator.better]
    if said in side and worse == side[said]:
        return "worse than usual"
    if stands == "not met":
        return "target not met"
    if stale:
        return "late"
    if said in side:
        return "better than usual" if worse else "unusual"
    return ""


def _own(held: list[Reading]) -> tuple[list[Reading], int]:
    """The own readings in order, of periods of the newest one's length; how many there are of other lengths."""
    own = sorted((r for r in held if r.area == OWN), key=lambda r: (r.period.end, len(r.period)))
    if not own:
        return [], 0
    lengths = Counter(len(r.period) for r in own)
    most = max(lengths, key=lambda n: (lengths[n], n))
    kept = [r for r in own if len(r.period) == most]
    return kept, len(own) - len(kept)


def _overlap(own: list[Reading]) -> bool:
    """Whether periods share months, as rolling years do: neighbours are then alike by their making."""
    return any(one.period.overlaps(other.period) for one, other in pairwise(own))


def _in_a_row(own: list[Reading]) -> list[Reading | None]:
    """With None for each period between that was never given: a gap stays a gap."""
    row: list[Reading | None] = own[:1]  # type: ignore[assignment]
    steps = [other.period.end.index - one.period.end.index for one, other in pairwise(own)]
    for reading, gap in zip(own[1:], steps, strict=True):
        row += [None] * (gap // max(min(steps), 1) - 1)
        row.append(reading)
    return row


def _points(own: list[Reading], places: list[Reading | None], chart: ControlChart | None) -> tuple[Point, ...]:
    if chart is None:
        return tuple(_point(reading, (None, None, None), unusual=False) for reading in own)
    at = {reading.period: n for n, reading in enumerate(places) if reading is not None}
    times = 100.0 if chart.kind.startswith("proportions") else 1.0  # shares are drawn from 0 to 1
    ends = np.stack([chart.centre, chart.low, chart.high], axis=1) * times
    return tuple(
        _point(r, tuple(float(e) if np.isfinite(e) else None for e in ends[n]), unusual=bool(chart.unusual[n]))
        for r in own
        for n in [at[r.period]]
    )


def _point(reading: Reading, ends: tuple[float | None, ...], *, unusual: bool) -> Point:
    centre, low, high = ends
    return Point(
        reading.period, reading.value, reading.numerator, reading.denominator, reading.mark, centre, low, high, unusual
    )
