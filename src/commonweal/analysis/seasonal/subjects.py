"""What figures are of, and what all figures of one look share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.figures import Area, Audience, Figure, Period

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Subject:
    """One row: `id` within its look (`ward/E05...`), its label, and the area that it lies in."""

    id: str
    label: str
    area: Area


@dataclass(frozen=True, slots=True)
class Shared:
    """What every figure of a look has: `key` opens its id, `offence` says in one word what is counted."""

    key: str
    offence: str
    period: Period
    unit: str
    sources: tuple[str, ...]
    audience: Audience

    def figure(self, subject: Subject, what: str, **told: Any) -> Figure:
        """A figure of one subject; `what` closes its id."""
        plain = Figure(
            id=f"{self.key}/{subject.id}/{what}",
            label=subject.label,
            offence=self.offence,
            area=subject.area,
            value=None,
            unit=self.unit,
            period=self.period,
            sources=self.sources,
            audience=self.audience,
        )
        return replace(plain, **told)


def whole(value: float) -> int | None:
    """A count; None where it is not known."""
    return int(value) if np.isfinite(value) else None


def known(value: float, digits: int = 4) -> float | None:
    """A worked out number; None where there is none, or no end to it."""
    return round(float(value), digits) if np.isfinite(value) else None


def percent(value: float, base: float) -> float | None:
    """How much more than the base, in percent; None where that says nothing."""
    if not np.isfinite(value) or not np.isfinite(base) or base <= 0:
        return None
    return round(100.0 * (float(value) / float(base) - 1.0), 6)


def stacked(columns: Sequence[Floats], rows: int) -> Floats:
    """Counts of several years, (R,) each, as (R, Y)."""
    return np.stack(columns, axis=1) if columns else np.zeros((rows, 0))
