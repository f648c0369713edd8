"""Where a financial year may end: its months so far, and the whole years before it that say what the rest adds."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.figures import Month, Period
from commonweal.stats.projection import LEAST_YEARS, Projection, project

METHOD = "projection by the earlier years' ratio of the rest to the same months, quasi-Poisson"
MOST_YEARS = 5  # earlier ones: what was usual longer ago says little of this year
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """A financial year, its months elapsed, and the whole years just before it, newest first.

    `why_not` says in words why no projection can be made; "" where one can. `is_over`: there is nothing to project.
    """

    year: Period
    elapsed: Period
    earlier: tuple[Period, ...]
    why_not: str

    @property
    def is_over(self) -> bool:
        """Whether every month of the year has passed."""
        return self.elapsed == self.year


def financial_year(month: Month) -> Period:
    """April to March, round a month."""
    return Period(month.financial_year_start, month.financial_year_start + 11)


def year_so_far(end: Month, is_held: Callable[[Period], bool]) -> YearSoFar:
    """The year that `end` stands in; `is_held` says of a period whether all its months are held.

    No trend is drawn across a gap: the years count back to the first that is not held whole, and no further.
    """
    year = financial_year(end)
    elapsed = Period(year.start, end)
    if elapsed == year:
        return YearSoFar(year, elapsed, (), f"The financial year to {end.words} is over: there is nothing to project.")
    before = [year.shift(-12 * n) for n in range(1, MOST_YEARS + 1)]
    broken = next((n for n, one in enumerate(before) if not is_held(one)), len(before))
    earlier = tuple(before[:broken])
    return YearSoFar(year, elapsed, earlier, _why_not(year, elapsed, before, broken, is_held))


def _why_not(
    year: Period, elapsed: Period, before: list[Period], broken: int, is_held: Callable[[Period], bool]
) -> str:
    lead = f"No projection to {year.end.words}:"
    if not is_held(elapsed):
        return f"{lead} not every month of {elapsed.words} is held."
    if broken >= LEAST_YEARS:
        return ""
    held = f"{broken} whole earlier {'year is' if broken == 1 else 'years are'} held, {LEAST_YEARS} are needed"
    across = any(map(is_held, before[broken + 1 :]))
    gap = f"; {before[broken].words} is not held whole, and no trend is drawn across a gap" if across else ""
    return f"{lead} {held}{gap}."


def project_year(monthly: Callable[[Period], Floats], so_far: YearSoFar, level: float) -> Projection:
    """The year's total of S series, from `monthly`: their counts (S, M) in the months of a period."""
    months = len(so_far.elapsed)
    years = [monthly(year) for year in so_far.earlier]
    now = monthly(so_far.elapsed).sum(axis=1)
    first = np.stack([year[:, :months].sum(axis=1) for year in years], axis=1)
    rest = np.stack([year[:, months:].sum(axis=1) for year in years], axis=1)
    return project(now, first, rest, level=level)
