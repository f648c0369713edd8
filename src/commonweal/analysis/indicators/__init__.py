"""Indicators: what a partner counts, against whom, and what it says of it."""

from commonweal.analysis.indicators.answer import REPORT, answer, figures_of
from commonweal.analysis.indicators.judged import NEEDS, Judged, Need, Point, judge
from commonweal.analysis.indicators.material import Held
from commonweal.analysis.indicators.question import Question
from commonweal.analysis.indicators.small_numbers import without_small

__all__ = [
    "NEEDS",
    "REPORT",
    "Held",
    "Judged",
    "Need",
    "Point",
    "Question",
    "answer",
    "figures_of",
    "judge",
    "without_small",
]
