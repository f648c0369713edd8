"""The funnel: each partnership's rate by its residents, and the limits that chance and usual spread set at each size.

Named are ours and those outside the 95% limits; everyone is in the table.
"""

from functools import cache
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.figures import Figure
from commonweal.rendering.charts.theme import BAND, FILLS, GREY, INK, LINE, QUIET, WHITE, fitted, frame
from commonweal.rendering.comparison import findings, standings
from commonweal.rendering.comparison.beside import OUTSIDE, Beside
from commonweal.rendering.comparison.charts.bars import LETTER, short_name

HEAD, FOOT, LEFT, RIGHT = 22, 36, 40, 24
ROOM = 13  # pixels from one name to the next
MOST_NAMED = 9  # beyond this many names run into each other; the signs remain
RATE, RESIDENTS = alt.Y("rate:Q"), alt.X("residents:Q")


def draw(beside: Beside, width: float = 330, height: float = 290) -> str:
    """The chart as SVG, its text alternative inside it; it needs limits."""
    points = [_point(f, beside) for f in beside.known if f.parameters.get("residents")]
    limits = [
        {
            "residents": one.population,
            "low": one.low_95,
            "high": one.high_95,
            "least": one.low_998,
            "most": one.high_998,
        }
        for one in beside.grouping.limits
    ]
    ends = [limits[0]["residents"], limits[-1]["residents"]]
    highest = max([p["rate"] for p in points] + [limit["most"] for limit in limits])
    edges = {"left": LEFT, "right": RIGHT, "top": HEAD, "bottom": FOOT}
    plot = (width - LEFT - RIGHT, height - HEAD - FOOT)
    data = {
        "points": [p for p in points if not p["ours"]],
        "ours": [p for p in points if p["ours"]],
        "all": points,
        "limits": limits,
        "mean": [{"mean": beside.mean}],
        "names": _names(points, ends, highest * 1.06, plot),
        "ends": [{"residents": ends[1], **_curve_words(limits[-1])}],
    }
    chart = fitted(_specification(), frame(width, height, **edges), x=ends, y=[0, highest * 1.06])
    return svg(chart, data, findings.of_funnel(beside))


@cache
def _specification() -> dict[str, Any]:
    """The layers, whose scales are fitted to each chart."""
    x = alt.X(
        "residents:Q",
        scale=alt.Scale(domain=[0, 1], nice=False, zero=False),
        axis=alt.Axis(format=",.0f", tickCount=4, grid=False),
    )
    y = alt.Y(
        "rate:Q",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format=",~f", tickCount=5, domain=False, ticks=False, labelPadding=6),
    )
    return dict(alt.layer(*_layers(x, y)).to_dict(validate=False))


def _layers(x: alt.X, y: alt.Y) -> tuple[alt.Chart, ...]:
    """Back to front."""
    return (
        _area("least", "most", BAND),
        _area("low", "high", GREY),
        _of("mean").mark_rule(aria=False, color=INK, strokeDash=[4, 3]).encode(alt.Y("mean:Q")),
        _of("points")
        .mark_circle(aria=False, size=38, color=QUIET, opacity=1, stroke=WHITE, strokeWidth=1)
        .encode(x, y),
        _of("ours")
        .mark_circle(aria=False, size=110, color=alt.expr("datum.fill"), opacity=1, stroke=WHITE, strokeWidth=1.5)
        .encode(RESIDENTS, RATE),
        _text("names", align=alt.expr("datum.side"), stroke=WHITE, strokeWidth=3, color=WHITE).encode(
            alt.X("at:Q"), alt.Y("level:Q"), alt.Text("name:N")
        ),
        _text("names", align=alt.expr("datum.side"), fontWeight=alt.expr("datum.weight"), color=INK).encode(
            alt.X("at:Q"), alt.Y("level:Q"), alt.Text("name:N")
        ),
        _text("ends", align="right", dx=-3, dy=8).encode(RESIDENTS, alt.Y("most:Q"), alt.Text("outer:N")),
        _text("ends", align="right", dx=-3, dy=8).encode(RESIDENTS, alt.Y("high:Q"), alt.Text("inner:N")),
        _text("ends", align="right", dy=32).encode(alt.XValue("width"), alt.YValue("height"), alt.Text("foot:N")),
        _text("ends", align="left", dx=-LEFT, baseline="bottom", dy=-8).encode(
            alt.XValue(0), alt.YValue(0), alt.Text("head:N")
        ),
        # an unseen disc a partnership, carrying its words for the page's script
        _of("all").mark_circle(opacity=0, size=260, color=LINE).encode(RESIDENTS, RATE, alt.Description("say:N")),
    )


def _curve_words(last: dict[str, Any]) -> dict[str, Any]:
    return {**last, "outer": "99.8%", "inner": "95%", "foot": "residents", "head": "for every 1,000"}


def _point(figure: Figure, beside: Beside) -> dict[str, Any]:
    ours = figure is beside.ours
    named = ours or figure.standing in OUTSIDE
    return {
        "residents": figure.parameters["residents"],
        "rate": figure.value,
        "ours": ours,
        "name": f"{standings.sign(figure)} {short_name(figure.area.name)}".strip() if named else "",
        "weight": "bold" if ours else "normal",
        "fill": FILLS[standings.tone(figure)] if standings.sign(figure) else LINE,
        "say": findings.of_one(figure),
    }


def _names(
    points: list[dict[str, Any]], ends: list[float], highest: float, plot: tuple[float, float]
) -> list[dict[str, Any]]:
    """Names beside their points, inwards, and moved apart where two would lie on each other."""
    wide, high = plot
    named = sorted((p for p in points if p["name"]), key=lambda p: -p["rate"])
    if len(named) > MOST_NAMED:
        named = [p for p in named if p["ours"]]
    placed: list[tuple[float, float, float]] = []
    rows = []
    for point in named:
        across = wide * (point["residents"] - ends[0]) / (ends[1] - ends[0])
        length = LETTER * len(point["name"])
        leftwards = across + length + 8 > wide and across - length - 8 >= 0
        start = across - 8 - length if leftwards else across + 8
        down = high * (1 - point["rate"] / highest)
        while any(abs(down - d) < ROOM and start < e and start + length > s for s, e, d in placed):
            down += 2
        placed.append((start, start + length, down))
        edge = across - 8 if leftwards else across + 8
        rows.append({
            **point, "side": "right" if leftwards else "left", "level": highest * (1 - down / high),
            "at": ends[0] + (ends[1] - ends[0]) * edge / wide,
        })  # fmt: skip
    return rows


def _area(low: str, high: str, colour: str) -> alt.Chart:
    band = _of("limits").mark_area(aria=False, color=colour)
    return band.encode(RESIDENTS, alt.Y(f"{low}:Q"), alt.Y2(f"{high}:Q"))


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _text(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_text(fontSize=11.5, **look)
