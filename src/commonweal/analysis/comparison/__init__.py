"""How a partnership stands beside partnerships like it: rates, direction, and whether another group says the same."""

from commonweal.analysis.comparison.answer import REPORT, answer
from commonweal.analysis.comparison.question import Question

__all__ = ["REPORT", "Question", "answer"]
