"""One figure of a season in words: counts, what was to be expected, and what can be said. Nothing surer than that."""

from commonweal.figures import Figure
from commonweal.rendering.verdicts import NOT_AVAILABLE, SUPPRESSED, Tone
from commonweal.rendering.words import likely_range, number, signed, signed_percent

WORDS = {
    "rise": "more",
    "fall": "fewer",
    "no clear change": "as expected",
    "too few to say": "too few to say",
    "not available": NOT_AVAILABLE,
}
TONES: dict[str, Tone] = {"rise": "more", "fall": "fewer"}
SMALLEST = 20.0  # expected, below which no percentage is printed


def count(figure: Figure) -> str:
    """`26`, `not shown`, `not available`."""
    if figure.suppressed:
        return "not shown"
    return NOT_AVAILABLE if figure.value is None else number(figure.value)


def expected(figure: Figure | None) -> str:
    """`37.4`; "" where nothing was to be expected."""
    if figure is None or figure.baseline_value is None:
        return ""
    return f"{figure.baseline_value:,.1f}" if figure.baseline_value < 100 else f"{figure.baseline_value:,.0f}"


def expected_range(figure: Figure) -> str:
    """`20 to 57`: in which the count would have lain 95 times in 100."""
    low, high = (figure.parameters.get(name) for name in ("expected_low", "expected_high"))
    return "" if low is None or high is None else f"{low:,.0f} to {high:,.0f}"


def added(figure: Figure | None) -> str:
    """`+18.8`: count less expected."""
    change = figure.change if figure else None
    return "" if change is None else signed(round(change, 1) if abs(change) < 100 else round(change))


def change(figure: Figure | None) -> str:
    """`+260%`; of few expected it says so."""
    if figure is None or figure.change_percent is None:
        return ""
    if figure.baseline_value is not None and figure.baseline_value < SMALLEST:
        return "small base"
    return signed_percent(figure.change_percent)


def change_range(figure: Figure | None) -> str:
    """The likely range of the change."""
    if figure is None or figure.interval is None or figure.baseline_value is None:
        return ""
    return "" if figure.baseline_value < SMALLEST else likely_range(*figure.interval)


def say(figure: Figure | None) -> str:
    """The last word: more, fewer, as expected."""
    if figure is None:
        return ""
    return "not shown" if figure.suppressed else WORDS.get(figure.verdict or "", "")


def tone(figure: Figure | None) -> Tone:
    """Colour for what is sure alone."""
    return "quiet" if figure is None or figure.suppressed else TONES.get(figure.verdict or "", "quiet")


def verdict_words(figure: Figure, against: str) -> str:
    """`more than expected`, `within what such years differ by`."""
    return {
        "rise": "more than expected",
        "fall": "fewer than expected",
        "no clear change": f"which is within what {against} differ by",
        "too few to say": "too few to say whether that is more or fewer",
    }.get(figure.verdict or "", "")


def beside_earlier(figure: Figure) -> str:
    """`26, where earlier years led one to expect 37.4 (14 to 64): which is within what such years differ by`."""
    if figure.suppressed:
        return SUPPRESSED
    if figure.baseline_value is None:
        return f"{count(figure)}; too few earlier years are held to say what was to be expected"
    came = "" if figure.value is None else f"{count(figure)}, where "
    told = f"{came}earlier years led one to expect {expected(figure)} ({expected_range(figure)})"
    if figure.value is None:
        return f"{told}; the count itself is not available"
    return f"{told}, {verdict_words(figure, 'such years')}"


def beside_around(figure: Figure) -> str:
    """`the weeks around would have led to 7.2: the season added 18.8, more than expected`."""
    if figure.suppressed or figure.baseline_value is None or figure.change is None:
        return ""
    told = f"by the weeks around, {expected(figure)} were to be expected"
    if figure.verdict == "rise":
        return f"{told}: the season added {number(round(figure.change, 1))}"
    if figure.verdict == "fall":
        return f"{told}: it was {number(round(-figure.change, 1))} fewer in the season"
    return f"{told}, {verdict_words(figure, 'such weeks')}"


def forecast(figure: Figure) -> str:
    """`35 (15 to 59)`."""
    if figure.suppressed:
        return "not shown"
    if figure.value is None or figure.interval is None:
        return "not told"
    return f"{_rounded(figure.value)} ({figure.interval[0]:,.0f} to {figure.interval[1]:,.0f})"


def _rounded(value: float) -> str:
    return f"{value:,.1f}" if value < 10 else f"{value:,.0f}"


def inside(figure: Figure) -> str:
    """Whether what came lay in a forecast's range."""
    return {"within": "inside", "above": "above", "below": "below"}.get(figure.standing or "", "")
