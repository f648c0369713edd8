"""`analyse near-repeat`: Knox's table over events with places and days."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import numpy as np

from commonweal.errors import RowsRefused
from commonweal.methods.answer import Answer
from commonweal.methods.table import MISSING, InputTable
from commonweal.stats.near_repeat import NearRepeat, near_repeat

CLEAR = 1.2
"""A ratio below this is no pattern worth acting on, however sure: Ratcliffe's rule of thumb."""
FALSE_DISCOVERY = 0.05


def repeated(
    table: InputTable,
    *,
    space: Sequence[float],
    days: Sequence[int],
    metric: Literal["euclidean", "manhattan"] = "euclidean",
    permutations: int = 999,
    seed: int = 0,
) -> Answer:
    """Columns `x`, `y`, `date`, an event a row. A row for each cell: bands, `observed`, `expected`, `ratio`, `p`, `q`.

    An event without its place or day is left out and counted in `left_out`. `in_words` says what to take from it.
    Raises RowsRefused for a date that cannot be read, MethodRefused for too few events or too many near pairs.
    """
    x, y = table.numbers("x"), table.numbers("y")
    moments = [_day(table, cell, line) for cell, line in zip(table.text("date"), table.line_numbers, strict=True)]
    known = np.isfinite(x) & np.isfinite(y) & np.array([moment is not None for moment in moments], dtype=bool)
    day = np.array([moment or 0 for moment in moments], dtype=np.int64)
    found = near_repeat(
        x[known], y[known], day[known], space=space, days=days, metric=metric, permutations=permutations,
        generator=np.random.default_rng(seed),
    )  # fmt: skip
    again = int(known.sum()) - len(np.unique(np.column_stack([x[known], y[known], day[known]]), axis=0))
    more: dict[str, Any] = {
        "events": found.events,
        "left_out": int((~known).sum()),
        "same_place_and_day": again,
        "in_words": in_words(found),
    }
    parameters = {
        "space": list(space),
        "days": list(days),
        "metric": metric,
        "permutations": permutations,
        "seed": seed,
        "bands": "half-open: the upper edge belongs to the next",
    }
    shape = found.observed.shape
    return Answer("near-repeat", parameters, tuple(_row(found, s, d) for s, d in np.ndindex(shape)), more)


def in_words(found: NearRepeat) -> str:
    """What to take from it: how far from the first band on the pattern reaches, or that there is none."""
    clear = (found.q <= FALSE_DISCOVERY) & (found.ratio >= CLEAR)
    if not clear[0, 0]:
        return "No near-repeat pattern: nearest in place and time there are not clearly more pairs than by chance."
    far = int(np.argmin(clear[:, 0])) if not clear[:, 0].all() else clear.shape[0]
    late = int(np.argmin(clear[0])) if not clear[0].all() else clear.shape[1]
    more = 100 * (found.ratio[0, 0] - 1)
    return (
        f"Under {found.space[1]:g} apart and within {int(found.days[1]) - 1} days there are {more:.0f}% more pairs "
        f"than by chance. In the first days the pattern reaches {found.space[far]:g} far; "
        f"in the nearest places it lasts {int(found.days[late]) - 1} days."
    )


def _row(found: NearRepeat, s: int, d: int) -> dict[str, Any]:
    return {
        "space": f"{found.space[s]:g} to under {found.space[s + 1]:g}",
        "days": f"{found.days[d]:g} to {found.days[d + 1] - 1:g}",
        "space_from": found.space[s],
        "space_under": found.space[s + 1],
        "days_from": found.days[d],
        "days_under": found.days[d + 1],
        "observed": int(found.observed[s, d]),
        "expected": found.expected[s, d],
        "ratio": found.ratio[s, d],
        "p": found.p[s, d],
        "q": found.q[s, d],
    }


def _day(table: InputTable, cell: str, line: int) -> int | None:
    if cell.casefold() in {word.casefold() for word in MISSING}:
        return None
    try:
        return date.fromisoformat(cell[:10]).toordinal()
    except ValueError:
        raise RowsRefused(
            f"{table.name}, line {line}, column 'date': '{cell}' is no day.",
            "Write days as 2024-03-04; near repeats cannot be told from months.",
        ) from None
