"""Shares as bars from nought, each with its range; a thin line where everyone's share is; colour only for more or less.

A row that cannot be told keeps its place and says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.rendering.charts.theme import FILLS, INK, LINE, QUIET, frame

LETTER = 6.2  # pixels of one letter of a label, at most
LETTERS = 34
ROW = 20.0
TOP, BOTTOM, RIGHT = 8, 24, 54
WITHIN_ROW = (0.2, 0.8)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row; `value` in percent, None where `missing` says why. `kind` is quiet, more or fewer."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    kind: str
    say: str
    missing: str = ""


def draw(bars: Sequence[Bar], alternative: str, width: float = 470, everyone: float | None = None) -> str:
    """The chart as SVG, its text alternative inside it."""
    rows = [_row(n, bar) for n, bar in enumerate(bars)]
    ends = [v for b in bars for v in (b.value, b.high) if v is not None]
    highest = min(100.0, max([*ends, everyone or 0.0, 10.0]))
    left = 12 + LETTER * max(len(row["label"]) for row in rows)
    given = {
        "bars": [row for row in rows if row["value"] is not None],
        "missing": [row for row in rows if row["value"] is None],
        "rows": [row | {"end": highest} for row in rows],
        "everyone": [] if everyone is None else [{"at": everyone}],
    }
    look = frame(width, TOP + BOTTOM + ROW * len(rows), left, RIGHT, TOP, BOTTOM)
    return svg(alt.layer(*_layers(highest, len(rows)), **look), given, alternative)


def _layers(highest: float, rows: int) -> tuple[alt.Chart, ...]:
    """Back to front."""
    axis = alt.Axis(labelExpr="datum.label + '%'", tickCount=5, domain=False, ticks=False, labelPadding=6)
    x = alt.X("value:Q", axis=axis, scale=alt.Scale(domain=[0, highest], nice=False))
    y = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[rows, 0], nice=False))
    colours = alt.Scale(domain=["quiet", "more", "fewer"], range=["#9fb3c1", FILLS["more"], FILLS["fewer"]])
    middle = alt.Y("middle:Q")
    return (
        _of("bars").mark_rect(aria=False).encode(
            x, alt.X2("nought:Q"), y, alt.Y2("foot:Q"), alt.Color("kind:N", scale=colours, legend=None)
        ),
        _of("bars").mark_rule(aria=False, color=INK, strokeWidth=1.5).encode(alt.X("low:Q"), alt.X2("high:Q"), middle),
        _of("bars").mark_tick(aria=False, color=INK, thickness=1.5, height=8).encode(alt.X("low:Q"), middle),
        _of("bars").mark_tick(aria=False, color=INK, thickness=1.5, height=8).encode(alt.X("high:Q"), middle),
        _of("everyone").mark_rule(aria=False, color=LINE, strokeDash=[4, 3]).encode(
            alt.X("at:Q"), alt.YValue(0), alt.Y2Value(ROW * rows)
        ),
        _of("bars").mark_text(aria=False, align="left", dx=6, fontSize=11, color=INK).encode(
            alt.X("last:Q"), middle, alt.Text("words:N")
        ),
        _of("rows").mark_text(aria=False, align="right", dx=-8, fontSize=11.5, color=INK).encode(
            alt.XDatum(0), middle, alt.Text("label:N")
        ),
        _of("missing").mark_text(align="left", dx=4, fontSize=11, color=QUIET).encode(
            alt.XDatum(0), middle, alt.Text("missing:N")
        ),
        _of("rows").mark_rect(opacity=0, color=LINE).encode(
            alt.X("end:Q"), alt.X2("nought:Q"), alt.Y("row:Q"), alt.Y2("next:Q"), alt.Description("say:N")
        ),
    )  # fmt: skip


def _row(n: int, bar: Bar) -> dict[str, Any]:
    return {
        "row": n, "next": n + 1, "middle": n + 0.5, "top": n + WITHIN_ROW[0], "foot": n + WITHIN_ROW[1], "nought": 0,
        "value": bar.value, "low": bar.low, "high": bar.high, "last": bar.high if bar.high is not None else bar.value,
        "label": shorten(bar.label, LETTERS, placeholder="…"), "kind": bar.kind, "say": bar.say,
        "words": "" if bar.value is None else f"{bar.value:.0f}%", "missing": bar.missing,
    }  # fmt: skip


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))
