"""The run chart: figures in order, the usual level and its limits, the target, the areas compared with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.rendering.charts.theme import BAND, FILLS, INK, LINE, QUIET, frame
from commonweal.rendering.words import number

TOP, BOTTOM, RIGHT = 14, 60, 64
ROOM = 1.12
MOST_LABELS = 12
DIGIT, LEADING = 7, 13  # pixels: a digit's width, a line's height


@dataclass(frozen=True, slots=True)
class RunPoint:
    """One period; `value` None is not available. `kind` is quiet, more or fewer; `say` its words for hover and keys."""

    label: str
    value: float | None
    centre: float | None
    low: float | None
    high: float | None
    kind: str
    say: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level across the chart, with its name at the end: the target, or another area's figure."""

    name: str
    value: float
    is_target: bool = False


def draw(
    points: Sequence[RunPoint], levels: Sequence[Level], alternative: str, width: float = 520, height: float = 250
) -> str:
    """The chart as SVG, its text alternative inside it. The scale starts at nought."""
    values = [v for p in points for v in (p.value, p.high) if v is not None] + [level.value for level in levels]
    highest = max(values, default=1.0) or 1.0
    rows = [_row(n, p) | {"top": highest} for n, p in enumerate(points)]
    named = _levels(levels, len(rows), LEADING / (height - TOP - BOTTOM) * highest * ROOM)
    given = {
        "all": rows,
        "bands": [r for r in rows if r["high"] is not None],
        "centres": [r for r in rows if r["centre"] is not None],
        "lines": list(_lines(rows)),
        "dots": [r for r in rows if r["value"] is not None],
        "unusual": [r for r in rows if r["value"] is not None and r["kind"] != "quiet"],
        "missing": [r for r in rows if r["value"] is None],
        "newest": [r | {"words": number(r["value"])} for r in rows if r["value"] is not None][-1:],
        "labels": rows[:: -(-len(rows) // MOST_LABELS)] if rows else [],
        "targets": [row for row in named if row["is_target"]],
        "levels": [row for row in named if not row["is_target"]],
    }
    x = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, max(len(rows), 1)], nice=False))
    ticks = alt.Axis(format=",~f", tickCount=5, domain=False, ticks=False, labelPadding=6)
    y = alt.Y("value:Q", axis=ticks, scale=alt.Scale(domain=[0, highest * ROOM], nice=False))
    left = 18 + DIGIT * len(number(round(highest * ROOM, 1 if highest < 10 else 0)))
    return svg(alt.layer(*_layers(x, y), **frame(width, height, left, RIGHT, TOP, BOTTOM)), given, alternative)


def _layers(x: alt.X, y: alt.Y) -> tuple[alt.Chart, ...]:
    """Back to front."""
    across, middle, value = alt.X2("end:Q"), alt.X("middle:Q"), alt.Y("value:Q")
    kinds = alt.Scale(domain=["more", "fewer"], range=[FILLS["more"], FILLS["fewer"]])
    return (
        _of("bands").mark_rect(aria=False, color=BAND).encode(x, across, alt.Y("low:Q"), alt.Y2("high:Q")),
        _of("centres").mark_rule(aria=False, color=QUIET, strokeWidth=1).encode(
            alt.X("start:Q"), across, alt.Y("centre:Q")
        ),
        _of("levels").mark_rule(aria=False, color=QUIET, strokeDash=[2, 3]).encode(alt.X("start:Q"), across, value),
        _of("targets").mark_rule(aria=False, color=INK, strokeDash=[6, 3], strokeWidth=1.5).encode(
            alt.X("start:Q"), across, value
        ),
        _of("levels").mark_text(aria=False, align="left", dx=4, fontSize=11).encode(
            alt.X("end:Q"), alt.Y("at:Q"), alt.Text("name:N")
        ),
        _of("targets").mark_text(aria=False, align="left", dx=4, fontSize=11, color=INK).encode(
            alt.X("end:Q"), alt.Y("at:Q"), alt.Text("name:N")
        ),
        _of("lines").mark_rule(aria=False, color=LINE, strokeWidth=2).encode(
            alt.X("start:Q"), alt.X2("end:Q"), y, alt.Y2("later:Q")
        ),
        _of("dots").mark_circle(aria=False, color=LINE, size=22, opacity=1).encode(middle, value),
        _of("unusual").mark_circle(aria=False, size=85, opacity=1, stroke="white", strokeWidth=1.5).encode(
            middle, value, alt.Color("kind:N", scale=kinds, legend=None)
        ),
        _of("missing").mark_text(aria=False, text="–", color=QUIET, dy=-6).encode(middle, alt.YDatum(0)),
        _of("newest").mark_text(aria=False, fontWeight="bold", color=INK, dy=-12).encode(
            middle, value, alt.Text("words:N")
        ),
        _of("labels").mark_text(aria=False, dy=10, angle=315, align="right", fontSize=11, color=QUIET).encode(
            middle, alt.YDatum(0), alt.Text("label:N")
        ),
        _of("all").mark_rect(opacity=0, color=LINE).encode(
            alt.X("start:Q"), across, alt.Y("top:Q"), alt.Y2("nought:Q"), alt.Description("say:N")
        ),
    )  # fmt: skip


def _lines(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """From each figure to the next; a period that is not available is a gap."""
    for one, other in pairwise(rows):
        if one["value"] is not None and other["value"] is not None:
            yield {"start": one["middle"], "end": other["middle"], "value": one["value"], "later": other["value"]}


def _row(n: int, point: RunPoint) -> dict[str, Any]:
    return {
        "start": n, "middle": n + 0.5, "end": n + 1, "nought": 0, "value": point.value, "centre": point.centre,
        "low": point.low, "high": point.high, "label": point.label, "kind": point.kind, "say": point.say,
    }  # fmt: skip


def _levels(levels: Sequence[Level], length: int, gap: float) -> list[dict[str, Any]]:
    """Their names stand `gap` apart at least, the lowest first, so that none is written over another."""
    rows: list[dict[str, Any]] = []
    for level in sorted(levels, key=lambda level: level.value):
        at = max(level.value, rows[-1]["at"] + gap) if rows else level.value
        rows.append(
            {"start": 0, "end": max(length, 1), "value": level.value, "name": level.name, "at": at,
             "is_target": level.is_target}
        )  # fmt: skip
    return rows


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))
