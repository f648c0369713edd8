"""One figure of any report in a sentence, and what can be said of it: for lists of figures, and for minutes.

A report that is told as changes of counts needs no line here. The comparison's figures stand beside a group's, the
reconciliation's beside another source's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from commonweal.figures import Figure, FigureSet
from commonweal.rendering import verdicts
from commonweal.rendering.comparison import rates, standings, year_end
from commonweal.rendering.evaluation import in_words as of_operation
from commonweal.rendering.hotspots.in_words import in_words as of_hotspots
from commonweal.rendering.indicators.in_words import sentence as of_indicator
from commonweal.rendering.reconciliation import numbers
from commonweal.rendering.reconciliation.beside import WHOLE
from commonweal.rendering.seasonal.in_words import sentence as in_season
from commonweal.rendering.sentences import about, plain
from commonweal.rendering.survey.in_words import sentence as in_survey
from commonweal.rendering.words import number
from commonweal.rendering.youth_justice.in_words import sentence as of_children

CHANGE, DISTANCE = "percent change", "distance"
PROJECTED = "/projection"  # how such a figure's id ends: it is never told without its range


@dataclass(frozen=True, slots=True)
class InWords:
    """A whole sentence, and the last word on it."""

    sentence: str
    say: str


def in_words(figures: FigureSet, figure: Figure) -> InWords:
    """The figure in the words of its own report."""
    return SPEAKING.get(figures.report, _change)(figures, figure)


def _change(_figures: FigureSet, figure: Figure) -> InWords:
    return InWords(plain(about(figure)), verdicts.what_we_can_say(figure))


def _beside_group(figures: FigureSet, figure: Figure) -> InWords:
    """`Robbery, Tallow: 1.7 for every 1,000 residents, the group 0.99.`"""
    name = _named(figures, figure)
    if figure.suppressed:
        return InWords(f"{name}: {verdicts.SUPPRESSED}.", "not shown")
    if figure.value is None:
        why = f", {figure.notes[0]}" if figure.notes else ""
        return InWords(f"{name}: not available{why}.", verdicts.NOT_AVAILABLE)
    if figure.id.endswith(PROJECTED):
        return InWords(plain(year_end.sentence(figure)), "projected")
    group = f", the group {_value(figure, figure.baseline_value)}" if figure.baseline_value is not None else ""
    return InWords(f"{name}: {_told(figure)}{group}.", _say(figure))


def _named(figures: FigureSet, figure: Figure) -> str:
    """The offence with the partnership, or with what else the label says."""
    titles = {grouping.offence: grouping.title for grouping in figures.groupings}
    offence = titles.get(figure.offence, "")
    if not offence or figure.label.startswith(offence):
        return figure.label
    return f"{offence}, {figure.label}"


def _told(figure: Figure) -> str:
    said = _value(figure, figure.value)
    if figure.unit == CHANGE:
        return f"{said} against the earlier months"
    if figure.unit.startswith("per "):
        return f"{said} for every {figure.unit.removeprefix('per ')}"
    return f"{said} away by what they are compared by" if figure.unit == DISTANCE else f"{said} {figure.unit}"


def _value(figure: Figure, value: float | None) -> str:
    if value is None or figure.unit == CHANGE:
        return rates.change(value)
    if figure.unit.startswith("per "):
        return rates.said_rate(value)
    return rates.rate(value) if figure.unit == DISTANCE else number(value, figure.unit)


def _say(figure: Figure) -> str:
    if figure.standing is None:
        return ""
    return standings.which_way(figure) if figure.unit == CHANGE else standings.where_we_stand(figure)


def _beside_source(figures: FigureSet, figure: Figure) -> InWords:
    """`Burglary, Tallow, May 2025: police.uk counts 997 offences, the extract 1,000: 0.3% fewer.`"""
    whole = figures.figure(f"{figure.id.rpartition('/')[0]}{WHOLE}")  # its label is the offence's name
    offence, place = whole.label, f"{figure.area.name}, {figure.period.words}"
    if figure.value is None:
        why = f", {figure.notes[0]}" if figure.notes else ""
        return InWords(f"{offence}, {place}: not available{why}.", verdicts.NOT_AVAILABLE)
    first, second = figure.parameters["names"]
    counts = (
        f"{first} counts {numbers.count(figure.value)} {figure.unit}, {second} {numbers.count(figure.baseline_value)}"
    )
    say = numbers.how(figure) if figure is whole else numbers.side(figure)
    return InWords(f"{offence}, {place}: {counts}: {numbers.more_or_fewer(figure)}.", say)


def _of_season(figures: FigureSet, figure: Figure) -> InWords:
    return InWords(*in_season(figures, figure))


def _of_survey(figures: FigureSet, figure: Figure) -> InWords:
    return InWords(*in_survey(figures, figure))


def _of_indicator(figures: FigureSet, figure: Figure) -> InWords:
    return InWords(*of_indicator(figures, figure))


def _of_place(_figures: FigureSet, figure: Figure) -> InWords:
    return InWords(*of_hotspots(figure))


def _of_operation(figures: FigureSet, figure: Figure) -> InWords:
    return InWords(of_operation.sentence(figures, figure), of_operation.last_word(figure))


def _of_children(_figures: FigureSet, figure: Figure) -> InWords:
    return InWords(*of_children(figure))


SPEAKING: dict[str, Callable[[FigureSet, Figure], InWords]] = {
    "seasonal": _of_season,
    "comparison": _beside_group,
    "evaluation": _of_operation,
    "hotspots": _of_place,
    "indicators": _of_indicator,
    "reconciliation": _beside_source,
    "survey": _of_survey,
    "youth-justice": _of_children,
}
