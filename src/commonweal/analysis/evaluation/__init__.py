"""Did an operation work, did crime move, and where next: before and after beside controls chosen beforehand."""

from commonweal.analysis.evaluation.answer import answer
from commonweal.analysis.evaluation.choice import Choice
from commonweal.analysis.evaluation.question import Question, same_months_before

__all__ = ["Choice", "Question", "answer", "same_months_before"]
