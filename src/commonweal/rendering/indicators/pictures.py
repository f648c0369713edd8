"""An indicator's run chart with what stands around it: the finding as title, the words, the table behind."""

from collections.abc import Mapping
from typing import Any

from commonweal.figures import Period
from commonweal.rendering.indicators import said
from commonweal.rendering.indicators.chart import Level, RunPoint, draw
from commonweal.rendering.indicators.told import Told, short
from commonweal.rendering.indicators.words import value_words
from commonweal.rendering.paper import Cell, Column, Grid, Line, Picture
from commonweal.rendering.words import number, upper_first

MOST_SHOWN = 40  # periods: the newest; the table behind has all


def run_chart(told: Told, width: float = 520, height: float = 250) -> Picture | None:
    """The chart; None where no figure is available."""
    if told.figure.value is None:
        return None
    shown = told.history[-MOST_SHOWN:]
    points = [_point(point, told) for point in shown]
    title = _finding(told)
    alternative = f"Run chart of {len(points)} periods. {title}. {'; '.join(p.say for p in points[-4:])}."
    drawn = draw(points, levels(told), alternative, width, height)
    return Picture(f"run-{told.key}", title, _subtitle(told), drawn, alternative, behind(told))


def behind(told: Told) -> Grid:
    """Every period with its limits."""
    bounded = any(point["high"] is not None for point in told.history)
    counted = any(point["numerator"] is not None for point in told.history)
    columns = [Column("Period", "label"), Column("Figure")]
    columns += [Column("Count"), Column("Of")] * counted
    columns += [Column("Usual level"), Column("Limits")] * bounded
    lines = tuple(Line(tuple(_cells(point, told.figure.unit, bounded, counted))) for point in told.history)
    return Grid(f"behind-{told.key}", f"{told.figure.label}, every period", tuple(columns), lines, folded=True)


def levels(told: Told) -> tuple[Level, ...]:
    """The target, and each area that it is held against."""
    found = [Level(f.label[:14], f.value) for f in told.beside if f.value is not None and f.unit != "count"]
    target = told.definition.get("target")
    return (*found, *([Level("target", float(target), is_target=True)] if target is not None else []))


def _point(point: Mapping[str, Any], told: Told) -> RunPoint:
    unit = told.figure.unit
    words = f"{Period.parse(point['period']).words}: {_value(point, unit)}"
    kind = "quiet"
    if point["unusual"] and point["value"] is not None and point["centre"] is not None:
        kind = "more" if point["value"] > point["centre"] else "fewer"
        words += f", unusual: the limits are {_limits(point)}"
    return RunPoint(short(point["period"]), point["value"], point["centre"], point["low"], point["high"], kind, words)


def _finding(told: Told) -> str:
    value = value_words(told.figure.value, told.figure.unit)
    return f"{told.figure.label}: {value}, {said.history(told)}"


def _subtitle(told: Told) -> str:
    unit = {"percent": "per cent", "pounds": "pounds"}.get(told.figure.unit, told.figure.unit)
    parts = [upper_first(unit)]
    if any(point["high"] is not None for point in told.history):
        parts.append("line: its usual level; shaded: its limits; coloured: unusual")
    if told.definition.get("target") is not None:
        parts.append("long dashes: target")
    if any(f.value is not None for f in told.beside):
        parts.append("short dashes: areas compared with")
    return "; ".join(parts)


def _cells(point: Mapping[str, Any], unit: str, bounded: bool, counted: bool) -> list[Cell]:
    cells = [Cell(Period.parse(point["period"]).words), Cell(_value(point, unit))]
    if counted:
        cells += [Cell("" if point[n] is None else number(point[n])) for n in ("numerator", "denominator")]
    if bounded:
        cells += [Cell("" if point["centre"] is None else value_words(point["centre"], unit)), Cell(_limits(point))]
    return cells


def _value(point: Mapping[str, Any], unit: str) -> str:
    mark = f" {point['mark']}" if point["mark"] else ""
    return f"{value_words(point['value'], unit)}{mark}"


def _limits(point: Mapping[str, Any]) -> str:
    if point["high"] is None or point["low"] is None:
        return ""
    return f"{point['low']:,.1f} to {point['high']:,.1f}"
