"""What children did and what became of it: a youth justice team's year so far, beside earlier years and other areas."""

from commonweal.analysis.youth_justice.answer import REPORT, answer, answer_totals
from commonweal.analysis.youth_justice.names import Names
from commonweal.analysis.youth_justice.question import Question
from commonweal.analysis.youth_justice.truth import Truth

__all__ = ["REPORT", "Names", "Question", "Truth", "answer", "answer_totals"]
