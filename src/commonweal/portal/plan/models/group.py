"""Task and finish groups and working groups: what they are to do, who is in them, until when."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.partnership.models import Agency, Body, Person
from commonweal.portal.plan.models.plan import ROW

TASK_AND_FINISH, WORKING = "task and finish", "working"
KINDS = {TASK_AND_FINISH: "Task and finish group", WORKING: "Working group"}


class Group(Kept):
    """A group. One that ended stays to be read, with what came of it."""

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="task_groups")
    kind = models.CharField(max_length=20, default=TASK_AND_FINISH)
    name = models.CharField(max_length=200)
    terms = models.TextField()
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="task_groups")
    chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reports_to = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # when it is to end
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        """It ends with a word of what came of it; a task and finish group has an end."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(ended_on=None) | ~Q(outcome=""), name="group_ended_with_outcome"),
            models.CheckConstraint(
                condition=~Q(kind=TASK_AND_FINISH) | Q(ends_on__isnull=False), name="group_task_has_end"
            ),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("since")), name="group_ends_after"),
        ]


class Seat(Kept):
    """An agency, or a person of it, in a group, from a day until a day."""

    TABLE_ROW = ROW

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
