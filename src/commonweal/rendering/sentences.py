"""A figure said in words. Nothing is said that the figure does not hold: no other number, no surer verb.

"Rose" and "fell" belong to the verdicts rise and fall. Everything else states the count, and how it compares.
"""

from dataclasses import dataclass

from commonweal.figures import Figure, Period
from commonweal.rendering.verdicts import SUPPRESSED, Tone, is_missing, is_sure, tone
from commonweal.rendering.words import lower_first, name_of, of_unit, percent, upper_first
from commonweal.rendering.words import number as printed

# Below this many in the earlier period a percentage says more about the base than about the change.
TINY_BASE = 20
WITHIN = "which is within what such months vary by"
TOO_FEW = "too few to say whether that is a change"
NO_PERCENTAGE_FROM_ZERO = "no percentage can be given from zero"
NO_PERCENTAGE_OF_FEW = "too small a number for a percentage"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence, and whether it carries the colour of more or fewer."""

    text: str
    tone: Tone = ""


Sentence = tuple[Run, ...]


def plain(sentence: Sentence) -> str:
    """The words alone."""
    return "".join(run.text for run in sentence)


@dataclass(frozen=True, slots=True)
class Before:
    """How the earlier period is spoken of: more `than` it, none `within` it."""

    than: str
    within: str


def before(period: Period, against: Period | None) -> Before:
    """`the year before`, `the same months a year before`, or the months by name."""
    if against is None:
        return Before("before", "before")
    if against == period.shift(-12):
        if len(period) == 12:
            return Before("the year before", "the year before")
        return Before("the same months a year before", "in the same months a year before")
    return Before(f"in {against.words}", f"in {against.words}")


def about(figure: Figure) -> Sentence:
    """One whole sentence on a figure: `Robbery rose 36.6%, from 202 to 276 offences.`"""
    name = upper_first(name_of(figure))
    if figure.suppressed:
        return (Run(f"{name}: {SUPPRESSED}."),)
    if is_missing(figure):
        return (Run(f"{name}: not available."),)
    if is_sure(figure):
        return (Run(f"{name} {verb(figure)}", tone(figure)), Run(f" {_by_how_much(figure)}."))
    return (Run(f"{name}: {counted(figure)}{compared(figure)}."),)


def counted(figure: Figure) -> str:
    """`5,051 incidents`, `1 offence`, `no offences`."""
    return of_unit(_value(figure), figure.unit)


def verb(figure: Figure) -> str:
    """`rose` or `fell`; for a sure change only."""
    return "rose" if figure.verdict == "rise" else "fell"


def from_to(figure: Figure) -> str:
    """`from 202 to 276`; ends of zero are `none`."""
    return f"from {_end(figure.baseline_value, figure)} to {_end(figure.value, figure)}"


def moved(figure: Figure) -> Sentence:
    """A clause for the middle of a sentence: `robbery rose from 202 to 276`. For a sure change only."""
    return (Run(f"{lower_first(name_of(figure))} {verb(figure)}", tone(figure)), Run(f" {from_to(figure)}"))


def compared(figure: Figure) -> str:
    """What follows the count: `, 13.6% more than the year before, which is within what such months vary by`."""
    base, change = figure.baseline_value, figure.change
    if base is None or change is None:
        return ""
    when = before(figure.period, figure.baseline_period)
    if change == 0:
        return f", {'as' if base == 0 else 'the same as'} {when.than}"
    return f", {_difference(figure, base, when)}{_caution(figure)}"


def _difference(figure: Figure, base: float, when: Before) -> str:
    if base == 0:
        return f"from none {when.within} ({NO_PERCENTAGE_FROM_ZERO})"
    if base < TINY_BASE or figure.change_percent is None:
        reason = f" ({NO_PERCENTAGE_OF_FEW})" if base < TINY_BASE else ""
        return f"against {printed(base, figure.unit)} {when.within}{reason}"
    return f"{more_or_fewer(figure)} than {when.than}"


def more_or_fewer(figure: Figure) -> str:
    """`5.4% fewer`, `under 0.1% more`; a rate is higher or lower."""
    change = figure.change_percent or 0.0
    size = percent(change) if abs(change) >= 0.05 else "under 0.1%"
    rate = " per " in figure.unit
    word = ("higher" if rate else "more") if change > 0 else ("lower" if rate else "fewer")
    return f"{size} {word}"


def _caution(figure: Figure) -> str:
    if figure.verdict == "no clear change":
        return f", {WITHIN}"
    if figure.verdict == "too few to say":
        return f", {TOO_FEW}"
    return ""


def _by_how_much(figure: Figure) -> str:
    base = figure.baseline_value or 0.0
    if base == 0:
        return f"{from_to(figure)} ({NO_PERCENTAGE_FROM_ZERO})"
    if base < TINY_BASE or figure.change_percent is None:
        return f"{from_to(figure)}{f' ({NO_PERCENTAGE_OF_FEW})' if base < TINY_BASE else ''}"
    return f"{percent(figure.change_percent)}, from {printed(base, figure.unit)} to {counted(figure)}"


def _end(value: float | None, figure: Figure) -> str:
    return "none" if not value else printed(value, figure.unit)


def _value(figure: Figure) -> float:
    return 0.0 if figure.value is None else figure.value
