"""The words of a survey's figures: shares, ranges, changes in points, and where a group stands beside the others."""

from commonweal.figures import Figure
from commonweal.rendering.verdicts import Tone
from commonweal.rendering.words import MINUS

TOO_FEW, NOT_SHOWN, MISSING = "too few to say", "not shown", "not available"
STANDINGS = {"above": "more than elsewhere", "below": "fewer than elsewhere", "within": "like the others"}
CHANGES = {"rise": "more", "fall": "fewer", "no clear change": "no clear change"}
IF_SAMPLE = "range if the answers were a random sample"
RANGE = "likely range"


def share(figure: Figure) -> str:
    """`54.2%`, or why there is none."""
    return missing(figure) or f"{figure.value:.{_decimals(figure)}f}%"


def missing(figure: Figure) -> str:
    """Why a figure has no number; nothing where it has one."""
    if figure.suppressed:
        return NOT_SHOWN
    if figure.value is None:
        return TOO_FEW if figure.verdict == TOO_FEW else MISSING
    return ""


def between(figure: Figure) -> str:
    """`51.0% to 57.3%`."""
    if figure.interval is None or None in figure.interval:
        return ""
    low, high = figure.interval
    return f"{low:.{_decimals(figure)}f}% to {high:.{_decimals(figure)}f}%"


def points(figure: Figure) -> str:
    """`−5.8 points`."""
    return missing(figure) or f"{_signed(figure.value or 0.0, figure)} points"


def points_between(figure: Figure) -> str:
    """`−9.9 to −1.7`."""
    if figure.interval is None or None in figure.interval:
        return ""
    low, high = figure.interval
    return f"{_signed(low or 0.0, figure)} to {_signed(high or 0.0, figure)}"


def standing(figure: Figure) -> str:
    """Beside all others: `fewer than elsewhere`; nothing where it is not told."""
    return missing(figure) or STANDINGS.get(figure.standing or "", "")


def changed(figure: Figure | None) -> str:
    """What can be said of a change."""
    if figure is None:
        return ""
    return missing(figure) or CHANGES.get(figure.verdict or "", "")


def tone(figure: Figure | None) -> Tone:
    """Colour for what is sure alone."""
    if figure is None or missing(figure):
        return "quiet"
    if figure.standing:
        return {"above": "more", "below": "fewer"}.get(figure.standing, "quiet")  # type: ignore[return-value]
    return {"rise": "more", "fall": "fewer"}.get(figure.verdict or "", "quiet")  # type: ignore[return-value]


def _decimals(figure: Figure) -> int:
    """None where it is told in whole percent."""
    return 0 if figure.parameters.get("whole") else 1


def _signed(value: float, figure: Figure) -> str:
    text = f"{abs(value):.{_decimals(figure)}f}"
    return text if float(text) == 0 else f"+{text}" if value > 0 else f"{MINUS}{text}"
