"""`analyse hotspots`: where the values of a table's areas gather, by Gi* or local Moran."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from commonweal.errors import MethodRefused, RowsRefused
from commonweal.methods.answer import Answer, labelled, whole
from commonweal.methods.areas import check_each_once
from commonweal.methods.table import InputTable
from commonweal.stats.hotspots import HotSpots, Neighbours, enough_permutations, gi_star, local_moran, neighbours

OWN = ("area", "value")
ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """Options. One way to neighbours: a table of pairs, the `nearest` so many, or all `within` a distance."""

    statistic: Literal["gi-star", "local-moran"] = "gi-star"
    pairs: InputTable | None = None
    nearest: int | None = None
    within: float | None = None
    standardised: bool = False
    permutations: int | None = None
    seed: int = 0


def gathered(table: InputTable, asked: Asked) -> Answer:
    """A row for each area: `statistic`, `z`, `p_simulated` (one-sided), `p`, `q` over all areas, `label`, `neighbours`.

    Columns `area`, `value` [, `x`, `y`]. The label is told by q: at most one in twenty of the areas labelled is so by
    chance. Raises RowsRefused for an area that comes twice, or a pair of areas that are not in the table.
    """
    check_each_once(table)
    value, near = table.numbers("value"), _neighbours(table, asked)
    permutations = asked.permutations or enough_permutations(int(np.isfinite(value).sum()))
    method = gi_star if asked.statistic == "gi-star" else local_moran
    weighed = near.row_standardised() if asked.standardised else near
    found = method(value, weighed, np.random.default_rng(asked.seed), permutations=permutations)
    count = np.diff(near.starts)
    labels = table.labels(("value", "x", "y"))
    rows = tuple(
        labelled(label, _row(found, i, asked.statistic, float(value[i]), int(count[i])))
        for i, label in enumerate(labels)
    )
    parameters = {
        "statistic": asked.statistic,
        "neighbours": _ways(asked),
        "weights": "row-standardised" if asked.standardised else "as given" if _weighted(asked) else "binary",
        "permutations": permutations,
        "seed": asked.seed,
        "false_discovery": ALPHA,
    }
    return Answer("hotspots", parameters, rows, _more(found, count))


def _more(found: HotSpots, count: np.ndarray[Any, np.dtype[np.int64]]) -> dict[str, Any]:
    tested = int(np.isfinite(found.p).sum())
    alone = tested * 2 / (found.permutations + 1)
    return {
        "areas": tested,
        "significant": int((found.q <= ALPHA).sum()),
        "without_neighbours": int((count == 0).sum()),
        "note": None
        if alone <= ALPHA
        else f"{found.permutations:,} permutations cannot show fewer than {int(np.ceil(alone / ALPHA)):,} areas among "
        f"{tested:,}; ask for more with --permutations",
    }


def _row(found: HotSpots, i: int, statistic: str, value: float, neighbours: int) -> dict[str, Any]:
    return {
        "value": whole(value),
        "statistic": found.statistic[i],
        "z": found.z[i],
        "p_simulated": found.p_simulated[i],
        "p": found.p[i],
        "q": found.q[i],
        "label": _label(found, i, statistic, value),
        "neighbours": neighbours,
    }


def _label(found: HotSpots, i: int, statistic: str, value: float) -> str:
    if not np.isfinite(value):
        return "not available"
    if not np.isfinite(found.p[i]):
        return "no neighbours"
    if found.q[i] > ALPHA:
        return "not significant"
    if statistic == "gi-star":
        return "hot spot" if found.around[i] else "cold spot"
    return f"{'high' if found.high[i] else 'low'} among {'high' if found.around[i] else 'low'}"


def _neighbours(table: InputTable, asked: Asked) -> Neighbours:
    given = [way for way in (asked.pairs, asked.nearest, asked.within) if way is not None]
    if len(given) != 1:
        raise MethodRefused(
            "It is not said, or said twice, which areas are neighbours.",
            "Give --neighbours PAIRS.csv, or with columns x and y either --nearest 8 or --within 1000.",
        )
    if asked.pairs is not None:
        return _paired(table, asked.pairs)
    if asked.nearest is not None:
        return neighbours.nearest(table.numbers("x"), table.numbers("y"), asked.nearest)
    return neighbours.within(table.numbers("x"), table.numbers("y"), asked.within or 0.0)


def _paired(table: InputTable, pairs: InputTable) -> Neighbours:
    place = {area: i for i, area in enumerate(table.text("area"))}
    found = []
    for one, other, line in zip(pairs.text("area"), pairs.text("neighbour"), pairs.line_numbers, strict=True):
        unknown = next((name for name in (one, other) if name not in place), None)
        if unknown is not None:
            raise RowsRefused(
                f"{pairs.name}, line {line}: '{unknown}' is no area of {table.name}.",
                "Take the pair out, or give the area a row (with an empty value where it is not known).",
            )
        found.append((place[one], place[other]))
    weights = pairs.positive("weight") if pairs.has("weight") else None
    return neighbours.by_pairs(np.array(found), len(place), weights)


def _weighted(asked: Asked) -> bool:
    return asked.pairs is not None and asked.pairs.has("weight")


def _ways(asked: Asked) -> str:
    if asked.pairs is not None:
        return f"pairs of {asked.pairs.name}"
    return f"the {asked.nearest} nearest" if asked.nearest is not None else f"within {asked.within:g}"
