"""Small numbers hidden before anything is worked out of them: what everyone reads never rests on what is hidden."""

from collections.abc import Iterable
from dataclasses import replace

from commonweal.records.indicator import OWN, PER, Indicator, Reading

THRESHOLD = 5
HIDDEN = "[c]"  # the mark for what is confidential, as official statistics print it


def without_small(indicator: Indicator, readings: Iterable[Reading], threshold: int = THRESHOLD) -> list[Reading]:
    """The readings with every value that rests on 1 to 4 people or events not available, numerator and all.

    A share whose remainder is that small gives as much away, and goes too. Areas of comparison are countries and
    regions, published as they are.
    """
    return [hidden(r) if _is_small(indicator, r, threshold) else r for r in readings]


def _is_small(indicator: Indicator, reading: Reading, threshold: int) -> bool:
    if reading.area != OWN:
        return False
    count = counted(indicator, reading)
    if count is None:
        return False
    rest = reading.denominator - count if indicator.unit == "percent" and reading.denominator is not None else 0.0
    return any(0 < round(number, 6) < threshold for number in (count, rest))


def counted(indicator: Indicator, reading: Reading) -> float | None:
    """The people or events behind a value: told, or to be worked out from a rate and what it is of."""
    if indicator.unit == "count":
        return reading.value
    per = PER.get(indicator.unit)
    if reading.numerator is not None or per is None or reading.value is None or reading.denominator is None:
        return reading.numerator
    return reading.value * reading.denominator / per


def hidden(reading: Reading) -> Reading:
    """The reading without its value, which its mark says is confidential."""
    return replace(reading, value=None, numerator=None, mark=HIDDEN)
