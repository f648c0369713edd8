"""Who may ask for background work, and stop it."""

from collections.abc import Callable
from typing import ParamSpec

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.jobs.models import NEXT, STOPPED, Job
from commonweal.portal.jobs.refusals import AlreadyEnded, NobodyAsks, NotTheirJob

P = ParamSpec("P")


def check_reader_can_ask(reader: Reader) -> None:
    """Signed in with a role. What the work itself may do is asked by the verbs that it calls."""
    if reader.person is None or not reader.held:
        raise NobodyAsks("Work in the background is done for people who are signed in.", "Sign in first.")


def reader_can_ask(reader: Reader) -> bool:
    """Whether this reader may ask for work."""
    return _allowed(check_reader_can_ask, reader)


def check_reader_can_stop(reader: Reader, job: Job) -> None:
    """Their own, and not ended yet."""
    if job.asked_by != reader.account:
        raise NotTheirJob("This is someone else's work.", "Ask them to stop it.")
    if STOPPED not in NEXT[job.state]:
        raise AlreadyEnded("This has ended already.", "There is nothing to stop.")


def reader_can_stop(reader: Reader, job: Job) -> bool:
    """Whether this reader may stop that job."""
    return _allowed(check_reader_can_stop, reader, job)


def _allowed(check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> bool:
    try:
        check(*args, **kwargs)
    except Refused:
        return False
    return True
