"""Plain layered charts drawn straight from their specification: marks on two linear scales, nothing else.

The specification is Vega-Lite's, as Altair writes it, and so is the look; whatever is not known here is left to Vega.
Vega measures every word of a chart, though a chart with given edges needs no measure: 90 ms a chart, where this takes
one or two. `tests/unit/documents/test_layers.py` holds both drawings against each other, mark for mark.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from commonweal.documents.layer_axes import axes

Row = Mapping[str, Any]
Layer = Mapping[str, Any]
CHANNELS = {"x", "x2", "y", "y2", "text", "description"}
MARK_KEYS = {
    "type", "aria", "color", "opacity", "size", "stroke", "strokeWidth", "strokeDash", "strokeJoin", "align",
    "baseline", "dx", "dy", "fontSize", "fontWeight", "fontStyle",
}  # fmt: skip
FILTER = re.compile(r"datum\.(\w+) == (\d+)")
EXPRESSION = re.compile(r"datum\.(\w+)")
BASELINES = {"middle": 0.3, "bottom": -0.21, "top": 0.79}
ANCHORS = {"left": "start", "right": "end", "center": "middle"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's size, its padding, and the linear scales' domains."""

    width: float
    height: float
    padding: Mapping[str, float]
    x: tuple[float, float]
    y: tuple[float, float]
    config: Mapping[str, Any]

    def across(self, value: float) -> float:
        """A value's place from the left."""
        return (value - self.x[0]) / (self.x[1] - self.x[0]) * self.width

    def down(self, value: float) -> float:
        """A value's place from the top."""
        return self.height - (value - self.y[0]) / (self.y[1] - self.y[0]) * self.height


def drawn(specification: Mapping[str, Any], rows: Mapping[str, Sequence[Row]]) -> str | None:
    """The chart as SVG without a title; None where the specification holds anything that is not known here."""
    layers = specification.get("layer", ())
    domains = {axis: _domain(layers, axis) for axis in ("x", "y")}
    if not layers or specification.get("autosize") != "none" or None in domains.values():
        return None
    if not all(_known(layer) for layer in layers):
        return None
    p = specification["padding"]
    frame = Frame(
        specification["width"], specification["height"], p, domains["x"], domains["y"], specification["config"]  # type: ignore[arg-type]
    )  # fmt: skip
    wide, high = _n(frame.width + p["left"] + p["right"]), _n(frame.height + p["top"] + p["bottom"])
    inside = axes(layers, frame) + "".join(_layer(layer, rows, frame) for layer in layers)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="marks" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}" fill="white"/>'
        f'<g fill="none" stroke-miterlimit="10" font-family="{escape(frame.config["font"])}" '
        f'transform="translate({_n(p["left"])},{_n(p["top"])})">{inside}</g></svg>'
    )


def _domain(layers: Sequence[Layer], axis: str) -> tuple[float, float] | None:
    found = [
        e["scale"]["domain"] for layer in layers if "domain" in (e := layer["encoding"].get(axis, {})).get("scale", {})
    ]
    return (found[0][0], found[0][1]) if len(found) == 1 and found[0][0] != found[0][1] else None


def _known(layer: Layer) -> bool:
    mark, encoding = layer["mark"], layer["encoding"]
    filters = [t.get("filter") for t in layer.get("transform", ())]
    types = {each.get("type", "quantitative") for each in encoding.values() if "value" not in each}
    worked_out = [value["expr"] for value in mark.values() if isinstance(value, Mapping)]
    return (
        mark["type"] in (*MARKS, "area")
        and mark.keys() <= MARK_KEYS
        and encoding.keys() <= CHANNELS
        and types <= {"quantitative", "nominal"}
        and all(isinstance(f, str) and FILTER.fullmatch(f) for f in filters)
        and all(EXPRESSION.fullmatch(each) for each in worked_out)
    )


def _layer(layer: Layer, rows: Mapping[str, Sequence[Row]], frame: Frame) -> str:
    kept = rows[layer["data"]["name"]]
    for transform in layer.get("transform", ()):
        name, wanted = FILTER.fullmatch(transform["filter"]).groups()  # type: ignore[union-attr]
        kept = [row for row in kept if row[name] == int(wanted)]
    kind = layer["mark"]["type"]
    band = kind == "area"
    inside = _area(layer, kept, frame) if band else "".join(MARKS[kind](layer, row, frame) for row in kept)
    return f'<g class="mark-{kind}">{inside}</g>' if inside else ""


def _at(layer: Layer, row: Row, channel: str, frame: Frame) -> float | None:
    """Where a channel puts a row; None where the layer has no such channel."""
    told = layer["encoding"].get(channel)
    if told is None:
        return None
    if "value" in told:
        return float({"width": frame.width, "height": frame.height}.get(told["value"], told["value"]))
    value = row[told["field"]]
    return frame.across(value) if channel[0] == "x" else frame.down(value)


def _look(layer: Layer, row: Row, name: str, otherwise: Any = None) -> Any:
    value = layer["mark"].get(name, otherwise)
    return row[value["expr"].removeprefix("datum.")] if isinstance(value, Mapping) else value


def _said(layer: Layer, row: Row) -> str:
    told = layer["encoding"].get("description")
    return "" if told is None else f' aria-label="{escape(row[told["field"]])}" role="graphics-symbol"'


def _stroke(layer: Layer, row: Row) -> str:
    width, dash, join = (_look(layer, row, name) for name in ("strokeWidth", "strokeDash", "strokeJoin"))
    parts = [f' stroke-width="{_n(width)}"'] if width is not None else []
    parts += [f' stroke-dasharray="{",".join(map(_n, dash))}"'] if dash else []
    parts += [f' stroke-linejoin="{join}"'] if join else []
    return "".join(parts)


def _ink(layer: Layer, row: Row) -> str:
    """Fill, edge and opacity: opacity last, which is how an unseen target is told."""
    edge, opacity = _look(layer, row, "stroke"), _look(layer, row, "opacity")
    text = f' fill="{escape(_look(layer, row, "color"))}"'
    text += f' stroke="{escape(edge)}"{_stroke(layer, row)}' if edge else ""
    return text + ("" if opacity in (None, 1) else f' opacity="{_n(opacity)}"')


def _rect(layer: Layer, row: Row, frame: Frame) -> str:
    x, x2, y, y2 = (_at(layer, row, channel, frame) or 0.0 for channel in ("x", "x2", "y", "y2"))
    left, top = min(x, x2), min(y, y2)
    path = f"M{_n(left)},{_n(top)}h{_n(abs(x2 - x))}v{_n(abs(y2 - y))}h{_n(-abs(x2 - x))}Z"
    return f'<path{_said(layer, row)} d="{path}"{_ink(layer, row)}/>'


def _circle(layer: Layer, row: Row, frame: Frame) -> str:
    x, y = (_at(layer, row, channel, frame) or 0.0 for channel in ("x", "y"))
    r = _n(math.sqrt(_look(layer, row, "size")) / 2)
    path = f"M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0"
    return f'<path{_said(layer, row)} transform="translate({_n(x)},{_n(y)})" d="{path}"{_ink(layer, row)}/>'


def _rule(layer: Layer, row: Row, frame: Frame) -> str:
    """Across or down: as far as its second end says, else as far as the plot goes."""
    x, x2, y, y2 = (_at(layer, row, channel, frame) for channel in ("x", "x2", "y", "y2"))
    if x is None:
        x, x2 = 0.0, frame.width
    if y is None:
        y, y2 = 0.0, frame.height
    ends = (x, y, x if x2 is None else x2, y if y2 is None else y2)
    places = " ".join(f'{name}="{_n(end)}"' for name, end in zip(("x1", "y1", "x2", "y2"), ends, strict=True))
    return f'<line {places} stroke="{escape(_look(layer, row, "color"))}"{_stroke(layer, row)}/>'


def _text(layer: Layer, row: Row, frame: Frame) -> str:
    words = str(row[layer["encoding"]["text"]["field"]])
    if not words:
        return ""
    usual = frame.config["text"]
    x, y = (_at(layer, row, channel, frame) or 0.0 for channel in ("x", "y"))
    size = _look(layer, row, "fontSize", usual["fontSize"])
    baseline = round(BASELINES[_look(layer, row, "baseline", usual["baseline"])] * size)
    place = f"translate({_n(x + (_look(layer, row, 'dx') or 0))},{_n(y + (_look(layer, row, 'dy') or 0) + baseline)})"
    weight, style = (_look(layer, row, name) for name in ("fontWeight", "fontStyle"))
    anchor = ANCHORS[_look(layer, row, "align", "center")]
    text = f'<text text-anchor="{anchor}" transform="{place}" font-size="{_n(size)}px"'
    text += f' font-style="{escape(style)}"' if style else ""
    text += f' font-weight="{escape(weight)}"' if weight and weight != "normal" else ""
    edge = _look(layer, row, "stroke")
    text += f' fill="{escape(_look(layer, row, "color", usual["color"]))}"'
    text += f' stroke="{escape(edge)}"{_stroke(layer, row)}' if edge else ""
    return f"{text}>{escape(words)}</text>"


def _area(layer: Layer, rows: Sequence[Row], frame: Frame) -> str:
    """One band between two lines, rows in their own order across."""
    ends = [[(_at(layer, r, "x", frame) or 0.0, _at(layer, r, end, frame) or 0.0) for r in rows] for end in ("y", "y2")]
    points = [*ends[0], *reversed(ends[1])]
    path = "L".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<path d="M{path}Z"{_ink(layer, rows[0])}/>' if rows else ""


def _n(value: float) -> str:
    """A number as a drawing needs it: a thousandth of a pixel."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


MARKS: dict[str, Callable[[Layer, Row, Frame], str]] = {"rect": _rect, "circle": _circle, "rule": _rule, "text": _text}
