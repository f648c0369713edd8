"""A season's days against what earlier years and the weeks around led one to expect, and the season to come."""

from commonweal.analysis.seasonal.answer import REPORT, answer
from commonweal.analysis.seasonal.question import POLICE_UK, Question
from commonweal.analysis.seasonal.window import window

__all__ = ["POLICE_UK", "REPORT", "Question", "answer", "window"]
