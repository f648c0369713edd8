"""A request about somebody's own data, what was handed in for it, and the reply. For governance alone.

An officer whom a request reached enters it and reads what they entered; nobody else of any agency does.
"""

import datetime as dt

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.partnership.models import Agency
from commonweal.portal.rights import clocks

ACCESS, RECTIFICATION, ERASURE, OBJECTION = "access", "rectification", "erasure", "objection"
KINDS = {
    ACCESS: "A copy of their data",
    RECTIFICATION: "To have something put right",
    ERASURE: "To have their data erased",
    OBJECTION: "To object, or have its use restricted",
}
IDENTITY, LOOKING, GATHERED, COMPOSING, READY, CLOSED = (
    "identity", "looking", "gathered", "composing", "ready", "closed",
)  # fmt: skip


class Request(Kept):
    """Somebody asks. The clock starts when it is received, or when the identity that was asked for is settled."""

    TABLE_ROW = "rights request"

    reference = models.CharField(max_length=12)  # random: says nothing, and is unique by chance only
    kind = models.CharField(max_length=15)
    asker = SealedJSON()  # name, aliases, born, phones, postcodes, contact, who asks on their behalf
    words = SealedText(blank=True)  # what they want, in their words
    received_on = models.DateField()
    received_how = models.CharField(max_length=10)
    identity_asked_on = models.DateField(null=True)
    identity_settled_on = models.DateField(null=True)
    identity_by = models.UUIDField(null=True)  # the account that checked
    identity_how = SealedText(blank=True)
    extended_on = models.DateField(null=True)
    extended_why = SealedText(blank=True)
    state = models.CharField(max_length=10, default=IDENTITY)
    searched_at = models.DateTimeField(null=True)  # by the system, over every room
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)  # replied, nothing, refused, withdrawn
    outcome_words = SealedText(blank=True)

    class Meta:
        """Checked by somebody; extended with a reason's day; closed with a day."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(identity_settled_on=None) | Q(identity_by__isnull=False), name="request_identity_by"
            ),
            models.CheckConstraint(
                condition=Q(state=CLOSED, closed_on__isnull=False) | (~Q(state=CLOSED) & Q(closed_on=None)),
                name="request_closed_with_day",
            ),
        ]

    @property
    def starts_on(self) -> dt.date:
        """When the clock started: it stands still until an identity that was asked for is settled."""
        if self.identity_asked_on is None or self.identity_settled_on is None:
            return self.received_on
        return max(self.received_on, self.identity_settled_on)

    @property
    def stopped(self) -> bool:
        """Whether the clock stands still."""
        return self.state == IDENTITY and self.identity_asked_on is not None

    @property
    def due_on(self) -> dt.date | None:
        """The last day to answer; None while the clock stands still."""
        return None if self.stopped else clocks.months_to_answer(self.starts_on, extended=self.extended_on is not None)


class Part(Kept):
    """What one holder handed in: text that was built anew, after what was left out had gone."""

    TABLE_ROW = "rights request"

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="parts")
    ask = models.UUIDField(db_index=True)  # what it answers; governance cannot open that
    what = models.CharField(max_length=80)  # a record of a person, a case ...
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    content = SealedJSON()  # lines, exemptions that are told, a word to the person
    handed_in_at = models.DateTimeField()


class Reply(Kept):
    """What goes to the person: built from the parts alone. Its JSON is fixed by its SHA-256; the PDF is drawn of it."""

    TABLE_ROW = "rights request"

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="reply")
    content = SealedJSON()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
