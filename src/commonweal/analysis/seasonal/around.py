"""The window beside the weeks before and after it: what it adds to its surroundings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from commonweal.analysis.seasonal.question import LEVEL
from commonweal.analysis.seasonal.subjects import Floats, Shared, Subject, known, percent, whole
from commonweal.analysis.seasonal.window import Span, after, before, window
from commonweal.figures import Figure
from commonweal.records.season import Season
from commonweal.stats.change import verdicts
from commonweal.stats.change.exact import effective_change
from commonweal.stats.false_discovery import benjamini_hochberg

METHOD = "conditional on effective counts beside the weeks around, by days of the week, dispersion of those weeks"
LEAST_TO_WEIGH = 200  # incidents below which days of the week are taken to be alike
EVEN = np.ones(7)


@dataclass(frozen=True, slots=True)
class Around:
    """The runs of days around a window that are held, and how much a day of the week weighs: (7,), Monday first."""

    window: Span
    sides: tuple[Span, ...]
    weights: Floats

    @property
    def ratio(self) -> float:
        """The window's size over that of the weeks around it."""
        return self.size(self.window) / sum(self.size(side) for side in self.sides)

    def size(self, span: Span) -> float:
        """A run's days, each by the weight of its day of the week."""
        return float(sum(self.weights[day.weekday()] for day in span))


def sides(season: Season, year: int) -> tuple[Span, Span]:
    """The weeks before and those after."""
    return before(season, year), after(season, year)


def weights(counts: Floats) -> Floats:
    """How much each day of the week weighs, from counts of whole weeks (7,); all alike where these are few."""
    total = float(counts.sum())
    return EVEN if total < LEAST_TO_WEIGH else np.asarray(counts / total * 7.0)


def weeks_of(span: Span) -> list[Span]:
    """A run of whole weeks as single weeks."""
    days = list(span)
    return [Span(days[n], days[n + 6]) for n in range(0, len(days) - 6, 7)]


def beside_around(
    shared: Shared,
    subjects: Sequence[Subject],
    now: Floats,
    around: Floats,
    sizes: tuple[Floats, Floats],
    spread: tuple[Floats, Floats],
    what: str = "around",
    weeks: int = 0,
) -> list[Figure]:
    """Each row's count (R,) beside what the weeks around it (R,) led one to expect; tested together.

    `sizes`: the window's and the surroundings', (R,) each; `spread`: dispersion and its degrees of freedom, (R,) each.
    """
    change = effective_change(around, now, (sizes[1], sizes[0]), _allowing(*spread), LEVEL, METHOD)
    expected = around * sizes[0] / sizes[1]
    q = benjamini_hochberg(change.p)
    words = verdicts(change, q)
    return [
        shared.figure(
            subject,
            what,
            value=whole(now[n]),
            baseline_value=known(expected[n]),
            change_percent=percent(now[n], expected[n]),
            interval=_interval(change.low_percent[n], change.high_percent[n]) if expected[n] > 0 else None,
            level=LEVEL,
            p=known(change.p[n], 8),
            q=known(q[n], 8),
            verdict=words[n],
            method=METHOD,
            parameters={
                "weeks_around": weeks,
                "counted_around": whole(around[n]),
                "window_over_around": known(sizes[0][n] / sizes[1][n], 6),
                "dispersion": known(spread[0][n]),
            },
        )
        for n, subject in enumerate(subjects)
    ]


def _allowing(phi: Floats, df: Floats) -> Floats:
    """The dispersion, larger where it rests on few weeks: by Student's beside the normal's 95% range, squared."""
    wide = special.stdtrit(df, 0.5 + LEVEL / 2.0) / special.ndtri(0.5 + LEVEL / 2.0)
    return np.asarray(phi * wide**2)


def _interval(low: float, high: float) -> tuple[float | None, float | None]:
    return known(low, 6), known(high, 6)


def span_of(season: Season, year: int, held: tuple[Span, ...], by_weekday: Floats) -> Around:
    """A year's window among the sides that are held."""
    return Around(window(season, year), held, weights(by_weekday))
