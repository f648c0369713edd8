"""An operation: its aim, its problem, where and when, who leads it, and what it is judged against."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.partnership.models import Agency, Body, Person

ROW = "operation"
PLANNED, RUNNING, ENDED = "planned", "running", "ended"

# Where an operation may go from where it is.
NEXT: dict[str, tuple[str, ...]] = {PLANNED: (RUNNING, ENDED), RUNNING: (ENDED,), ENDED: (RUNNING,)}


class Operation(Kept):
    """For the partnership at most: what everyone may read of it is a report of it that was released.

    Wards are `{"code", "name"}`; `area` is a drawn one, a GeoJSON polygon. What it is judged against is empty where the
    evaluation may propose it; `frozen` is the choice of the first evaluation, which later ones keep.
    """

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="operations")
    name = models.CharField(max_length=200)
    aim = models.TextField(blank=True)
    scan = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    response = models.TextField(blank=True)
    assessment = models.TextField(blank=True)
    place = models.CharField(max_length=20)  # the code of the partnership or district
    place_name = models.CharField(max_length=200)
    wards = models.JSONField(default=list)
    area = models.JSONField(null=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="operations")
    lead_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="operations")
    partners = models.JSONField(default=list)  # ids of agencies
    state = models.CharField(max_length=10, default=PLANNED)
    nearby = models.JSONField(default=list)
    controls = models.JSONField(default=list)
    at_risk = models.JSONField(default=list)
    frozen = models.TextField(blank=True)  # as `papers.evaluation` writes and reads it

    class Meta:
        """It ends no sooner than it begins."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="operation_ends_after")
        ]
