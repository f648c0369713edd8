"""Runs Splink over prepared records: pairs with their weight and the level that each field reached."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.matching.comparisons import FIELDS, Field
from commonweal.matching.engines import discreetly, engine_of
from commonweal.matching.model import settings
from commonweal.matching.weights import Weights
from commonweal.workspace import EngineChoice

DIGITS = 3  # of a weight: engines add in different orders
IN_CHUNKS_OF = 250_000  # records: bounds what is compared at one time


def linked(
    records: pa.Table, weights: Weights, choice: EngineChoice, threshold: float, *, total: int | None = None
) -> pa.Table:
    """Columns `one` and `other` (positions, the smaller first), `weight`, and for each field which of its levels.

    In the order of weights, the greatest first, then of positions. A column `wanted` in `records` keeps to pairs
    with one end so marked. `total`: how many records there are, where these are some of them.
    """
    if records.num_rows < 2:
        return _empty()
    with discreetly():
        found = _predicted(records, weights, choice, threshold - 1, total or records.num_rows)
    ends = [found["unique_id_l"], found["unique_id_r"]]
    table = pa.table(
        {
            "one": pc.min_element_wise(*ends).cast(pa.int32()),
            "other": pc.max_element_wise(*ends).cast(pa.int32()),
            "weight": pc.round(found["match_weight"], DIGITS),
            **{field.name: _levels(field, found[f"mw_{field.name}"], weights) for field in FIELDS},
        }
    )
    kept = table.filter(pc.greater_equal(table["weight"], threshold))
    return kept.sort_by([("weight", "descending"), ("one", "ascending"), ("other", "ascending")])


def _predicted(records: pa.Table, weights: Weights, choice: EngineChoice, threshold: float, total: int) -> pa.Table:
    from splink import Linker

    engine = engine_of(choice)
    said = settings(weights, engine.overlap, total, only_wanted="wanted" in records.column_names)
    linker = Linker(engine.api.register(engine.placed(records)), said, log_level=None, validate_settings=False)
    chunks = -(-records.num_rows // IN_CHUNKS_OF)
    try:
        found: Any = linker.inference.predict(
            threshold_match_weight=threshold, num_chunks_left=chunks, warning_mode="never"
        )
        return found.as_pyarrow_table()
    finally:
        engine.clear()


def _levels(field: Field, added: pa.ChunkedArray, weights: Weights) -> pa.Array:
    """Which level added so many points; no two of a field add the same (a test of weights.toml makes sure)."""
    points = np.array([0.0 if v.silent else weights[field.name][v.code].points for v in field.levels])
    order = np.argsort(points)
    between = (points[order][1:] + points[order][:-1]) / 2
    return pa.array(order[np.searchsorted(between, np.asarray(added))], pa.int8())


def _empty() -> pa.Table:
    columns = {"one": pa.int32(), "other": pa.int32(), "weight": pa.float64()} | {f.name: pa.int8() for f in FIELDS}
    return pa.schema(list(columns.items())).empty_table()
