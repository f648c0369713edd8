"""How the numbers of a youth justice summary are printed, and the word on a comparison."""

from commonweal.figures import Figure

NOT_HELD, NOT_SHOWN, NOT_AVAILABLE = "not held", "not shown", "not available"
CHANGES = {
    "rise": "more than chance explains",
    "fall": "fewer than chance explains",
    "no clear change": "no clear change",
    "too few to say": "too few to say",
}
STANDINGS = {"above": "higher", "below": "lower", "within": "no clear difference"}


def value(figure: Figure, decimals: int | None = None) -> str:
    """The number as it is printed, or why there is none."""
    if figure.suppressed:
        return NOT_SHOWN
    if figure.value is None:
        return NOT_AVAILABLE if is_held_elsewhere(figure) else NOT_HELD
    places = _decimals(figure) if decimals is None else decimals
    return f"{figure.value:,.{places}f}"


def is_held_elsewhere(figure: Figure) -> bool:
    """Whether it is the last figure of an indicator that a partner follows, not of the returns."""
    return "called" in figure.parameters


def from_where(figure: Figure) -> str:
    """`From Absence (School census), January to March 2025: ... old when this paper's months ended.`; else ""."""
    if not is_held_elsewhere(figure):
        return ""
    told, late = figure.parameters, ", and the next was late" if figure.parameters.get("stale") else ""
    age = f"{told['age']} when this paper's months ended{late}"
    return f"From {told['called']} ({told['source']}), {figure.period.words}: {age}."


def _decimals(figure: Figure) -> int:
    if "offences per child" in figure.unit:
        return 1
    if "reoffences per" in figure.unit or "per 1,000" in figure.unit:
        return 2
    return 1 if "per 100,000" in figure.unit or figure.unit.startswith("%") or figure.unit == "percent" else 0


def share(percent: float) -> str:
    """`34%`; what is not all, or not nothing, is not printed as if it were."""
    words = f"{percent:.0f}%"
    if words == "0%" and percent > 0:
        return "under 1%"
    return "over 99%" if words == "100%" and percent < 100 else words


def interval(figure: Figure) -> str:
    """`266 to 455`, the likely range of a value itself; nothing where there is none."""
    if figure.interval is None or None in figure.interval:
        return ""
    places = _decimals(figure)
    low, high = figure.interval
    return f"{low:,.{places}f} to {high:,.{places}f}"


def change(figure: Figure) -> str:
    """The word on a comparison."""
    return CHANGES.get(figure.verdict or "", "")


def theirs(figure: Figure) -> str:
    """The published rate that ours stands beside."""
    return "" if figure.baseline_value is None else f"{figure.baseline_value:,.{_decimals(figure)}f}"


def unit(figure: Figure) -> str:
    """The unit as it stands behind a number: without what is counted, where it is a rate of people."""
    before, per, after = figure.unit.partition("per 1")
    return f"per 1{after}" if per and "reoff" not in before else figure.unit
