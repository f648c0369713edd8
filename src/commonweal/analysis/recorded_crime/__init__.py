"""Recorded crime and disorder: what changed, by how much, where, and how sure that is."""

from commonweal.analysis.recorded_crime.answer import answer
from commonweal.analysis.recorded_crime.partner_paragraphs import Contribution, StatedFigure
from commonweal.analysis.recorded_crime.question import POLICE_UK, Question, year_before
from commonweal.analysis.recorded_crime.revisions import superseded

__all__ = ["POLICE_UK", "Contribution", "Question", "StatedFigure", "answer", "superseded", "year_before"]
