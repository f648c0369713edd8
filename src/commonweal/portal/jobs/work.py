"""What a job's function is given: its arguments, who asked, and a way to say how far it is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.audit.clock import now
from commonweal.portal.jobs.models import RUNNING, Job
from commonweal.portal.jobs.refusals import AskerGone, Stopped, TakenOver
from commonweal.portal.partnership.models import Account


@dataclass(frozen=True, slots=True)
class Work:
    """One attempt at a job."""

    job: UUID
    attempt: int
    asked_by: UUID
    arguments: dict[str, Any]

    def reader(self) -> Reader:
        """Who asked, with the rights of this moment; AskerGone where they may not sign in or hold no role any more."""
        account = Account.objects.select_related("person").filter(id=self.asked_by).first()
        reader = reader_of(account)
        if not reader.signed_in or not reader.held:
            raise AskerGone("Whoever asked for this no longer takes part.", "Someone who does may ask for it.")
        return reader

    def say(self, percent: int, words: str) -> None:
        """Show how far it is. Raises Stopped where the asker stopped it, TakenOver where another worker has it now."""
        own = Job.objects.filter(pk=self.job, state=RUNNING, attempt=self.attempt)
        if not own.update(progress=max(0, min(100, percent)), saying=words[:200], beat_at=now()):
            raise TakenOver("Another worker has this job.", "")
        if own.filter(stop_asked=True).exists():
            raise Stopped("Stopped.", "Ask for it again when it is wanted.")

    def beat(self) -> None:
        """Show that the worker lives."""
        Job.objects.filter(pk=self.job, state=RUNNING, attempt=self.attempt).update(beat_at=now())
