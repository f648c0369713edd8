"""Sentences on one indicator. Nothing is said that the figures do not hold, and no percentage of a tiny base."""

from commonweal.figures import Figure
from commonweal.rendering.editions import day
from commonweal.rendering.indicators.told import Told
from commonweal.rendering.indicators.words import BESIDE, NOT_AVAILABLE, SAID, TARGET, value_words
from commonweal.rendering.verdicts import Tone
from commonweal.rendering.words import number

NEED: dict[str, str] = {
    "worse than usual": "worse than usual",
    "target not met": "target not met",
    "late": "late",
    "no figure": "no figure",
    "unusual": "unusual",
    "better than usual": "better than usual",
    "": "as usual",
}
WORSE = ("worse than usual", "target not met")


def last(told: Told) -> str:
    """`Persistent absence: 24.1% in September to December 2025 (three months old), above what its own history ...`"""
    figure = told.figure
    if figure.value is None:
        return f"{figure.label}: no figure is available."
    value = value_words(figure.value, figure.unit)
    return f"{figure.label}: {value} in {figure.period.words} ({told.said['age']}), {history(told)}."


def history(told: Told) -> str:
    """What its own history says of the last figure."""
    if told.said["overlap"]:
        return "of periods that share months, so that its history cannot say whether it is unusual"
    return SAID[told.said["signal"]]


def counted(told: Told) -> str:
    """`71 of 295.`: what a share or rate was worked out of; nothing where that is not told."""
    point = next((p for p in reversed(told.history) if p["value"] is not None), None)
    if point is None or point["numerator"] is None or not point["denominator"]:
        return ""
    return f"That is {number(point['numerator'])} of {number(point['denominator'])}."


def target(told: Told) -> str:
    """`The target, at most 20.0% by 31 March 2027, is not met.`"""
    standing = told.said["standing"]
    if standing == "no target":
        return ""
    side = {"lower": "at most", "higher": "at least"}.get(told.definition.get("better", ""), "")
    wanted = value_words(told.definition["target"], told.figure.unit)
    by = f" by {day(told.definition['target_on'])}" if told.definition.get("target_on") else ""
    words = " ".join(part for part in (side, wanted) if part)
    if standing == "cannot be told":
        return f"{TARGET[standing]} It is {words}{by}."
    return f"The target, {words}{by}, is {standing}."


def beside(told: Told, other: Figure) -> str:
    """`Higher than England (20.0%), 4.1 percentage points more: 1.2 times as high.`"""
    if other.value is None:
        return f"{other.label}: {NOT_AVAILABLE}."
    if told.figure.value is None:
        return f"{other.label}: {value_words(other.value, other.unit)}."
    word = other.parameters["word"]
    theirs = f"{other.label} ({value_words(other.value, other.unit)}{_when(told, other)})"
    first = f"{BESIDE.get(word, 'beside').capitalize()} {theirs}"
    by = _by_how_much(other, word)
    untested = "; the difference was not tested" if word == "not tested" else ""
    return f"{first}{by}{untested}."


def late(told: Told) -> str:
    """`The next figure was due on 14 May 2026.`"""
    if not told.said["stale"]:
        return ""
    if told.said["due"]:
        return f"The next figure was due on {day(told.said['due'])}."
    return f"No figure has come since {told.said['newest']}."


def need(told: Told) -> str:
    """One or two words: why it stands where it stands."""
    return NEED[told.said["need"]]


def tone(told: Told) -> Tone:
    """Colour only for what its history or target calls worse or better."""
    if told.said["need"] in WORSE:
        return "more"
    return "fewer" if told.said["need"] == "better than usual" else "quiet"


def _when(told: Told, other: Figure) -> str:
    return "" if other.period == told.figure.period else f" in {other.period.words}"


def _by_how_much(other: Figure, word: str) -> str:
    """Points for percentages, times for rates: never a percentage of a percentage."""
    if word not in ("higher", "lower"):
        return ""
    points, times = other.parameters["points"], other.parameters["times"]
    if points is not None:
        return f", by {abs(points):.1f} percentage points"
    return f": {times:.1f} times its rate" if times is not None else ""
