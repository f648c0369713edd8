"""From values and months to places on the page."""

from dataclasses import dataclass
from math import ceil, log10

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from `low..high` to `start..end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where the value stands."""
        width = self.high - self.low or 1.0
        return self.start + (value - self.low) / width * (self.end - self.start)


def ticks(highest: float, most: int = 5) -> list[float]:
    """Round steps from zero to at or above `highest`: counts always show their zero."""
    if highest <= 0:
        return [0.0, 1.0]
    rough = highest / most
    power = 10.0 ** (ceil(log10(rough)) - 1)
    step = next(s * power for s in STEPS if s * power >= rough * 0.999999)
    step = max(1.0, step) if highest >= 1 else step
    return [n * step for n in range(ceil(highest / step - 1e-9) + 1)]
