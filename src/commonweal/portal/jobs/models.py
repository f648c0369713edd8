"""A job: what is to be done, for whom, how far it is."""

from django.db import models

from commonweal.portal.access.models import Kept


class Job(Kept):
    """Background work. Only who asked for it sees it (its audience)."""

    TABLE_ROW = "paper, report"

    name = models.CharField(max_length=80)  # the registered function
    arguments = models.JSONField(default=dict)
    title = models.CharField(max_length=200)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting", db_index=True)  # waiting, running, done, failed
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    progress = models.PositiveSmallIntegerField(default=0)  # of 100
    saying = models.CharField(max_length=200, blank=True)
    problem = models.TextField(blank=True)  # in the user's words
    result = models.JSONField(default=dict)
