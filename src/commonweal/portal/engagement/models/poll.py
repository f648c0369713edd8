"""How the last polls of an endpoint of reports from the public went. The reports themselves lie in the store."""

from django.db import models

from commonweal.portal.audit.clock import new_id


class Poll(models.Model):
    """One poll. `fault`: what went wrong, in words for a person; "" where nothing did."""

    OPEN_BECAUSE = "When an endpoint was asked and how many reports it gave; no report, and nobody's words."

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    months = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=500, blank=True)
