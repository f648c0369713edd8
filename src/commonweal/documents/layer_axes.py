"""The two axes of a layered chart, where its specification asks for them: rules across, ticks and numbers."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commonweal.documents.layers import Frame

STEPS = ((math.sqrt(50), 10), (math.sqrt(10), 5), (math.sqrt(2), 2))  # as d3 chooses round numbers
TICK, PADDING = 5.0, 2.0


def axes(layers: Sequence[Mapping[str, Any]], frame: "Frame") -> str:
    """Both axes, drawn below the marks; none where the specification says none."""
    told = {name: _told(layers, name) for name in ("y", "x")}
    look = frame.config.get("axis", {})
    text = _down(told["y"], frame, look) if told["y"] is not None else ""
    return text + (_across(told["x"], frame, look) if told["x"] is not None else "")


def _told(layers: Sequence[Mapping[str, Any]], name: str) -> Mapping[str, Any] | None:
    """The axis of the layer that has the scale."""
    for layer in layers:
        encoding = layer["encoding"].get(name, {})
        if "scale" in encoding:
            found: Mapping[str, Any] | None = encoding.get("axis", {})
            return found
    return None


def _down(axis: Mapping[str, Any], frame: "Frame", look: Mapping[str, Any]) -> str:
    ticks = round_numbers(*frame.y, axis.get("tickCount", 5))
    lines = "".join(
        f'<line x1="0" x2="{frame.width:g}" y1="{round(frame.down(t))}" y2="{round(frame.down(t))}" '
        f'stroke="{look["gridColor"]}" stroke-width="1"/>'
        for t in ticks
    )
    padding, lower = axis.get("labelPadding", PADDING), round(0.3 * look["labelFontSize"])
    words = [(-padding, frame.down(t) + lower, _number(t, axis.get("format", ""))) for t in ticks]
    return f'<g class="mark-rule role-axis-grid" transform="translate(0.5,0.5)">{lines}</g>' + _labels(
        words, "end", look, "0.5,0.5"
    )


def _across(axis: Mapping[str, Any], frame: "Frame", look: Mapping[str, Any]) -> str:
    ticks = round_numbers(*frame.x, axis.get("tickCount", 5))
    marks = "".join(
        f'<line x1="{round(frame.across(t))}" x2="{round(frame.across(t))}" y1="0" y2="{TICK:g}" '
        f'stroke="{look["tickColor"]}" stroke-width="1"/>'
        for t in ticks
    )
    marks += f'<line x1="0" x2="{frame.width:g}" y1="0" y2="0" stroke="{look["domainColor"]}" stroke-width="1"/>'
    below = TICK + axis.get("labelPadding", PADDING) + round(0.79 * look["labelFontSize"])
    words = [(frame.across(t), below, _number(t, axis.get("format", ""))) for t in ticks]
    place = f"0.5,{frame.height + 0.5:g}"
    return f'<g class="mark-rule role-axis-tick" transform="translate({place})">{marks}</g>' + _labels(
        words, "middle", look, place
    )


def _labels(words: list[tuple[float, float, str]], anchor: str, look: Mapping[str, Any], place: str) -> str:
    texts = "".join(
        f'<text text-anchor="{anchor}" transform="translate({x:.3f},{y:.3f})" font-size="{look["labelFontSize"]}px" '
        f'fill="{look["labelColor"]}">{text}</text>'
        for x, y, text in words
    )
    return f'<g class="mark-text role-axis-label" transform="translate({place})">{texts}</g>'


def round_numbers(low: float, high: float, about: int) -> list[float]:
    """About so many round numbers from `low` to `high`, as d3's ticks are."""
    rough = (high - low) / max(about, 1)
    power = math.floor(math.log10(rough))
    error = rough / 10**power
    factor = next((factor for least, factor in STEPS if error >= least), 1)
    first, last = (f(end / (factor * 10.0**power)) for f, end in ((math.ceil, low), (math.floor, high)))
    scale = factor * 10.0**power if power >= 0 else 0.0
    return [n * scale if scale else n * factor / 10.0**-power for n in range(first, last + 1)]


def _number(value: float, form: str) -> str:
    """`,.0f` or `,~f`: whole, or as many decimals as it has."""
    if form == ",.0f":
        return f"{value:,.0f}"
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")
