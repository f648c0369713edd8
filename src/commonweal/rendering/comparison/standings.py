"""A standing's words and tone: colour only for what lies outside the group's usual spread, a word and a sign with it.

The words follow the standing alone. Nothing here says high or low, better or worse.
"""

from commonweal.figures import Figure
from commonweal.rendering.charts.theme import SYMBOLS
from commonweal.rendering.verdicts import NOT_AVAILABLE, Tone

TONES: dict[str, Tone] = {"above": "more", "below": "fewer"}
DIRECTIONS = {"above": "up on the group", "below": "down on the group", "within": "with the group"}


def tone(figure: Figure) -> Tone:
    """`more` above, `fewer` below, else quiet."""
    return TONES.get(figure.standing or "", "quiet")


def word(figure: Figure) -> str:
    """`above`, `within`, `below`, `not available`."""
    if figure.suppressed:
        return "not shown"
    return figure.standing or NOT_AVAILABLE


def sign(figure: Figure) -> str:
    """▲ or ▼ outside the group's spread, else nothing: for black and white."""
    return SYMBOLS.get(tone(figure), "")


def where_we_stand(figure: Figure) -> str:
    """`▲ above`, `▼ below`, `within`, `not available`."""
    return f"{sign(figure)} {word(figure)}".strip()


def which_way(figure: Figure) -> str:
    """`▲ up on the group`, `▼ down on the group`, `with the group`, `not available`."""
    return f"{sign(figure)} {DIRECTIONS.get(word(figure), word(figure))}".strip()
