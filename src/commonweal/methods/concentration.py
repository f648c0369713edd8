"""`analyse concentration`: how much of what is counted falls in how little of the area."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from commonweal.methods.answer import Answer, whole
from commonweal.methods.areas import check_each_once
from commonweal.methods.table import InputTable
from commonweal.stats.concentration import SHARES, Concentration, concentration

CHOSEN_BY_ITSELF = "the hottest areas are chosen by the counts they are measured by, so PEI and RRI are 1 by definition"


def concentrated(table: InputTable, shares: Sequence[float] = SHARES) -> Answer:
    """A row for each share of the whole size: `captured` (of all events), `areas`, `pai`, `pei`, `rri`.

    Columns: `area`, `count`, and if there are such `size` (else areas count as equal) and `before`, the count of an
    earlier period, by which the hottest areas are then chosen. Beside the rows: `pai`, `pei` and `rri` by share,
    `gini`, `gini_generalised` (null where sizes differ), and `lorenz`, the areas from the hottest on with cumulative
    shares. An area with an empty cell is left out, and `not_available` names it; it is never zero.

    Raises RowsRefused for an area that comes twice or a size of nought, MethodRefused where nothing was counted.
    """
    check_each_once(table)
    size = table.positive("size") if table.has("size") else None
    before = table.counts("before") if table.has("before") else None
    found = concentration(table.counts("count"), size, before, shares=shares)
    names = table.text("area")
    used = set(found.order.tolist())
    more: dict[str, Any] = {
        "gini": found.gini,
        "gini_generalised": found.gini_generalised,
        "events": whole(found.events),
        "areas": found.order.size,
        **{name: _by_share(found, getattr(found, name)) for name in ("pai", "pei", "rri")},
        "lorenz": [
            {"area": names[area], "share_of_size": found.lorenz_size[at], "share_of_events": found.lorenz_events[at]}
            for at, area in enumerate(found.order.tolist())
        ],
        "not_available": [name for at, name in enumerate(names) if at not in used],
        "note": None if found.predicted else CHOSEN_BY_ITSELF,
    }
    parameters = {
        "shares": list(shares),
        "size": "the table's" if size is not None else "every area the same",
        "hottest_by": "before" if found.predicted else "count",
    }
    return Answer("concentration", parameters, tuple(_row(found, at) for at in range(found.shares.size)), more)


def _row(found: Concentration, at: int) -> dict[str, Any]:
    return {
        "share_of_size": found.shares[at],
        "areas": found.areas[at],
        "captured": found.captured[at],
        "pai": found.pai[at],
        "pei": found.pei[at],
        "rri": found.rri[at],
    }


def _by_share(found: Concentration, values: np.ndarray[Any, np.dtype[np.float64]]) -> dict[str, Any]:
    return {f"{share:g}": value for share, value in zip(found.shares.tolist(), values.tolist(), strict=True)}
