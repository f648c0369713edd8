"""Days down, hours across: the darker, the more."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.rendering.charts.theme import INK, LINE, QUIET, WHITE, frame

TOP, BOTTOM, LEFT, RIGHT = 22, 8, 92, 8
ROW = 17.0
DARK = 0.55  # of the highest, from which numbers are white


def draw(days: Sequence[str], counts: Sequence[Sequence[int]], alternative: str, width: float = 720) -> str:
    """The chart as SVG, its text alternative inside it."""
    highest = max((n for row in counts for n in row), default=0) or 1
    cells = [
        {
            "hour": h, "next": h + 1, "middle": h + 0.5, "day": d, "below": d + 1, "centre": d + 0.5, "count": n,
            "text": str(n) if n else "", "shade": n / highest, "dark": int(n / highest >= DARK),
            "say": f"{days[d]}, {h:02d}:00: {n}",
        }
        for d, row in enumerate(counts) for h, n in enumerate(row)
    ]  # fmt: skip
    rows = {
        "cells": cells,
        "light": [c for c in cells if c["text"] and not c["dark"]],
        "deep": [c for c in cells if c["text"] and c["dark"]],
        "days": [{"name": day, "centre": d + 0.5} for d, day in enumerate(days)],
        "hours": [{"name": f"{h:02d}", "middle": h + 0.5} for h in range(0, 24, 3)],
    }
    height = TOP + BOTTOM + ROW * len(days)
    return svg(alt.layer(*_layers(len(days)), **frame(width, height, LEFT, RIGHT, TOP, BOTTOM)), rows, alternative)


def _layers(days: int) -> tuple[alt.Chart, ...]:
    x = alt.X("hour:Q", axis=None, scale=alt.Scale(domain=[0, 24], nice=False))
    y = alt.Y("day:Q", axis=None, scale=alt.Scale(domain=[days, 0], nice=False))
    fill = alt.Color("shade:Q", scale=alt.Scale(domain=[0, 1], range=["#f3f4f2", LINE]), legend=None)
    numbers: dict[str, Any] = {"fontSize": 10.5, "aria": False}
    at = (alt.X("middle:Q"), alt.Y("centre:Q"), alt.Text("text:N"))
    return (
        _of("cells").mark_rect(stroke=WHITE, strokeWidth=1).encode(
            x, alt.X2("next:Q"), y, alt.Y2("below:Q"), fill, alt.Description("say:N")
        ),
        _of("light").mark_text(color=INK, **numbers).encode(*at),
        _of("deep").mark_text(color=WHITE, **numbers).encode(*at),
        _of("days").mark_text(align="right", dx=-6, fontSize=11, color=QUIET, aria=False).encode(
            alt.XDatum(0), alt.Y("centre:Q"), alt.Text("name:N")
        ),
        _of("hours").mark_text(dy=-10, fontSize=11, color=QUIET, aria=False).encode(
            alt.X("middle:Q"), alt.YDatum(0), alt.Text("name:N")
        ),
    )  # fmt: skip


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))
