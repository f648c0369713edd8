"""A survey's questions: what people answered, weighted to who lives there, by ward, age and sex, and between waves."""

from commonweal.analysis.survey.answer import REPORT, answer
from commonweal.analysis.survey.question import Question
from commonweal.analysis.survey.waves import HeldWave, waves

__all__ = ["REPORT", "HeldWave", "Question", "answer", "waves"]
