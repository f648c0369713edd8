"""What workers do with jobs: take one, end it, and give back those whose worker died."""

import datetime as dt
from typing import Any

from django.db import connection, transaction

from commonweal.portal.audit.clock import now
from commonweal.portal.jobs.models import DONE, FAILED, RUNNING, STOPPED, WAITING, Job
from commonweal.portal.jobs.work import Work

DEAD_AFTER = dt.timedelta(seconds=90)  # without a heartbeat; one is given every 15
MOST_ATTEMPTS = 2
DIED = (
    "This stopped twice without an end: the server was restarted or ran out of memory. Ask for it again, or for less."
)


def take() -> Work | None:
    """The longest waiting job, marked as ours; None where none waits.

    PostgreSQL skips rows that another worker holds; SQLite's transactions begin by taking the one lock there is.
    """
    with transaction.atomic():
        waiting = Job.objects.filter(state=WAITING).order_by("asked_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True, of=("self",))
        job = waiting.first()
        if job is None:
            return None
        job.state, job.attempt, job.started_at, job.beat_at = RUNNING, job.attempt + 1, now(), now()
        job.progress, job.saying = 0, "Starting"
        job.save(update_fields=["state", "attempt", "started_at", "beat_at", "progress", "saying"])
    return Work(job.pk, job.attempt, job.asked_by, job.arguments)


def finish(work: Work, result: dict[str, Any]) -> None:
    """Done, with what its page should know."""
    _end(work, state=DONE, progress=100, saying="", result=result)


def fail(work: Work, problem: str) -> None:
    """Failed, in words that the asker can act on."""
    _end(work, state=FAILED, problem=problem)


def stopped(work: Work) -> None:
    """Stopped by who asked."""
    _end(work, state=STOPPED)


def give_back_dead() -> int:
    """Let jobs whose worker fell silent be taken once more, or fail them in words. Answers how many there were."""
    silent = Job.objects.filter(state=RUNNING, beat_at__lt=now() - DEAD_AFTER)
    again = silent.filter(attempt__lt=MOST_ATTEMPTS, stop_asked=False).update(state=WAITING, saying="Waiting again")
    gone = silent.filter(stop_asked=True).update(state=STOPPED, ended_at=now())
    return again + gone + silent.update(state=FAILED, ended_at=now(), problem=DIED)


def _end(work: Work, **fields: Any) -> None:
    """Only the worker that has the job ends it: one thought dead that comes back changes nothing."""
    Job.objects.filter(pk=work.job, state=RUNNING, attempt=work.attempt).update(ended_at=now(), **fields)
