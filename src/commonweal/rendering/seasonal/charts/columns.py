"""Columns in order (days, hours, years) beside what was expected of each: a line in a band; unusual ones in colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.rendering.charts.theme import BAND, FILLS, INK, LINE, QUIET, frame

TOP, BOTTOM, LEFT, RIGHT = 12, 46, 40, 12
ROOM = 1.1
MOST_LABELS = 16


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `value` None is not available. `kind` is quiet, more or fewer; `say` its words for hover and keys."""

    label: str
    value: float | None
    expected: float | None
    low: float | None
    high: float | None
    kind: str
    say: str


def draw(columns: Sequence[Column], alternative: str, width: float = 470, height: float = 230) -> str:
    """The chart as SVG, its text alternative inside it."""
    highest = max((v for c in columns for v in (c.value, c.high, c.expected) if v is not None), default=1.0) or 1.0
    rows = [_row(n, c) | {"top": highest} for n, c in enumerate(columns)]
    given = {
        "columns": [r for r in rows if r["value"] is not None],
        "missing": [r for r in rows if r["value"] is None],
        "expected": [r for r in rows if r["expected"] is not None],
        "bands": [r for r in rows if r["high"] is not None],
        "labels": rows[:: -(-len(rows) // MOST_LABELS)],
        "all": rows,
    }
    x = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, len(rows)], nice=False))
    ticks = alt.Axis(format=",~f", tickCount=min(5, max(1, int(highest))), domain=False, ticks=False, labelPadding=6)
    y = alt.Y("value:Q", axis=ticks, scale=alt.Scale(domain=[0, highest * ROOM], nice=False))
    look = frame(width, height, LEFT, RIGHT, TOP, BOTTOM)
    return svg(alt.layer(*_layers(x, y), **look), given, alternative)


def _layers(x: alt.X, y: alt.Y) -> tuple[alt.Chart, ...]:
    """Back to front."""
    colours = alt.Scale(domain=["quiet", "more", "fewer"], range=[LINE, FILLS["more"], FILLS["fewer"]])
    foot = alt.YDatum(0)
    across = alt.X2("end:Q")
    return (
        _of("bands").mark_rect(aria=False, color=BAND).encode(x, across, alt.Y("low:Q"), alt.Y2("high:Q")),
        _of("columns").mark_rect(aria=False, opacity=0.85).encode(
            alt.X("inner:Q"), alt.X2("outer:Q"), y, alt.Y2("nought:Q"),
            alt.Color("kind:N", scale=colours, legend=None),
        ),
        _of("expected").mark_rule(aria=False, color=INK, strokeWidth=2).encode(
            alt.X("start:Q"), across, alt.Y("expected:Q")
        ),
        _of("missing").mark_text(text="–", color=QUIET, dy=-6).encode(alt.X("middle:Q"), foot),
        _of("labels").mark_text(
            aria=False, dy=10, angle=315, align="right", fontSize=11, color=QUIET
        ).encode(alt.X("middle:Q"), foot, alt.Text("label:N")),
        _of("all").mark_rect(opacity=0, color=LINE).encode(
            alt.X("start:Q"), across, alt.Y("top:Q"), alt.Y2("nought:Q"), alt.Description("say:N")
        ),
    )  # fmt: skip


def _row(n: int, column: Column) -> dict[str, Any]:
    return {
        "start": n, "inner": n + 0.18, "middle": n + 0.5, "outer": n + 0.82, "end": n + 1, "nought": 0,
        "value": column.value, "expected": column.expected, "low": column.low, "high": column.high,
        "label": column.label, "kind": column.kind, "say": column.say,
    }  # fmt: skip


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))
