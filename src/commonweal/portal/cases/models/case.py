"""A case, and the people and places that it is about."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Audience, Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people.models import Record

ROW = "case, person"


class Case(Kept):
    """What several agencies work on together. Its audience is its group: whoever has a seat in it.

    `reference` is random, so that it can be said on the telephone and tells nothing; two cases share one by chance
    alone. What a kind of case asks for (its fields) and its stages come from the file of kinds: `cases.kinds`.
    """

    TABLE_ROW = ROW

    kind = models.CharField(max_length=40)  # a key of the file of kinds
    reference = models.CharField(max_length=12, db_index=True)
    title = SealedText()
    about = SealedText(blank=True)  # what the trouble is, and what is wanted
    fields = SealedJSON(null=True)  # what its kind asks for
    stage = models.CharField(max_length=40)
    opened_on = models.DateField()
    next_review_on = models.DateField(null=True, blank=True)
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    risk = models.CharField(max_length=20, blank=True)  # the band of the newest assessment
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)  # a key of the kind's outcomes
    closed_words = SealedText(blank=True)

    class Meta:
        """Closed with an outcome, or open with none; found by lock and by what is due."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="case_closed_with_outcome",
            )
        ]
        indexes = [models.Index(fields=("lock", "closed_on", "next_review_on"), name="case_due")]  # noqa: RUF012


class Subject(Kept):
    """A record of somebody in a case, and what they are in it. The record's home is the case."""

    TABLE_ROW = ROW

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="subjects")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)  # a key of `cases.roles.ROLES`
    note = SealedText(blank=True)
    added_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_why = SealedText(blank=True)
