"""A job: what is to be done, for whom, how far it is. And when scheduled work was last done."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept

WAITING, RUNNING, DONE, FAILED, STOPPED = "waiting", "running", "done", "failed", "stopped"
ENDED = (DONE, FAILED, STOPPED)

# Where a job may go from where it is. A running job goes back to waiting when its worker died.
NEXT: dict[str, tuple[str, ...]] = {
    WAITING: (RUNNING, STOPPED),
    RUNNING: (DONE, FAILED, STOPPED, WAITING),
    DONE: (),
    FAILED: (),
    STOPPED: (),
}


class Job(Kept):
    """Background work. Only who asked for it sees it (its audience)."""

    TABLE_ROW = "paper, report"

    name = models.CharField(max_length=80)  # the registered function
    arguments = models.JSONField(default=dict)
    title = models.CharField(max_length=200)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=WAITING, db_index=True)
    attempt = models.PositiveSmallIntegerField(default=0)  # counts workers that took it; an old one writes no more
    stop_asked = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    progress = models.PositiveSmallIntegerField(default=0)  # of 100
    saying = models.CharField(max_length=200, blank=True)
    problem = models.TextField(blank=True)  # in the user's words
    result = models.JSONField(default=dict)

    class Meta:
        """Ended with a time, or going on without one."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False) | (~Q(state__in=ENDED) & Q(ended_at=None)),
                name="job_ended_with_time",
            )
        ]


class ScheduledRun(models.Model):
    """When a piece of the system's own regular work was last begun: a row a piece, so that two workers do it once."""

    OPEN_BECAUSE = "it says when the system's own regular work was begun, and nothing of anyone"

    name = models.CharField(max_length=80, primary_key=True)
    begun_at = models.DateTimeField()
