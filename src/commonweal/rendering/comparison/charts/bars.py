"""Rates as bars, the highest first, with their likely ranges and the group's own rate; ours picked out.

Only ours has colour. A partnership that is not available keeps its line and says so.
"""

from functools import cache
from textwrap import shorten
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.figures import Figure
from commonweal.rendering.charts.theme import FILLS, GREY, INK, LINE, QUIET, WHITE, fitted, frame
from commonweal.rendering.comparison import findings, rates, standings
from commonweal.rendering.comparison.beside import Beside

LETTER = 6.4  # pixels of one letter of a name, at most
LETTERS = 26  # of a name; the whole of it is in the table and in the words for a pointer
HEAD, FOOT, RIGHT = 22, 6, 62
WITHIN_ROW = (0.16, 0.84)  # a bar's edges in its row
MIDDLE, X_LOW, X_HIGH = alt.Y("middle:Q"), alt.X("low:Q"), alt.X2("high:Q")


def draw(beside: Beside, width: float = 330, row: float = 14) -> str:
    """The chart as SVG, its text alternative inside it."""
    shown = (*beside.known, *beside.missing)
    rows = [_row(n, figure, beside) for n, figure in enumerate(shown)]
    highest = max((r["high"] for r in rows if r["rate"] is not None), default=0) or 1
    left = 10 + LETTER * max(len(r["name"]) for r in rows)
    data = {
        "bars": [r for r in rows if r["rate"] is not None],
        "rows": rows,
        "missing": [r for r in rows if r["rate"] is None],
        "mean": [] if beside.mean is None else [_mean(beside)],
    }
    edges = {"left": left, "right": RIGHT, "top": HEAD, "bottom": FOOT}
    look = frame(width, HEAD + FOOT + row * len(rows), **edges)
    chart = fitted(_specification(), look, x=[0, max(highest, beside.mean or 0)], y=[len(rows), 0])
    return svg(chart, data, findings.of_bars(beside))


@cache
def _specification() -> dict[str, Any]:
    """The layers, whose scales are fitted to each chart."""
    across = alt.X("rate:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    down = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[1, 0], nice=False))
    return dict(alt.layer(*_layers(across, down)).to_dict(validate=False))


def short_name(name: str, letters: int = LETTERS) -> str:
    """A name that fits its place; cut between words where it can be."""
    if len(name) <= letters:
        return name
    cut = shorten(name, letters, placeholder=" …")
    return cut if len(cut) > letters / 2 else f"{name[: letters - 1]}…"


def _layers(across: alt.X, down: alt.Y) -> tuple[alt.Chart, ...]:
    """Back to front."""
    bars, y2 = _of("bars"), alt.Y2("bottom:Q")
    return (
        bars.mark_rect(aria=False, color=alt.expr("datum.fill")).encode(across, down, alt.X2("zero:Q"), y2),
        bars.mark_rule(aria=False, color=alt.expr("datum.line"), strokeWidth=1.25).encode(X_LOW, MIDDLE, X_HIGH),
        _of("mean")
        .mark_rule(aria=False, color=INK, strokeDash=[4, 3])
        .encode(across_of("mean"), alt.Y("zero:Q"), alt.Y2("last:Q")),
        _text("mean", baseline="bottom", dy=-4, color=INK).encode(
            across_of("mean"), alt.YValue(0), alt.Text("words:N")
        ),
        _text("rows", align="right", dx=-6, fontWeight=alt.expr("datum.weight"), color=INK).encode(
            alt.XValue(0), MIDDLE, alt.Text("name:N")
        ),
        *(text.encode(alt.X("high:Q"), MIDDLE, alt.Text("words:N")) for text in _over_white()),
        _text("missing", align="left", dx=4, fontStyle="italic").encode(alt.XValue(0), MIDDLE, alt.Text("words:N")),
        # an unseen strip a partnership, carrying its words for the page's script (hover, touch, arrow keys)
        _of("rows")
        .mark_rect(opacity=0, color=LINE)
        .encode(alt.XValue(0), alt.Y("above:Q"), alt.X2Value("width"), alt.Y2("under:Q"), alt.Description("say:N")),
    )


def _over_white() -> tuple[alt.Chart, alt.Chart]:
    """Values on a white edge: the group's line runs behind them."""
    look = {"align": "left", "dx": 5, "fontWeight": alt.expr("datum.weight")}
    edge = _text("bars", stroke=WHITE, strokeWidth=4, strokeJoin="round", color=WHITE, **look)
    return edge, _text("bars", color=INK, **look)


def _mean(beside: Beside) -> dict[str, Any]:
    """The group's line, as far down as there are rates."""
    words = f"group {rates.drawn_rate(beside.mean or 0.0, beside.mean)}"
    return {"mean": beside.mean, "words": words, "zero": 0, "last": len(beside.known)}


def across_of(field: str) -> alt.X:
    """A place across by another field, on the same scale."""
    return alt.X(f"{field}:Q")


def _row(n: int, figure: Figure, beside: Beside) -> dict[str, Any]:
    ours = figure is beside.ours
    value = figure.value
    low, high = figure.interval or (value, value)
    fill = FILLS[standings.tone(figure)] if standings.sign(figure) else LINE
    top, bottom = (n + edge for edge in WITHIN_ROW)
    words = (
        "not available" if value is None else f"{standings.sign(figure)} {rates.drawn_rate(value, beside.mean)}".strip()
    )
    return {
        "name": short_name(figure.area.name),
        "weight": "bold" if ours else "normal",
        "rate": value, "zero": 0, "low": low, "high": value if high is None else high,
        "above": n, "under": n + 1, "top": top, "bottom": bottom, "middle": n + 0.5,
        "fill": fill if ours else GREY,
        "line": INK if ours else QUIET,
        "words": words,
        "say": findings.of_one(figure),
    }  # fmt: skip


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _text(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_text(fontSize=11.5, **look)
