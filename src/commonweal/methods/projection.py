"""`analyse projection`: a year's total from its first periods, by what the rest added to such periods before."""

from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.methods.answer import Answer, whole
from commonweal.methods.table import InputTable
from commonweal.methods.years import Years, years_of
from commonweal.stats.projection import LEAST_PERIODS, LEAST_YEARS, Projection, project, project_alike

Floats = npt.NDArray[np.float64]

BY_YEARS = "the earlier years' ratio of the rest to the same periods, quasi-Poisson"
ALIKE = "every period taken to be like the others, quasi-Poisson"


def projection(
    table: InputTable, periods_in_year: int = 12, history: InputTable | None = None, level: float = 0.95
) -> Answer:
    """A row for each series: `so_far`, `projected`, `interval`, `level`, `years` and the `method` used.

    Columns: `period`, `value` (counts), and if there is one `series`. With `history` the table holds one year, which
    begins at its first period, and `history` the years before; without, the table's first period begins its first year
    and its last year is projected. A period without a row, or with an empty value, is not known, never zero: it is
    projected with those to come. Fewer than LEAST_YEARS whole earlier years tell no season: then each period is taken
    to be like the others, and the row's note says so.

    Raises RowsRefused for periods that cannot be read or come twice, MethodRefused for a table of more than a year
    where a history is given.
    """
    years = years_of([table] if history is None else [history, table], periods_in_year)
    known = np.isfinite(years.now)
    rows = tuple(
        ({"series": name} if name else {}) | _row(years.now[at], found, level)
        for at, (name, found) in enumerate(zip(years.names, _projected(years, known, level), strict=True))
    )
    parameters = {
        "periods_in_year": periods_in_year,
        "year_begins": years.begins,
        "history": history.name if history else None,
        "level": level,
    }
    return Answer("projection", parameters, rows)


def _projected(years: Years, known: npt.NDArray[np.bool_], level: float) -> list[dict[str, Any]]:
    """For each series the two ends, the middle, phi, years and method."""
    so_far = np.where(known.any(axis=1), np.nansum(years.now, axis=1), np.nan)
    first = np.where(known[:, None, :], years.before, 0.0).sum(axis=2)
    rest = np.where(known[:, None, :], 0.0, years.before).sum(axis=2)
    whole_years = np.isfinite(years.before).all(axis=2)
    first, rest = np.where(whole_years, first, np.nan), np.where(whole_years, rest, np.nan)
    enough = whole_years.sum(axis=1) >= LEAST_YEARS
    alike = project_alike(years.now, (~known).sum(axis=1), level=level)
    seasonal = project(so_far, first, rest, level=level) if enough.any() else alike
    return [_told(seasonal if enough[at] else alike, at, by_years=bool(enough[at])) for at in range(len(known))]


def _told(found: Projection, at: int, *, by_years: bool) -> dict[str, Any]:
    projected = float(found.projected[at])
    return {
        "projected": projected,
        "interval": [found.low[at], found.high[at]] if np.isfinite(projected) else None,
        "phi": found.phi[at],
        "years": int(found.years[at]),
        "method": BY_YEARS if by_years else ALIKE,
    }


def _row(now: Floats, found: dict[str, Any], level: float) -> dict[str, Any]:
    known = int(np.isfinite(now).sum())
    so_far = float(np.nansum(now))
    row: dict[str, Any] = {"so_far": whole(so_far) if known else None, "periods_known": known}
    if known == now.size:
        over = {"projected": so_far, "interval": [so_far, so_far], "phi": None, "years": 0, "method": None}
        return row | over | {"level": level, "note": "the year is complete"}
    return row | found | {"level": level, "note": _note(now, found)}


def _note(now: Floats, found: dict[str, Any]) -> str | None:
    """What a reader of the row must know."""
    if not np.isfinite(found["projected"]):
        if found["method"] == BY_YEARS:
            return "not available: no value this year, or none in the same periods of the years before"
        return f"not available: {LEAST_PERIODS} periods, or {LEAST_YEARS} whole earlier years, are needed"
    said = []
    if found["method"] == ALIKE:
        said.append(f"fewer than {LEAST_YEARS} whole earlier years: no season is known, nor allowed for")
    last = int(np.flatnonzero(np.isfinite(now))[-1])
    if np.isnan(now[:last]).any():
        said.append("periods not known between others are projected with those to come")
    return "; ".join(said) or None
