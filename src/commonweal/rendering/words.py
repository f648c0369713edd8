"""Numbers as a paper prints them: commas, signs, one decimal on percentages, a true minus."""

from collections.abc import Sequence

from commonweal.figures import Figure, Period

MINUS = "−"
NO_BREAK = "\u00a0"
SMALL_NUMBERS = "no one two three four five six seven eight nine".split()
# A unit's singular where dropping the last letter is not it.
SINGULAR = {"residents": "resident", "people": "person", "children": "child"}


def is_rate(unit: str) -> bool:
    """Whether the unit is a rate (`crimes per 1,000 residents`), printed to one decimal."""
    return " per " in f" {unit} " or unit == "%"


def number(value: float, unit: str = "") -> str:
    """`20,194`; a rate or an average keeps one decimal."""
    decimals = 1 if is_rate(unit) or value != round(value) else 0
    return _with_minus(f"{value:,.{decimals}f}")


def signed(value: float, unit: str = "") -> str:
    """`+81`, `−1,268`, `0`."""
    text = number(value, unit)
    return f"+{text}" if value > 0 else text


def percent(value: float) -> str:
    """`5.4%`, without a sign."""
    return f"{abs(value):,.1f}%"


def signed_percent(value: float) -> str:
    """`+5.4%`, `−12.0%`; what rounds to nothing has no sign."""
    if abs(value) < 0.05:
        return "0.0%"
    return f"{'+' if value > 0 else MINUS}{percent(value)}"


def likely_range(low: float | None, high: float | None) -> str:
    """`−40% to −21%`: whole percentages, but never rounded across or onto zero; an open end says so."""
    return _from_to(None if low is None else _bound(low), None if high is None else _bound(high))


def value_range(low: float | None, high: float | None, unit: str) -> str:
    """`19,200 to 20,850`: the likely range of a value itself."""
    decimals = 1 if is_rate(unit) else 0
    ends = [None if end is None else _with_minus(f"{end:,.{decimals}f}") for end in (low, high)]
    return _from_to(*ends)


def small(count: int) -> str:
    """`three` below ten, digits from there."""
    return SMALL_NUMBERS[count] if 0 <= count < len(SMALL_NUMBERS) else f"{count:,}"


def of_unit(value: float, unit: str) -> str:
    """`1 offence`, `276 offences`, `no offences`."""
    if value == 0:
        return f"no {unit}".strip()
    return f"{number(value, unit)} {singular(unit) if value == 1 else unit}".strip()


def singular(unit: str) -> str:
    """The unit for one: `offences` -> `offence`; a rate keeps its words."""
    if unit in SINGULAR:
        return SINGULAR[unit]
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") and not is_rate(unit) else unit


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def name_of(figure: Figure) -> str:
    """The label as a sentence says it: without its bracket, as `Anti-social behaviour (not crime)` has one."""
    return figure.label.partition(" (")[0].strip() or figure.label


def short_words(period: Period) -> str:
    """`Oct 24 to Sep 25`, for a column's head."""
    if period.start == period.end:
        return period.start.short
    ends = (m.short.replace(" ", NO_BREAK) for m in (period.start, period.end))
    return f"{NO_BREAK}to ".join(ends)


def lower_first(text: str) -> str:
    """For the middle of a sentence; an acronym keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """For a sentence's start."""
    return text[:1].upper() + text[1:]


def _from_to(low: str | None, high: str | None) -> str:
    if low is None:
        return "" if high is None else f"up to {high}"
    return f"{low} or more" if high is None else f"{low} to {high}"


def _bound(value: float) -> str:
    whole = round(value)
    if value == 0:
        return "0%"
    if whole == 0:
        return signed_percent(value)
    return f"{'+' if whole > 0 else MINUS}{abs(whole):,}%"


def _with_minus(text: str) -> str:
    return text.replace("-", MINUS)
