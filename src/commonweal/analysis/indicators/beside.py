"""A figure beside that of another area: by how much, and whether chance explains it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from commonweal.figures import Period
from commonweal.records.indicator import PER, Comparator, Indicator, Reading
from commonweal.stats.proportion import share_difference, wilson
from commonweal.stats.rate import rates

Word = Literal["higher", "lower", "no clear difference", "not tested", "not available"]
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """The likely range of a value, in its own unit."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Beside:
    """One comparator. `times`: how many times its value ours is; `points`: percentage points more, of a percentage."""

    comparator: Comparator
    value: float | None
    period: Period | None  # of its figure: ours where it has one, else its newest before
    word: Word
    times: float | None
    points: float | None


def interval_of(indicator: Indicator, reading: Reading) -> Interval | None:
    """Where the value likely lies: Wilson's of a percentage, the exact one of a rate; None where neither is known."""
    if reading.value is None or not reading.denominator or reading.numerator is None or indicator.unit not in PER:
        return None
    if indicator.unit == "percent":
        if not 0 <= reading.numerator <= reading.denominator:
            return None
        low, high = wilson(reading.numerator, reading.denominator, LEVEL)
        return Interval(100 * float(low), 100 * float(high))
    found = rates(reading.numerator, reading.denominator, per=PER[indicator.unit], level=LEVEL)
    return Interval(float(found.low), float(found.high))


def beside(indicator: Indicator, own: Reading, comparator: Comparator, others: Sequence[Reading]) -> Beside:
    """Our figure beside a comparator's of the same period, or of its newest one before of the same length."""
    known = [r for r in others if r.value is not None and len(r.period) == len(own.period)]
    fitting = [r for r in known if r.period.end <= own.period.end]
    other = max(fitting, key=lambda r: r.period.end, default=None)
    if other is None or own.value is None or other.value is None:
        period = other.period if other else None
        return Beside(comparator, other.value if other else None, period, "not available", None, None)
    return Beside(
        comparator,
        other.value,
        other.period,
        _word(indicator, own, other),
        own.value / other.value if other.value > 0 and indicator.unit != "count" else None,
        own.value - other.value if indicator.unit == "percent" else None,
    )


def _word(indicator: Indicator, own: Reading, other: Reading) -> Word:
    """Both sides' chance where both tell their counts; ours alone beside a figure of many more; else not tested."""
    if own.period != other.period or indicator.unit not in PER:
        return "not tested"
    if indicator.unit == "percent" and _whole(own) and _whole(other):
        found = share_difference(*_pair(other), *_pair(own), level=LEVEL)
        return _side(float(found.low), float(found.high), 0.0)
    interval = interval_of(indicator, own)
    return "not tested" if interval is None else _side(interval.low, interval.high, other.value or 0.0)


def _side(low: float, high: float, against: float) -> Word:
    if low > against:
        return "higher"
    return "lower" if high < against else "no clear difference"


def _pair(reading: Reading) -> tuple[float, float]:
    return reading.numerator or 0.0, reading.denominator or 0.0


def _whole(reading: Reading) -> bool:
    pair = np.array([reading.numerator, reading.denominator], dtype=np.float64)
    return bool(np.isfinite(pair).all() and 0 <= pair[0] <= pair[1] and pair[1] > 0)
