"""A priority of a plan: how it is measured, what is to be done by when, what it costs. Actions are the tasks room's."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Agency
from commonweal.portal.plan.models.plan import ROW, Plan

MORE, LESS = "more", "less"
BETTER = {LESS: "Less is better", MORE: "More is better"}


class Priority(Kept):
    """One thing that a plan puts before others. One that was dropped stays, with its reason."""

    TABLE_ROW = ROW

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    position = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="priorities")
    dropped = models.TextField(blank=True)


class Measure(Kept):
    """How one can tell: an indicator, or a figure of a paper."""

    TABLE_ROW = ROW

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="measures")
    name = models.CharField(max_length=200)
    indicator = models.UUIDField(null=True, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    figure = models.CharField(max_length=200, blank=True)  # its id in the paper's figures
    better = models.CharField(max_length=4, default=LESS)
    baseline = models.FloatField(null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    struck = models.TextField(blank=True)

    class Meta:
        """It is measured by one thing; a target has a day."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(indicator=None) | Q(paper=None, figure=""), name="measure_of_one_source"
            ),
            models.CheckConstraint(condition=Q(target=None) | Q(target_on__isnull=False), name="measure_target_by_day"),
        ]


class Milestone(Kept):
    """Something to be reached by a day. `first_due` stays when it is put off."""

    TABLE_ROW = ROW

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="milestones")
    words = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="milestones")
    first_due = models.DateField()
    due_on = models.DateField(db_index=True)
    put_off = models.TextField(blank=True)  # why, each time on a line of its own
    done_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    dropped = models.TextField(blank=True)

    class Meta:
        """Reached with a word of how one can tell."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(done_on=None) | ~Q(evidence=""), name="milestone_done_with_evidence")
        ]


class Cost(Kept):
    """A line of a priority's money, in pounds. What is empty was not told: it is not nought."""

    TABLE_ROW = ROW

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="costs")
    words = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=200, blank=True)  # whose money
    year = models.PositiveIntegerField()  # in which the financial year begins
    planned = models.DecimalField(max_digits=12, decimal_places=2)
    spent = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
