"""A request under the Freedom of Information Act, for governance; and what is published of its answer, for everyone."""

import datetime as dt

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.rights import clocks

DECISIONS = {
    "granted": "All of it is given",
    "part": "Part of it is given",
    "refused": "None of it is given",
    "not held": "It is not held",
    "withdrawn": "It was withdrawn",
}


class Question(Kept):
    """What was asked, by whom, and what was decided."""

    TABLE_ROW = "rights request"

    reference = models.CharField(max_length=12)
    asker = SealedJSON()  # name, contact
    words = SealedText()  # as it was asked
    received_on = models.DateField()
    clarity_asked_on = models.DateField(null=True)
    clear_on = models.DateField(null=True)  # the clock starts anew then
    longer_until = models.DateField(null=True)  # for the public interest test, where a qualified exemption is weighed
    longer_why = SealedText(blank=True)
    decision = models.CharField(max_length=12, blank=True)
    exemptions = models.JSONField(default=list)  # sections
    answer = SealedText(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        """Decided with a day."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(decision="", answered_on=None) | (~Q(decision="") & Q(answered_on__isnull=False)),
                name="question_decided_with_day",
            )
        ]

    @property
    def stopped(self) -> bool:
        """Whether it waits for the asker to say what they mean."""
        return self.clarity_asked_on is not None and self.clear_on is None

    @property
    def state(self) -> str:
        """Open, stopped, or what was decided."""
        return self.decision or ("stopped" if self.stopped else "open")

    @property
    def due_on(self) -> dt.date | None:
        """Twenty working days on, or the later day that was set for weighing; None while the clock stands still."""
        if self.stopped:
            return None
        due = clocks.working_days_after(self.clear_on or self.received_on)
        return max(due, self.longer_until) if self.longer_until else due


class Answered(Kept):
    """An answer as everyone reads it. Nothing of who asked is in it."""

    TABLE_ROW = "paper, report"
    DERIVED = True

    question = models.UUIDField(db_index=True)  # not a reference: nobody else reads that
    reference = models.CharField(max_length=12)
    asked = models.TextField()
    decision = models.CharField(max_length=12)
    exemptions = models.JSONField(default=list)
    answer = models.TextField()
    answered_on = models.DateField(db_index=True)
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    tombstone = models.TextField(blank=True)
