"""Indicators: what a partner counts, against whom, and what it says of it."""

from commonweal.analysis.indicators.answer import LAST, REPORT, answer, asked_for, figures_of, id_of
from commonweal.analysis.indicators.judged import NEEDS, Judged, Need, Point, judge
from commonweal.analysis.indicators.material import Held
from commonweal.analysis.indicators.question import Question
from commonweal.analysis.indicators.small_numbers import HIDDEN, counted, without_small

__all__ = [
    "HIDDEN",
    "LAST",
    "NEEDS",
    "REPORT",
    "Held",
    "Judged",
    "Need",
    "Point",
    "Question",
    "answer",
    "asked_for",
    "counted",
    "figures_of",
    "id_of",
    "judge",
    "without_small",
]
