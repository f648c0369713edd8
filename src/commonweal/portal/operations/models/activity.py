"""What was done in an operation, and the partnership's own list of kinds of activity."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.audit.clock import new_id
from commonweal.portal.operations.models.operation import ROW, Operation
from commonweal.portal.partnership.models import Agency


class ActivityKind(models.Model):
    """A kind of activity. One that is no longer offered stays with what was done under it."""

    OPEN_BECAUSE = "Names of kinds of activity, of no operation in particular."

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80, unique=True)
    unit = models.CharField(max_length=40, blank=True)  # what is usually counted: hours, bags, homes
    position = models.PositiveIntegerField(default=0)
    offered = models.BooleanField(default=True)


class Activity(Kept):
    """One thing that an agency did, on a day or over some days. What is empty was not told: it is not nought."""

    TABLE_ROW = ROW

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="activities")
    kind = models.ForeignKey(ActivityKind, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="activities")
    place = models.CharField(max_length=200, blank=True)
    wards = models.JSONField(default=list)
    first = models.DateField(db_index=True)
    last = models.DateField()
    quantity = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # pounds
    volunteers = models.PositiveIntegerField(null=True, blank=True)
    result = models.TextField(blank=True)
    struck = models.TextField(blank=True)  # why it was taken out: it counts no more, and stays

    class Meta:
        """It ends no sooner than it begins."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="activity_ends_after")
        ]
