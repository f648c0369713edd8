"""Made-up partnerships to compare: a table given outright, and published tables of districts to read it from."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import shapely

from commonweal.figures import Area
from commonweal.geography import Characteristics, Variable

DISTRICTS = {"P1": 60_000, "P2": 90_000, "P3": 30_000, "P4": 120_000, "P5": 2_000, "P6": 45_000}  # and their residents
NAMES = {"P1": "Alder", "P2": "Birch", "P3": "Cedar", "P4": "Dogwood", "P5": "Elder", "P6": "Fir", "P7": "Gorse"}
CSPS = {"P1": "C1", "P2": "C2", "P3": "C2", "P4": "C4", "P5": "C5", "P6": "C6"}  # Birch and Cedar are one partnership
MEASURES = pa.map_(pa.string(), pa.float64())


def table_of(
    values: Sequence[Sequence[float]], *, themes: str = "", logs: str = "", codes: Sequence[str] = ()
) -> Characteristics:
    """Partnerships A1, A2, ... with variables a, b, ...: a theme each, none by logarithm, unless letters say other."""
    numbers = np.array(values, dtype=float)
    names = codes or [f"A{i + 1}" for i in range(len(numbers))]
    letters = [chr(ord("a") + i) for i in range(numbers.shape[1])]
    variables = tuple(
        Variable(v, f"share {v}", "share", themes[i] if themes else v, v in logs, "census 2021", (f"population.{v}",))
        for i, v in enumerate(letters)
    )
    return Characteristics(
        areas=tuple(Area(code, f"Place {code}", "district") for code in names),
        csps=tuple(None for _ in names),
        districts=tuple((code,) for code in names),
        regions=tuple("North" if i % 2 else "South" for i in range(len(names))),
        variables=variables,
        values=numbers,
        by_default=tuple(letters),
        not_used={},
        not_compared={},
    )


def districts_table(codes: Sequence[str], measures: Sequence[Mapping[str, float | None]]) -> pa.Table:
    """A table of districts under the headings of the store; residents are those above."""
    return pa.table(
        {
            "code": list(codes),
            "name": [NAMES.get(c, c) for c in codes],
            "district": pa.nulls(len(codes), pa.string()),
            "residents": pa.array([DISTRICTS.get(c) for c in codes], pa.int64()),
            "measures": pa.array([list(m.items()) for m in measures], MEASURES),
        }
    )


def census(codes: Sequence[str] = tuple(DISTRICTS)) -> pa.Table:
    """Tenure and age: each district has one household in ten, two in ten, ... renting socially."""
    return districts_table(
        codes,
        [
            {
                "tenure: Owned: Owns outright": 800.0 - 100 * i,
                "tenure: Social rented: Other social rented": 60.0 + 60 * i,
                "tenure: Social rented: Rents from council or Local Authority": 40.0 + 40 * i,
                "tenure: Private rented: Other private rented": 100.0,
            }
            for i in range(len(codes))
        ],
    )


def country() -> dict[str, pa.Table]:
    """Six districts in five partnerships, with a census, outlines and a history: Gorse is now part of Fir's P6."""
    codes = list(DISTRICTS)
    empty = pa.nulls(len(codes), pa.string())
    boxes = [shapely.to_wkb(shapely.box(i * 0.1, 52, i * 0.1 + 0.1, 52.1)) for i in range(len(codes))]
    return {
        "lookup.lad21_csp21": pa.table(
            {
                "lad21_code": codes,
                "lad21_name": [NAMES[c] for c in codes],
                "lad21_welsh": empty,
                "csp21_code": [CSPS[c] for c in codes],
                "csp21_name": ["Birch and Cedar" if CSPS[c] == "C2" else NAMES[c] for c in codes],
                "csp21_welsh": empty,
            }
        ),
        "lookup.lad_history": pa.table(
            {
                "lad_code": [*codes, "P7"],
                "lad_name": [NAMES[c] for c in [*codes, "P7"]],
                "lad_active_code": [*codes, "P6"],
                "lad_active_name": [NAMES[c] for c in [*codes, "P6"]],
                "rgn_name": ["North", "North", "South", None, "South", "South", "South"],
                "ctry_name": ["England"] * 3 + ["Wales"] + ["England"] * 3,
            }
        ),
        "population.lad21.census2021": census(),
        "boundary.lad.2021": pa.table(
            {"code": codes, "name": codes, "district": empty, "wkb": pa.array(boxes, pa.binary())}
        ),
    }
