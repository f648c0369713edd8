"""How the paper prints differences: a sign, one decimal, and a word for how two sources agree."""

from commonweal.figures import Figure
from commonweal.rendering.verdicts import NOT_AVAILABLE
from commonweal.rendering.words import number, percent, signed_percent

TINY = 20  # below so many a percentage says more about the base
WORDS = {
    "agree": "agree",
    "steady offset": "differ by a steady offset",
    "do not agree": "do not agree",
    "too little history": "too little history",
    "not available": NOT_AVAILABLE,
}
SIDES = {"above": "more than usual", "below": "fewer than usual", "within": "as usual"}


def count(value: float | None) -> str:
    """`20,194`, or that it is not available."""
    return NOT_AVAILABLE if value is None else number(value)


def difference(figure: Figure) -> str:
    """`−0.3%`; "" where there is none, or the base is tiny."""
    base = figure.baseline_value
    if figure.change_percent is None or base is None or base < TINY:
        return ""
    return signed_percent(figure.change_percent)


def more_or_fewer(figure: Figure) -> str:
    """`0.3% fewer`, `the same number`."""
    if figure.change is None:
        return NOT_AVAILABLE
    if figure.change == 0:
        return "the same number"
    word = "more" if figure.change > 0 else "fewer"
    if not difference(figure):
        return f"{number(abs(figure.change))} {word}"
    shown = percent(figure.change_percent or 0)
    return f"{shown if shown != '0.0%' else 'under 0.1%'} {word}"


def between(low: float | None, high: float | None) -> str:
    """`−0.6% to +0.1%`, or that there is nothing to print."""
    return "" if low is None or high is None else f"{signed_percent(low)} to {signed_percent(high)}"


def usual(figure: Figure) -> str:
    """`−0.3% (−0.4% to −0.2%)`: the usual offset with its likely range."""
    offset = figure.parameters.get("usual_percent")
    if offset is None or figure.value is None:
        return ""
    low, high = figure.interval or (None, None)
    reach, middle = between(low, high), signed_percent(offset)
    return f"{middle} ({reach})" if reach and reach != f"{middle} to {middle}" else middle


def how(figure: Figure) -> str:
    """How the two sources agree on an offence group."""
    if figure.value is None:
        return NOT_AVAILABLE
    return WORDS[figure.parameters["agreement"]]


def side(figure: Figure) -> str:
    """Where one time lies beside what is usual."""
    return SIDES.get(figure.standing or "", "not judged")
