"""What was done beside what was recorded, over the same months: counts as lines, each kind of activity as a row.

Plain SVG in attributes alone: it works in a page under a strict Content-Security-Policy, and needs no script.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

from commonweal.documents.drawing import title_element
from commonweal.figures import Month
from commonweal.rendering.charts.theme import BAND, FONT, INK, LINE, QUIET, RULE

WIDTH, LEFT, RIGHT = 720, 150, 20
PANEL, GAP, ROW, TOP = 110, 34, 22, 20
LEAST = 4  # points wide: a single day is still seen
LONGEST = 24  # letters of a row's name


@dataclass(frozen=True, slots=True)
class Panel:
    """One series; None: not available."""

    label: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """One activity, or the operation itself, from a day to a day."""

    kind: str
    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class _Axis:
    start: date
    days: int

    def x(self, day: date) -> float:
        """Where a day stands, kept within the plot."""
        share = min(max((day - self.start).days / self.days, 0.0), 1.0)
        return LEFT + share * (WIDTH - LEFT - RIGHT)


def draw(months: Sequence[Month], panels: Sequence[Panel], spans: Sequence[Span], began: date, ended: date) -> str:
    """The drawing, its text alternative inside it. `began` and `ended`: the operation's own days, shaded."""
    axis = _Axis(months[0].first_day, (months[-1].last_day - months[0].first_day).days + 1)
    kinds = list(dict.fromkeys(span.kind for span in sorted(spans, key=lambda span: span.first)))
    foot = TOP + len(panels) * (PANEL + GAP)
    height = foot + ROW * len(kinds) + 30
    parts = [_shade(axis, began, ended, height)]
    for n, panel in enumerate(panels):
        parts += _panel(axis, months, panel, TOP + n * (PANEL + GAP) + 14)
    parts += [part for n, kind in enumerate(kinds) for part in _row(axis, spans, kind, foot + n * ROW)]
    parts += _months(axis, months, height - 10)
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    look = f'font-family="{FONT}" font-size="12" fill="{INK}"'
    return f'<svg {frame} {look} role="img">{title_element(_said(panels, spans, months))}{"".join(parts)}</svg>'


def _said(panels: Sequence[Panel], spans: Sequence[Span], months: Sequence[Month]) -> str:
    names = " and ".join(panel.label.lower() for panel in panels)
    return (
        f"Recorded {names} a month from {months[0].words} to {months[-1].words}, above {len(spans)} activities on "
        "their days. The table below says the same."
    )


def _shade(axis: _Axis, began: date, ended: date, height: float) -> str:
    left, right = axis.x(began), axis.x(ended)
    return f'<rect x="{left:.1f}" y="{TOP}" width="{right - left:.1f}" height="{height - TOP - 26}" fill="{BAND}"/>'


def _panel(axis: _Axis, months: Sequence[Month], panel: Panel, top: float) -> list[str]:
    highest = max((value for value in panel.values if value is not None), default=0) or 1
    base = top + PANEL
    middles = [axis.x(month.first_day.replace(day=16)) for month in months]
    places = [
        None if value is None else (x, base - value / highest * (PANEL - 12))
        for x, value in zip(middles, panel.values, strict=True)
    ]
    runs = [[place for place in run if place] for given, run in groupby(places, key=bool) if given]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs)
    dots = [run[0] for run in runs if len(run) == 1]
    across = f'x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{base:.1f}" y2="{base:.1f}"'
    return [
        _text(LEFT - 8, top + 4, panel.label, end=True, bold=True),
        _text(LEFT - 8, top + 20, "a month", end=True, quiet=True),
        _text(LEFT - 8, top + 38, f"highest {highest:,}", end=True, quiet=True),
        _text(LEFT - 8, base + 4, "0", end=True, quiet=True),
        f'<line {across} stroke="{QUIET}" stroke-width="0.75"/>',
        f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="2" stroke-linejoin="round"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{LINE}"/>' for x, y in dots),
    ]


def _row(axis: _Axis, spans: Sequence[Span], kind: str, top: float) -> list[str]:
    own = [span for span in spans if span.kind == kind]
    name = kind if len(kind) <= LONGEST else f"{kind[: LONGEST - 1]}…"
    return [
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{top + ROW:.1f}" y2="{top + ROW:.1f}" stroke="{RULE}"/>',
        _text(LEFT - 8, top + 15, name, end=True),
        *(_bar(axis, span, top) for span in own),
    ]


def _bar(axis: _Axis, span: Span, top: float) -> str:
    left = axis.x(span.first)
    width = max(axis.x(span.last) - left, LEAST)
    bar = f'x="{left:.1f}" y="{top + 6:.1f}" width="{width:.1f}" height="{ROW - 10}" fill="{LINE}"'
    return f"<rect {bar}>{title_element(span.words)}</rect>"


def _months(axis: _Axis, months: Sequence[Month], y: float) -> list[str]:
    step = 1 if len(months) <= 8 else 3 if len(months) <= 36 else 12
    named = (month for n, month in enumerate(months) if n % step == 0)
    return [_text(axis.x(month.first_day), y, month.short, quiet=True) for month in named]


def _text(x: float, y: float, words: str, *, end: bool = False, bold: bool = False, quiet: bool = False) -> str:
    look = (' text-anchor="end"' if end else "") + (' font-weight="bold"' if bold else "")
    fill = f' fill="{QUIET}"' if quiet else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{look}{fill}>{escape(words)}</text>'
