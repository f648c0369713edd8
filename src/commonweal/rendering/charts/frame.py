"""What a plain chart stands in: a scale each way, lines behind, words beside."""

from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from commonweal.documents.drawing import XML_CANNOT_HOLD, title_element
from commonweal.rendering.charts.theme import FONT, INK, QUIET, RULE

STEPS = (1, 2, 2.5, 5, 10)
MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing `width` by `height`: across from `first` to `last`, up from 0 to `top`."""

    width: float
    height: float
    first: float
    last: float
    top: float
    left: float = 44
    right: float = 16
    head: float = 16
    foot: float = 30

    def x(self, value: float) -> float:
        """Pixels from the left."""
        wide = self.width - self.left - self.right
        return round(self.left + wide * (value - self.first) / max(self.last - self.first, 1e-9), 1)

    def y(self, value: float) -> float:
        """Pixels from the top."""
        high = self.height - self.head - self.foot
        return round(self.head + high * (1 - value / max(self.top, 1e-9)), 1)

    def grid(self) -> str:
        """Thin lines at round values, with their numbers at the left."""
        step = round_step(self.top)
        found = []
        for n in range(floor(self.top / step + 1e-9) + 1):
            y = self.y(n * step)
            found.append(f'<line x1="{self.left}" x2="{self.width - self.right}" y1="{y}" y2="{y}" stroke="{RULE}"/>')
            found.append(text(self.left - 6, y, f"{n * step:g}", "end", QUIET))
        return "".join(found)

    def drawn(self, inside: str, alternative: str) -> str:
        """The whole drawing under its text alternative."""
        return drawing(self.width, self.height, self.grid() + inside, alternative)


def drawing(width: float, height: float, inside: str, alternative: str) -> str:
    """A drawing so wide and high, under its text alternative."""
    look = f'font-family="{escape(FONT)}" font-size="12"'
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    title = title_element(alternative)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {look} role="img">{title}{inside}</svg>'


def round_step(top: float) -> float:
    """A round step of which at most MOST_STEPS reach the top."""
    size = 10.0 ** floor(log10(max(top, 1e-9) / MOST_STEPS))
    return next(step * size for step in (*STEPS, 20) if step * size * MOST_STEPS >= top)


def round_top(highest: float) -> float:
    """The round step at or just above the highest value."""
    step = round_step(highest)
    return ceil(highest / step - 1e-9) * step if highest > 0 else 1.0


def text(
    x: float, y: float, words: str, side: str = "middle", fill: str = INK, bold: bool = False, upright: bool = False
) -> str:
    """Words at a place; `side` start, middle or end; `upright`: from there upwards."""
    look = ' font-weight="bold"' if bold else ""
    look += f' transform="rotate(-90 {x:g} {y:g})"' if upright else ""
    said = escape(words.translate(XML_CANNOT_HOLD))
    return f'<text x="{x:g}" y="{y:g}" dy="0.35em" text-anchor="{side}" fill="{fill}"{look}>{said}</text>'


def target(left: float, top: float, right: float, bottom: float, words: str) -> str:
    """An unseen place that carries its words for the page's script: hover, touch, arrow keys."""
    path = f"M{left:g},{top:g}H{right:g}V{bottom:g}H{left:g}Z"
    said = escape(words.translate(XML_CANNOT_HOLD))
    return f'<path aria-label="{said}" role="graphics-symbol" d="{path}" fill="{INK}" opacity="0"/>'


def line(points: list[tuple[float, float]], stroke: str, width: float = 2, dash: str = "") -> str:
    """A line through points in pixels."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    at = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{at}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{dashed}/>'


def area(points: list[tuple[float, float]], fill: str) -> str:
    """A filled shape through points in pixels."""
    at = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polygon points="{at}" fill="{fill}"/>'


def apart(
    wanted: list[tuple[float, str]], least: float = 13, low: float = 8, high: float = 1e9
) -> list[tuple[float, str]]:
    """Labels at heights near those wanted, none on another, in order of height, all within the drawing."""
    placed: list[tuple[float, str]] = []
    for y, words in sorted(wanted):
        placed.append((max(y, placed[-1][0] + least if placed else low), words))
    after = high
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = (min(placed[n][0], after), placed[n][1])
        after = placed[n][0] - least
    return placed
