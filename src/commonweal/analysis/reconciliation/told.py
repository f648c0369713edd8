"""What one source tells of one place: its counts by offence group, and why it tells nothing where it does not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from commonweal.analysis.reconciliation.question import QUARTER
from commonweal.figures import Area, Audience, Month, Period

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """`series`: offence group -> counts (T,), NaN where not available; a group that is not there cannot be told.

    A time is a month of `horizon`, or with `months` = 3 a quarter of it; `reasons` (T,) say why a time is not
    available, "" where it is. `name` is what a sentence calls the source, `head` what a column does; `key` its part
    of a figure's id.
    """

    key: str
    name: str
    head: str
    area: Area
    months: int
    horizon: Period
    series: Mapping[str, Floats] = field(repr=False)
    reasons: tuple[str, ...] = field(repr=False)
    sources: tuple[str, ...] = field(repr=False)
    audience: Audience = "public"

    def at(self, node: str, months: int) -> Floats:
        """Counts by times of so many months, which must be its own or longer: a time wants all its parts."""
        own = self.series.get(node)
        if own is None:
            return np.full(len(self.horizon) // months, np.nan)
        total: Floats = own.reshape(-1, months // self.months).sum(axis=1)
        return total

    def why(self, time: int, months: int) -> str:
        """Why a time of so many months is not available: its first part's reason; "" where it is."""
        parts = months // self.months
        return next(filter(None, self.reasons[time * parts : (time + 1) * parts]), "")

    @property
    def available(self) -> tuple[Month, ...]:
        """The months that it tells of."""
        first = self.horizon.start
        return tuple(
            first + self.months * t + n
            for t, reason in enumerate(self.reasons)
            if not reason
            for n in range(self.months)
        )


def whole_quarters(start: Month, end: Month) -> Period:
    """The quarters in which two months and all between them lie."""
    first = start - (start.month - 1) % QUARTER
    return Period(first, end + (QUARTER - 1 - (end.month - 1) % QUARTER))
