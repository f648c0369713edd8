"""All offences at once: each rate as a multiple of the group's, the limits at our size, and where the others lie."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.rendering.charts.theme import BAND, FILLS, GREY, INK, LINE, QUIET, RULE, WHITE, fitted, frame
from commonweal.rendering.comparison import findings, standings
from commonweal.rendering.comparison.beside import Beside
from commonweal.rendering.comparison.charts.bars import LETTER, short_name
from commonweal.rendering.comparison.headline import is_told

HEAD, FOOT, RIGHT, ROW = 24, 8, 92, 20
LETTERS = 34  # of an offence
LEAST, MOST = 2.0, 4.0  # the scale reaches twice the group's rate at least; beyond four times a mark stands at the edge
BAND_IN_ROW = (0.12, 0.88)
MIDDLE = alt.Y("middle:Q")


def draw(found: Sequence[Beside], width: float = 640) -> str:
    """The chart as SVG, its text alternative inside it."""
    told = [b for b in found if is_told(b) and b.mean]
    rows = [_row(n, b) for n, b in enumerate(told)]
    ends = [end for r in rows for end in (r["ratio"], r["high"], r["most"]) if end is not None]
    reach = min(MOST, max([LEAST, *ends]))
    left = 10 + LETTER * max((len(r["name"]) for r in rows), default=0)
    data = {
        "rows": [{**r, **{k: min(r[k], reach) for k in ("ratio", "low", "high", "upper", "most")}} for r in rows],
        "others": [{**o, "ratio": min(o["ratio"], reach)} for n, b in enumerate(told) for o in _others(n, b)],
        "ticks": [{"at": n, "words": _tick(n)} for n in range(int(reach) + 1)],
    }
    edges = {"left": left, "right": RIGHT, "top": HEAD, "bottom": FOOT}
    look = frame(width, HEAD + FOOT + ROW * max(len(rows), 1), **edges)
    return svg(fitted(_specification(), look, x=[0, reach], y=[len(rows), 0]), data, findings.of_glance(found))


@cache
def _specification() -> dict[str, Any]:
    """The layers, whose scales are fitted to each chart."""
    x = alt.X("least:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    y = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[1, 0], nice=False))
    return dict(alt.layer(*_layers(x, y)).to_dict(validate=False))


def _layers(x: alt.X, y: alt.Y) -> tuple[alt.Chart, ...]:
    """Back to front."""
    colour = alt.expr("datum.fill")
    return (
        _of("rows").mark_rect(aria=False, color=BAND).encode(x, y, alt.X2("most:Q"), alt.Y2("bottom:Q")),
        _of("rows")
        .mark_rect(aria=False, color=GREY)
        .encode(alt.X("lower:Q"), alt.Y("top:Q"), alt.X2("upper:Q"), alt.Y2("bottom:Q")),
        _of("ticks").mark_rule(aria=False, color=RULE).encode(alt.X("at:Q")),
        _of("ticks")
        .transform_filter("datum.at == 1")
        .mark_rule(aria=False, color=INK, strokeDash=[4, 3])
        .encode(alt.X("at:Q")),
        _of("others").mark_circle(aria=False, size=22, color=QUIET, opacity=0.55).encode(alt.X("ratio:Q"), MIDDLE),
        _of("rows").mark_rule(aria=False, color=colour, strokeWidth=2).encode(alt.X("low:Q"), MIDDLE, alt.X2("high:Q")),
        _of("rows")
        .mark_circle(aria=False, size=95, color=colour, opacity=1, stroke=WHITE, strokeWidth=1.5)
        .encode(alt.X("ratio:Q"), MIDDLE),
        _text("ticks", baseline="bottom", dy=-5).encode(alt.X("at:Q"), alt.YValue(0), alt.Text("words:N")),
        _text("rows", align="right", dx=-8, color=INK).encode(alt.XValue(0), MIDDLE, alt.Text("name:N")),
        _text("rows", align="left", dx=8, fontWeight=alt.expr("datum.weight"), color=alt.expr("datum.ink")).encode(
            alt.XValue("width"), MIDDLE, alt.Text("words:N")
        ),
        _of("rows")
        .mark_rect(opacity=0, color=LINE)
        .encode(alt.XValue(0), alt.Y("above:Q"), alt.X2Value("width"), alt.Y2("under:Q"), alt.Description("say:N")),
    )


def _row(n: int, beside: Beside) -> dict[str, Any]:
    ours, mean = beside.ours, beside.mean or 1.0
    low, high = ours.interval or (ours.value, ours.value)
    inner, outer = (ours.parameters.get(name) or (None, None) for name in ("limits_95", "limits_998"))
    outside = bool(standings.sign(ours))

    def share(rate: float | None) -> float:
        return (mean if rate is None else rate) / mean

    top, bottom = (n + edge for edge in BAND_IN_ROW)
    return {
        "name": short_name(beside.name, LETTERS), "ratio": share(ours.value), "low": share(low), "high": share(high),
        "lower": share(inner[0]), "upper": share(inner[1]), "least": share(outer[0]), "most": share(outer[1]),
        "above": n, "under": n + 1, "top": top, "bottom": bottom, "middle": n + 0.5,
        "fill": FILLS[standings.tone(ours)] if outside else LINE,
        "ink": INK if outside else QUIET, "weight": "bold" if outside else "normal",
        "words": standings.where_we_stand(ours), "say": findings.of_share(beside),
    }  # fmt: skip


def _others(n: int, beside: Beside) -> list[dict[str, Any]]:
    mean = beside.mean or 1.0
    return [{"middle": n + 0.5, "ratio": f.value / mean} for f in beside.others if f.value is not None]


def _tick(times: int) -> str:
    return {0: "none", 1: "the group’s rate"}.get(times, f"{times} times")


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _text(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_text(fontSize=12, **look)
