"""A review at a set date: the figures then, and the next step that was agreed."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.library.models import Paper
from commonweal.portal.operations.models.operation import ROW, Operation
from commonweal.portal.tasks.models import Action

NEXT_STEPS = {
    "carry on": "Carry on as it is",
    "change": "Carry on with a change",
    "extend": "Extend it to other wards",
    "stop": "Stop",
}


class Review(Kept):
    """`figures`: counts as they were held on the day of the review, with the files that they came from."""

    TABLE_ROW = ROW

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    next_step = models.CharField(max_length=10, blank=True)
    next_words = models.TextField(blank=True)
    figures = models.JSONField(default=dict)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A review that was held agreed on a next step."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(held_on=None, next_step="") | (Q(held_on__isnull=False) & Q(next_step__in=NEXT_STEPS)),
                name="review_held_with_step",
            )
        ]
