"""The worker: takes jobs one after another, and does what is scheduled. It survives a database that is away a while."""

import logging
import signal
import threading
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections

from commonweal.errors import CommonwealError
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.jobs import registry, schedule
from commonweal.portal.jobs.heartbeat import Heartbeat
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.refusals import Stopped, TakenOver
from commonweal.portal.jobs.verbs import taking
from commonweal.portal.jobs.work import Work

PAUSE = 1.0  # seconds between looks at an empty queue
PAUSE_WHEN_AWAY = 5.0
UNFORESEEN = "Something went wrong on our side, and was written to the log under the number {}. Tell the administrator."
log = logging.getLogger(__name__)


def run(once: bool = False) -> None:
    """Work until told to end (SIGTERM, Ctrl-C), after the job in hand. `once`: until nothing waits, then return."""
    if once:
        while step():
            pass
        return
    ending = _ending()
    while not ending.is_set():
        pause = 0.0
        try:
            close_old_connections()
            pause = 0.0 if step() else PAUSE
        except DatabaseError as error:
            log.warning("The database does not answer (%s); trying again.", type(error).__name__)
            connections.close_all()
            pause = PAUSE_WHEN_AWAY
        ending.wait(pause)


def step() -> bool:
    """Do what is due, then one job. Answers whether there was a job."""
    taking.give_back_dead()
    for piece in schedule.due():
        if schedule.begin(piece):
            _do_piece(piece)
    work = taking.take()
    if work is not None:
        do(work)
    return work is not None


def do(work: Work) -> None:
    """One job, behind the wall as its asker; nothing that it raises ends the worker."""
    try:
        name = Job.objects.values_list("name", flat=True).get(pk=work.job)
        with Heartbeat(work), acting_as(work.reader()):
            result = registry.function_of(name)(work)
        taking.finish(work, result)
    except Stopped:
        taking.stopped(work)
    except TakenOver:
        log.warning("Job %s was taken over by another worker.", work.job)
    except CommonwealError as refused:
        taking.fail(work, str(refused))
    except Exception:
        log.exception("Job %s failed.", work.job)
        taking.fail(work, UNFORESEEN.format(work.job))


def _do_piece(piece: schedule.Piece) -> None:
    try:
        piece.function()
    except Exception:
        log.exception("Scheduled work %s failed; it is tried again when it is next due.", piece.name)


def _ending() -> threading.Event:
    """Set when the process is asked to end."""
    ending = threading.Event()

    def asked(_number: int, _frame: FrameType | None) -> None:
        ending.set()

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, asked)
        signal.signal(signal.SIGINT, asked)
    return ending
