"""A verdict's word and tone: colour is only for what changed by more than chance, and a word stands beside it."""

from typing import Literal

from commonweal.figures import Figure

Tone = Literal["", "more", "fewer", "quiet"]

SUPPRESSED = "a small number, not shown to protect people"
NOT_AVAILABLE = "not available"
WORDS = {
    "rise": "more",
    "fall": "fewer",
    "no clear change": "within normal variation",
    "too few to say": "too few to say",
    "not available": NOT_AVAILABLE,
}
TONES: dict[str, Tone] = {"rise": "more", "fall": "fewer"}


def is_missing(figure: Figure) -> bool:
    """Whether there is no value to print, for a reason other than protecting people."""
    return not figure.suppressed and (figure.value is None or figure.verdict == "not available")


def what_we_can_say(figure: Figure) -> str:
    """The last word on a figure: `fewer`, `within normal variation`, `not shown` ..."""
    if figure.suppressed:
        return "not shown"
    if is_missing(figure):
        return NOT_AVAILABLE
    return WORDS.get(figure.verdict or "", "")


def tone(figure: Figure) -> Tone:
    """`more` or `fewer` for a sure change, else quiet."""
    if figure.suppressed or is_missing(figure):
        return "quiet"
    return TONES.get(figure.verdict or "", "quiet")


def is_sure(figure: Figure) -> bool:
    """Whether the figure's own numbers bear out a verdict of rise or fall: only then may a sentence say so."""
    if figure.suppressed or figure.change is None:
        return False
    return (figure.verdict == "rise" and figure.change > 0) or (figure.verdict == "fall" and figure.change < 0)
