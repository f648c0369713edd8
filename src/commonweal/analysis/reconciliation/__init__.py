"""Reconciliation: what several sources say of one place and time, side by side, and where they part."""

from commonweal.analysis.reconciliation.answer import REPORT, answer
from commonweal.analysis.reconciliation.question import GROUPS, Question
from commonweal.analysis.reconciliation.which_sources import restricted, sources_held

__all__ = ["GROUPS", "REPORT", "Question", "answer", "restricted", "sources_held"]
