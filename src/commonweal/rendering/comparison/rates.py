"""Rates and places as the comparison prints them."""

from commonweal.figures import Figure
from commonweal.rendering.verdicts import NOT_AVAILABLE
from commonweal.rendering.words import MINUS, signed_percent

BARE = 2  # decimals of a rate in a table, where offences of every size stand below each other
TWO_DECIMALS_BELOW = 2.0
TEENS = (11, 12, 13)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def rate(value: float | None) -> str:
    """`8.99` for a table; `not available`, never 0, where there is none."""
    if value is None:
        return NOT_AVAILABLE
    return f"under {10**-BARE}" if 0 < value < 0.5 * 10**-BARE else f"{value:,.{BARE}f}"


def said_rate(value: float) -> str:
    """`9.0` for a sentence or a chart; below one a second decimal tells more."""
    if value == 0:
        return "0"
    return f"{value:,.1f}" if value >= 1 else rate(value)


def drawn_rate(value: float, mean: float | None) -> str:
    """As many decimals on every bar of a chart, by the size of the group's rate."""
    return rate(value) if (mean or value) < TWO_DECIMALS_BELOW else f"{value:,.1f}"


def said_beside(ours: float, group: float) -> tuple[str, str]:
    """Two rates of one sentence: with a second decimal where they would read alike without."""
    first, second = said_rate(ours), said_rate(group)
    return (rate(ours), rate(group)) if first == second and ours != group else (first, second)


def range_of(figure: Figure) -> str:
    """`8.58 to 9.42`; nothing where no range is known."""
    if figure.interval is None:
        return ""
    return between(*figure.interval)


def between(low: float | None, high: float | None) -> str:
    """`5.93 to 10.55`; an open end says so."""
    if low is None or high is None:
        return "" if low is high else f"{rate(low)} or more" if high is None else f"up to {rate(high)}"
    return f"{rate(low)} to {rate(high)}"


def ordinal(place: float) -> str:
    """`4th`, `21st`, `112th`."""
    whole = round(place)
    ending = "th" if whole % 100 in TEENS else ENDINGS.get(whole % 10, "th")
    return f"{whole}{ending}"


def place_of(figure: Figure) -> str:
    """`4th of 13 (4th to 6th)`: a place only with its interval, nothing where there is none or nobody else."""
    place, ends, of = (figure.parameters.get(name) for name in ("rank", "rank_interval", "of"))
    if place is None or not ends or None in ends or not of or of < 2:
        return ""
    low, high = map(ordinal, ends)
    said = low if low == high else f"{low} to {high}"
    return f"{ordinal(place)} of {of} ({said})"


def percent_range(figure: Figure) -> str:
    """`−12.0% to +8.1%` of a change."""
    if figure.interval is None or None in figure.interval:
        return ""
    low, high = figure.interval
    return f"{signed_percent(low or 0.0)} to {signed_percent(high or 0.0)}"


def change(value: float | None) -> str:
    """`+12.3%`, `not available`."""
    return NOT_AVAILABLE if value is None else signed_percent(value)


def residents(figure: Figure) -> str:
    """`196,587`; nothing where they are not known."""
    people = figure.parameters.get("residents")
    return "" if people is None else f"{people:,.0f}".replace("-", MINUS)
