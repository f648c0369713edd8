"""What people do with jobs: ask for one, stop one."""

from typing import Any

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.jobs import registry
from commonweal.portal.jobs.models import RUNNING, STOPPED, WAITING, Job
from commonweal.portal.jobs.rules import check_reader_can_ask, check_reader_can_stop


@recorded
def ask(name: str, *, title: str, arguments: dict[str, Any], by: Reader) -> Job:
    """Have registered work done in the background; only who asked sees it."""
    check_reader_can_ask(by)
    if not registry.known(name):
        raise LookupError(f"no work is registered as {name!r}")
    if by.person is None or by.account is None:
        raise LookupError("a job is asked for by an account")
    own = audiences.people([by.person])
    job = things.make(
        Job, home=None, audience=own, by=by, name=name, arguments=arguments, title=title[:200], asked_by=by.account,
        asked_at=now(),
    )  # fmt: skip
    note("ask job", by=by.account, thing=job.thing_id)
    return job


@recorded
def stop(job: Job, *, by: Reader) -> None:
    """Stop a job: at once while it waits, at its next word while it runs."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    check_reader_can_stop(by, job)
    if job.state == WAITING:
        Job.objects.filter(pk=job.pk, state=WAITING).update(state=STOPPED, ended_at=now())
    elif job.state == RUNNING:
        Job.objects.filter(pk=job.pk).update(stop_asked=True)
    note("stop job", by=by.account, thing=job.thing_id)
