"""Which papers of the library are of an operation: its evaluations and its highlight reports."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.library.models import Paper
from commonweal.portal.operations.models.operation import ROW, Operation

EVALUATION, HIGHLIGHT = "evaluation", "highlight"


class Report(Kept):
    """A paper of an operation. It shows to those who may read both."""

    TABLE_ROW = ROW

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="reports")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    made_at = models.DateTimeField()
