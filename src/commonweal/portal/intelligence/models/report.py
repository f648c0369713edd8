"""A report to the force's intelligence unit, its numbered items, and apart from both: where it came from.

While it is a draft it is for a group of one, its writer. Once sent it is for the writer's agency and the force: the
table's "own/unit" lets its writer and the force's unit read it, and nobody else of either.
"""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.partnership.models import Agency

ROW = "intelligence"
DRAFT, SENT, RECEIVED, CLOSED = "draft", "sent", "received", "closed"

# Where a report may go from where it is.
NEXT: dict[str, tuple[str, ...]] = {DRAFT: (SENT,), SENT: (RECEIVED,), RECEIVED: (CLOSED,), CLOSED: ()}


class Report(Kept):
    """What one partner's officer tells. Whatever its writer may see of its way stands on it, and nothing else."""

    TABLE_ROW = ROW

    reference = models.CharField(max_length=12, db_index=True)  # random, to be said on the telephone
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # the writer's
    force = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=DRAFT)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()  # the draft's last page; then when it was sent or added to
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    information_on = models.DateField(null=True)  # the day, or the first of the month or year
    information_precision = models.CharField(max_length=10, blank=True)  # day, month, year
    purpose = models.CharField(max_length=40, blank=True)
    emergency = models.BooleanField(default=False)  # somebody is at risk: no missing agreement stops it
    risk = models.CharField(max_length=10, blank=True)  # if the police act on it: no, yes, unknown; of whom, see Source
    doubt = models.CharField(max_length=10, blank=True)  # believed false or malicious: no, yes; why, see Source
    agreement = models.ForeignKey(Thing, null=True, on_delete=models.PROTECT, related_name="+")
    answers = SealedJSON(default=dict)  # each page of the form as it was typed, half-done or not
    outcome = models.CharField(max_length=30, blank=True)  # logged, crime desk, safeguarding, no action
    replies = SealedJSON(default=list)  # what the unit tells its writer: {"at", "words"}
    asked = SealedJSON(default=list)  # texts of which the unit asked its writer: see intelligence.originator

    class Meta:
        """Sent with its moment, received after, closed after that."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(state=DRAFT, sent_at=None) | (~Q(state=DRAFT) & Q(sent_at__isnull=False)),
                name="report_sent_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(received_at__gte=F("sent_at")), name="report_received_after_sent"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("received_at")), name="report_closed_after_received"
            ),
        ]
        indexes = [models.Index(fields=("state", "sent_at"), name="report_inbox")]  # noqa: RUF012


class Item(Kept):
    """One numbered piece of what is known. It is never overwritten once sent: what comes later is a new item."""

    TABLE_ROW = ROW

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, default="told")  # told, added, withdrawal
    text = SealedText()
    details = SealedJSON(default=dict)  # who, why, where, when, how: what was answered of it
    added_at = models.DateTimeField()

    class Meta:
        """A number once a report."""

        constraints = [models.UniqueConstraint(fields=("report", "number"), name="item_number_once")]  # noqa: RUF012


class Source(Kept):
    """How it is known, and at whose risk: apart from what is known, and joined to it by no list and no export.

    Its reference is not the report's, so that neither tells the other.
    """

    TABLE_ROW = ROW

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sources")
    reference = models.CharField(max_length=12, db_index=True)
    said = SealedJSON(default=dict)  # told_by, how, who_else, risk, doubted, permission: see intelligence.pages
    added_at = models.DateTimeField()
