"""The chart of courses: target and controls by month, each as percent of its own months before, with what was done.

What was done stands as bars above the plot, a line a kind, over the months it took; the operation's months are shaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from commonweal.documents.drawing import svg
from commonweal.figures import Month, Period, Series
from commonweal.rendering.charts.months import BROKEN, END, FOOT, MIDDLE, START, month_axis
from commonweal.rendering.charts.theme import BAND, LINE, QUIET, frame
from commonweal.rendering.words import number

LEFT, RIGHT, BOTTOM, HEAD, LANE = 46, 78, 26, 18, 15
MOST_LANES = 5
OTHER_KINDS = "other activities"
LEAST_BAR = 12  # days: a day's work is still to be seen
BOTTOM_INDEX, ROOM = 0.0, 1.12


@dataclass(frozen=True, slots=True)
class Done:
    """One activity, as far as a chart tells it."""

    kind: str
    first: date
    last: date


def indexed(series: Series, before: Period) -> dict[Month, float] | None:
    """Each month as percent of the mean month before; None where that is nought or not known."""
    known = [p.value for p in series.points if p.month in before and p.value is not None]
    mean = sum(known) / len(known) if known else 0.0
    if mean <= 0 or series.suppressed:
        return None
    return {p.month: 100 * p.value / mean for p in series.points if p.value is not None}


def draw(
    lines: Mapping[str, Series], before: Period, after: Period, done: Sequence[Done], alternative: str,
    width: float = 520, height: float = 270,
) -> str:  # fmt: skip
    """`lines`: the first is drawn strong, the second dashed; each by the name that stands at its end."""
    first = next(iter(lines.values()))
    shown = Period(first.points[0].month, after.end)
    found = {name: indexed(series, before) or {} for name, series in lines.items()}
    lanes = _lanes(done, shown)
    top = HEAD + LANE * len(lanes) + 10
    highest = max([100.0, *(v for values in found.values() for v in values.values())]) * ROOM
    names = list(lines)
    rows: dict[str, Any] = {
        f"line-{n}": [_row(m, found[name].get(m), _say(names, found, m)) for m in shown] for n, name in enumerate(names)
    }
    rows |= {
        "shade": [{"start": f"{after.start}-01", "end": f"{after.end + 1}-01"}],
        "shade-name": [{"start": f"{after.start}-01", "name": "operation"}],
        "lanes": [bar for n, (_, bars) in enumerate(lanes) for bar in _bars(bars, shown, n)],
        "lane-names": [_lane_name(name, bars, shown, n) for n, (name, bars) in enumerate(lanes)],
        "hundred": [{}],
        "rules": [{"start": f"{m.month}-01"} for m in first.marks if m.month in shown],
        "ends": _ends(names, found, shown, highest, height - top - BOTTOM),
    }
    x = month_axis(shown, (width - LEFT - RIGHT) / len(shown), every=6 if len(shown) > 18 else 3)
    layers = _layers(x, _values(highest), len(names), len(lanes))
    return svg(alt.layer(*layers, **frame(width, height, LEFT, RIGHT, top, BOTTOM)), rows, alternative)


def _layers(x: alt.X, y: alt.Y, lines: int, lanes: int) -> list[alt.Chart]:
    """Back to front."""
    drawn = [
        _of("shade").mark_rect(aria=False, color=BAND).encode(START, END, alt.YValue(0), FOOT),
        _words("shade-name", align="left", dx=4).encode(START, alt.YValue(8), alt.Text("name:N")),
        _of("hundred").mark_rule(aria=False, color=QUIET, strokeDash=[1, 3]).encode(alt.YDatum(100)),
        _of("rules").mark_rule(aria=False, color=QUIET, strokeDash=[2, 3]).encode(START, alt.YValue(0), FOOT),
    ]
    for lane in range(lanes):
        up = -(LANE * (lane + 1)) + 2
        keep = alt.datum.lane == lane
        drawn.append(
            _of("lanes").transform_filter(keep).mark_rect(aria=False, color=QUIET, opacity=0.75)
            .encode(START, END, alt.YValue(up), alt.Y2Value(up + LANE - 6))
        )  # fmt: skip
        name = _words("lane-names", align=alt.expr("datum.side"), dx=alt.expr("datum.gap"), fontSize=11)
        drawn.append(name.transform_filter(keep).encode(alt.X("at:T"), alt.YValue(up + 5), alt.Text("name:N")))
    looks = ({"color": LINE, "strokeWidth": 2.25}, {"color": QUIET, "strokeWidth": 1.75, "strokeDash": [5, 3]})
    for n in range(lines):
        line = _of(f"line-{n}").mark_line(aria=False, strokeJoin="round", invalid=BROKEN, **looks[n])
        drawn.append(line.encode(x if n == 0 else MIDDLE, y if n == 0 else alt.Y("value:Q")))
    ends = _of("ends").mark_text(align="left", dx=6, fontSize=11.5, fontWeight="bold", color=alt.expr("datum.colour"))
    drawn.append(ends.encode(MIDDLE, alt.Y("value:Q"), alt.Text("name:N")))
    # an unseen column a month, carrying its words for the page's script (hover, touch, arrow keys)
    drawn.append(_of("line-0").mark_rect(opacity=0, color=LINE).encode(START, END, alt.Description("say:N")))
    return drawn


def _of(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _words(rows: str, **look: Any) -> alt.Chart:
    return _of(rows).mark_text(aria=False, color=QUIET, **({"fontSize": 11} | look))


def _row(month: Month, value: float | None, say: str) -> dict[str, Any]:
    return {"start": f"{month}-01", "middle": f"{month}-16", "end": f"{month + 1}-01", "value": value, "say": say}


def _say(names: Sequence[str], found: Mapping[str, Mapping[Month, float]], month: Month) -> str:
    parts = [f"{name} {number(round(v))}" if (v := found[name].get(month)) is not None else f"{name} not available"
             for name in names]  # fmt: skip
    return f"{month.words}: {', '.join(parts)}"


def _ends(
    names: Sequence[str], found: Mapping[str, Mapping[Month, float]], shown: Period, highest: float, room: float
) -> list[dict[str, Any]]:
    """Each line's name at its last month, moved apart where two would overlap."""
    ends = [(n, found[name].get(shown.end)) for n, name in enumerate(names)]
    known = sorted(((n, v) for n, v in ends if v is not None), key=lambda pair: pair[1])
    apart, rows, lowest = 14 * highest / room, [], -1e9
    for n, value in known:
        at = max(value, lowest + apart)
        lowest = at
        colour = LINE if n == 0 else QUIET
        rows.append({"middle": f"{shown.end}-16", "value": at, "name": names[n], "colour": colour})
    return rows


def _lanes(done: Sequence[Done], shown: Period) -> list[tuple[str, list[Done]]]:
    """Activities by kind, those of most days first; the rest share a lane."""
    seen = [d for d in done if d.last >= shown.start.first_day and d.first <= shown.end.last_day]
    kinds: dict[str, list[Done]] = {}
    for one in seen:
        kinds.setdefault(one.kind, []).append(one)
    ranked = sorted(kinds.items(), key=lambda item: (-sum((d.last - d.first).days + 1 for d in item[1]), item[0]))
    if len(ranked) <= MOST_LANES:
        return ranked
    rest = [d for _, each in ranked[MOST_LANES - 1 :] for d in each]
    return [*ranked[: MOST_LANES - 1], (OTHER_KINDS, rest)]


def _bars(bars: Sequence[Done], shown: Period, lane: int) -> list[dict[str, Any]]:
    first, last = shown.start.first_day, shown.end.last_day
    return [
        {
            "lane": lane,
            "start": max(one.first, first).isoformat(),
            "end": min(max(one.last, one.first + timedelta(days=LEAST_BAR)), last).isoformat(),
        }
        for one in bars
    ]


def _lane_name(name: str, bars: Sequence[Done], shown: Period, lane: int) -> dict[str, Any]:
    """Before the first bar where there is room, else after the last."""
    first = max(min(b.first for b in bars), shown.start.first_day)
    early = (first - shown.start.first_day).days > 0.3 * (shown.end.last_day - shown.start.first_day).days
    last = min(max(b.last for b in bars), shown.end.last_day)
    at, side, gap = (first, "right", -5) if early else (max(last, first + timedelta(days=LEAST_BAR)), "left", 5)
    return {"lane": lane, "at": at.isoformat(), "side": side, "gap": gap, "name": name}


def _values(highest: float) -> alt.Y:
    axis = alt.Axis(format=",.0f", tickCount=5, domain=False, ticks=False, labelPadding=6)
    return alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[BOTTOM_INDEX, highest], nice=False))
