"""For Power BI: a star of Parquet files (facts around dimensions) and the areas' outlines as TopoJSON.

`fact_offence` has a row a month, area and offence; `fact_figure` a row a period figure with its range and verdict.
A suppressed figure is in neither.
"""

import json
import logging
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from commonweal.figures import Area, AreaMap, Figure, Month
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.verdicts import is_missing


def write(lookup: Lookup, folder: Path) -> None:
    """Write the star into an existing folder."""
    figures = [f for f in lookup.figures.figures if not f.suppressed]
    for name, rows in (
        ("fact_offence", _months(lookup)),
        ("fact_figure", [_figure(f) for f in figures]),
        ("dim_date", _dates(lookup)),
        ("dim_area", _areas(lookup)),
        ("dim_offence", _offences(lookup)),
    ):
        pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMAS[name]), folder / f"{name}.parquet")
    area_map = lookup.figures.map("wards") or next(iter(lookup.figures.maps), None)
    if area_map and area_map.shapes:
        (folder / "areas.topojson").write_text(topology(area_map), encoding="utf-8")


def topology(area_map: AreaMap) -> str:
    """The areas as TopoJSON, each with its code and name; edges that two areas share are kept once."""
    import topojson  # loads slowly, and only this needs it

    logging.getLogger("topojson").setLevel(logging.ERROR)
    features = [
        {
            "type": "Feature",
            "properties": {"code": s.area.code, "name": s.area.name},
            "geometry": shapely.geometry.mapping(shapely.from_wkb(s.wkb)),
        }
        for s in area_map.shapes
    ]
    collection = {"type": "FeatureCollection", "features": features}
    made = topojson.Topology(collection, prequantize=False, topology=True, object_name="areas")
    return json.dumps(json.loads(made.to_json()), ensure_ascii=False)


SCHEMAS = {
    "fact_offence": pa.schema([
        ("month", pa.string()), ("area_code", pa.string()), ("offence_code", pa.string()), ("count", pa.float64()),
        ("expected", pa.float64()), ("lower", pa.float64()), ("upper", pa.float64()), ("alarm", pa.string()),
        ("unit", pa.string()),
    ]),
    "fact_figure": pa.schema([
        ("figure", pa.string()), ("label", pa.string()), ("area_code", pa.string()), ("offence_code", pa.string()),
        ("period_from", pa.string()), ("period_to", pa.string()), ("value", pa.float64()),
        ("baseline_value", pa.float64()), ("change_percent", pa.float64()), ("range_low", pa.float64()),
        ("range_high", pa.float64()), ("verdict", pa.string()), ("unit", pa.string()),
    ]),
    "dim_date": pa.schema([
        ("month", pa.string()), ("first_day", pa.date32()), ("year", pa.int32()), ("month_number", pa.int32()),
        ("month_name", pa.string()), ("financial_year", pa.string()),
        ("in_period", pa.bool_()), ("in_baseline", pa.bool_()),
    ]),
    "dim_area": pa.schema([("area_code", pa.string()), ("name", pa.string()), ("kind", pa.string())]),
    "dim_offence": pa.schema([
        ("offence_code", pa.string()), ("name", pa.string()), ("depth", pa.int32()), ("parent_code", pa.string()),
        ("printed_order", pa.int32()),
    ]),
}  # fmt: skip


def _months(lookup: Lookup) -> list[dict[str, Any]]:
    return [
        {"month": str(p.month), "area_code": s.area.code, "offence_code": s.offence, "count": p.value,
         "expected": p.expected, "lower": p.lower, "upper": p.upper, "alarm": p.alarm, "unit": s.unit}
        for s in lookup.figures.series
        if not s.suppressed
        for p in s.points
    ]  # fmt: skip


def _figure(figure: Figure) -> dict[str, Any]:
    low, high = figure.interval or (None, None)
    return {
        "figure": figure.id, "label": figure.label, "area_code": figure.area.code, "offence_code": figure.offence,
        "period_from": str(figure.period.start), "period_to": str(figure.period.end), "value": figure.value,
        "baseline_value": figure.baseline_value, "change_percent": figure.change_percent, "range_low": low,
        "range_high": high, "verdict": "not available" if is_missing(figure) else figure.verdict, "unit": figure.unit,
    }  # fmt: skip


def _dates(lookup: Lookup) -> list[dict[str, Any]]:
    period, against = lookup.figures.period, lookup.figures.against
    months = {p.month for s in lookup.figures.series for p in s.points} | set(period) | set(against)
    return [
        {"month": str(m), "first_day": m.first_day, "year": m.year, "month_number": m.month,
         "month_name": m.words.split()[0], "financial_year": _financial_year(m), "in_period": m in period,
         "in_baseline": m in against}
        for m in sorted(months)
    ]  # fmt: skip


def _financial_year(month: Month) -> str:
    start = month.financial_year_start.year
    return f"{start}-{(start + 1) % 100:02d}"


def _areas(lookup: Lookup) -> list[dict[str, Any]]:
    found: dict[str, Area] = {}
    for area in (*(f.area for f in lookup.figures.figures), *(s.area for s in lookup.figures.series)):
        found.setdefault(area.code, area)
    return [{"area_code": a.code, "name": a.name, "kind": a.kind} for a in found.values()]


def _offences(lookup: Lookup) -> list[dict[str, Any]]:
    """The tree in its printed order, then offences that stand in other tables only."""
    rows: dict[str, dict[str, Any]] = {}
    above: list[tuple[int, str]] = []
    for row, figure in lookup.offences():
        above = [(depth, code) for depth, code in above if depth < row.depth]
        rows[figure.offence] = {"offence_code": figure.offence, "name": figure.label, "depth": row.depth,
                                "parent_code": above[-1][1] if above else None}  # fmt: skip
        above.append((row.depth, figure.offence))
    named = [(s.offence, s.label) for s in lookup.figures.series] + [(f.offence, None) for f in lookup.figures.figures]
    for code, label in named:
        words = label or code.replace("-", " ").capitalize()
        rows.setdefault(code, {"offence_code": code, "name": words, "depth": 0, "parent_code": None})
    return [row | {"printed_order": n} for n, row in enumerate(rows.values())]
