"""The chart of gaps: the target beside its synthetic control, among areas where nothing was done and treated alike."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.figures import Month, Period, Series
from commonweal.rendering.charts.months import BROKEN, END, FOOT, MIDDLE, START, month_axis
from commonweal.rendering.charts.theme import BAND, INK, LINE, QUIET, frame
from commonweal.rendering.words import number

LEFT, RIGHT, TOP, BOTTOM = 50, 62, 18, 26
ROOM = 0.08
SPREAD = 0.98  # of the gaps' size that is in sight; a placebo beyond it leaves the plot


def draw(target: Series, placebos: Sequence[Series], after: Period, alternative: str,
         width: float = 520, height: float = 260) -> str:  # fmt: skip
    """Grey: areas where nothing was done; the strong line: the target; above nought is more than the mixture had."""
    months = [p.month for p in target.points]
    shown = Period(months[0], months[-1])
    reach = _reach([target, *placebos])
    rows: dict[str, Any] = {
        "target": [_row(p.month, p.value, _said(p.month, p.value)) for p in target.points],
        "shade": [{"start": f"{after.start}-01", "end": f"{after.end + 1}-01", "name": "operation"}],
        "nought": [{}],
        "name": [_row(months[-1], _within(target.points[-1].value, reach), "")],
    }
    rows |= {
        f"placebo-{n}": [_row(p.month, _within(p.value, reach), "") for p in s.points] for n, s in enumerate(placebos)
    }
    x = month_axis(shown, (width - LEFT - RIGHT) / len(shown), every=6 if len(shown) > 18 else 3)
    axis = alt.Axis(labelExpr="replace(format(datum.value, '+,.0f'), '-', '−')", tickCount=5, domain=False,
                    ticks=False, labelPadding=6)  # fmt: skip
    y = alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[-reach, reach], nice=False))
    layers = [
        _of("shade").mark_rect(aria=False, color=BAND).encode(START, END, alt.YValue(0), FOOT),
        _of("shade").mark_text(aria=False, align="left", dx=4, fontSize=11, color=QUIET)
        .encode(START, alt.YValue(8), alt.Text("name:N")),
        *(_line(f"placebo-{n}", color=QUIET, opacity=0.35, strokeWidth=1).encode(MIDDLE, alt.Y("value:Q"))
          for n in range(len(placebos))),
        _of("nought").mark_rule(aria=False, color=INK, strokeWidth=0.75).encode(alt.YDatum(0)),
        _line("target", color=LINE, strokeWidth=2.5).encode(x, y),
        _of("name").mark_text(text="target", align="left", dx=6, fontSize=11.5, fontWeight="bold", color=LINE)
        .encode(MIDDLE, alt.Y("value:Q")),
        # an unseen column a month, carrying its words for the page's script (hover, touch, arrow keys)
        _of("target").mark_rect(opacity=0, color=LINE).encode(START, END, alt.Description("say:N")),
    ]  # fmt: skip
    return svg(alt.layer(*layers, **frame(width, height, LEFT, RIGHT, TOP, BOTTOM)), rows, alternative)


def _reach(series: Sequence[Series]) -> float:
    sizes = sorted(abs(p.value) for s in series for p in s.points if p.value is not None)
    own = max((abs(p.value) for p in series[0].points if p.value is not None), default=1.0)
    most = sizes[int(SPREAD * (len(sizes) - 1))] if sizes else 1.0
    return float(max(own, most, 1.0) * (1 + ROOM))


def _within(value: float | None, reach: float) -> float | None:
    return None if value is None else max(-reach, min(reach, value))


def _row(month: Month, value: float | None, say: str) -> dict[str, Any]:
    return {"start": f"{month}-01", "middle": f"{month}-16", "end": f"{month + 1}-01", "value": value, "say": say}


def _said(month: Month, value: float | None) -> str:
    if value is None:
        return f"{month.words}: not available"
    way = "above" if value > 0 else "below"
    return f"{month.words}: {number(round(abs(value)))} points {way} its synthetic control"


def _line(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_line(aria=False, strokeJoin="round", invalid=BROKEN, **look)


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))
