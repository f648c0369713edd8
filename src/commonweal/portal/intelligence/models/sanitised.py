"""A sanitised text on its way out: written by one of the unit, approved by another, agreed to by the originator.

What went out is a thing of its own: see `models.released`.
"""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Audience, Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.audit.clock import new_id
from commonweal.portal.intelligence.models.report import ROW, Item, Report

WRITTEN, WAITING, REFUSED, OUT, WITHDRAWN = "written", "waiting", "refused", "out", "withdrawn"


class Sanitised(Kept):
    """Words made of items of a report, for agencies or people that it names. Its codes are those of its items today."""

    TABLE_ROW = ROW

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="texts")
    made_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="made_into")
    reference = models.CharField(max_length=12, db_index=True)
    text = SealedText()
    left_out = SealedText(blank=True)  # places and other words that must not stand in it, one a line
    answered = SealedJSON(default=list)  # warnings that its author looked at, each with why it may stand
    reach = models.CharField(max_length=10)  # agencies, people
    agencies = models.JSONField(default=list)  # ids
    people = models.JSONField(default=list)  # pairs of ids: person, agency
    group = models.ForeignKey(Audience, null=True, on_delete=models.PROTECT, related_name="+")  # of those people
    share = SealedJSON(default=dict)  # on what ground it is shared: see verbs.sharing
    state = models.CharField(max_length=10, default=WRITTEN)
    sha256 = models.CharField(max_length=64, blank=True)  # of what is proposed: text, grade, readers
    grade = SealedJSON(default=dict)  # what it inherited when it was proposed: see enforcement.as_kept
    author = models.UUIDField()
    written_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = SealedText(blank=True)  # why it was refused
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    released = models.UUIDField(null=True)  # the thing that went out

    class Meta:
        """Out by a second person, of what was proposed."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=~Q(state__in=(OUT, WITHDRAWN))
                | (Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(answered_by=F("author"))),
                name="sanitised_second_person",
            ),
            models.CheckConstraint(condition=Q(state=WRITTEN) | ~Q(sha256=""), name="sanitised_fixed"),
        ]
        indexes = [models.Index(fields=("state", "proposed_at"), name="sanitised_waiting")]  # noqa: RUF012


class Drawn(models.Model):
    """An item that a sanitised text was made of."""

    BESIDE = "text"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    text = models.ForeignKey(Sanitised, on_delete=models.CASCADE, related_name="drawn")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="drawn_by")

    class Meta:
        """Once each."""

        constraints = [models.UniqueConstraint(fields=("text", "item"), name="drawn_once")]  # noqa: RUF012


class Consent(Kept):
    """That the originator agreed to these very words for these very readers: recorded by one, approved by another.

    Or that they did not agree: that needs no second person.
    """

    TABLE_ROW = ROW

    text = models.ForeignKey(Sanitised, on_delete=models.PROTECT, related_name="consents")
    sha256 = models.CharField(max_length=64)
    agrees = models.BooleanField(default=True)
    words = SealedText()  # who of them said it, when and how
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    refused_by = models.UUIDField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_words = SealedText(blank=True)

    class Meta:
        """Approved by a second person; never approved and refused."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("asked_by"))),
                name="consent_second_person",
            ),
            models.CheckConstraint(condition=Q(approved_at=None) | Q(refused_at=None), name="consent_one_answer"),
        ]
