"""A reader's own jobs."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access import queries as access
from commonweal.portal.access.reader import Reader
from commonweal.portal.jobs.models import DONE, ENDED, WAITING, Job

LISTED = 50
STATES = {"waiting": "Waiting", "running": "Under way", "done": "Done", "failed": "Not done", "stopped": "Stopped"}


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as its asker sees it. `ahead`: how many wait before it."""

    id: UUID
    title: str
    state: str
    state_words: str
    asked_at: dt.datetime
    ended_at: dt.datetime | None
    progress: int
    saying: str
    problem: str
    address: str
    stop_asked: bool

    @property
    def going_on(self) -> bool:
        """Whether it may still change."""
        return self.state not in ENDED

    @property
    def waiting(self) -> bool:
        """Whether no worker has it yet."""
        return self.state == WAITING


def mine(reader: Reader) -> tuple[JobView, ...]:
    """The jobs that this reader asked for, newest first."""
    if reader.account is None:
        return ()
    rows = access.readable(reader, Job).filter(asked_by=reader.account).order_by("-asked_at", "pk")[:LISTED]
    return tuple(_view(job) for job in rows)


def job(reader: Reader, id: UUID) -> JobView:
    """One job; the same 404 for someone else's as for none."""
    found = access.one(reader, Job, id)
    if reader.account is None or found.asked_by != reader.account:
        raise Http404
    return _view(found)


def _view(job: Job) -> JobView:
    address = job.result.get("address", "") if job.state == DONE else ""
    return JobView(
        id=job.pk,
        title=job.title,
        state=job.state,
        state_words=STATES[job.state],
        asked_at=job.asked_at,
        ended_at=job.ended_at,
        progress=job.progress,
        saying=job.saying,
        problem=job.problem,
        address=address if address.startswith("/") and not address.startswith("//") else "",
        stop_asked=job.stop_asked,
    )
