"""The breaking of the glass, as governance reviews it: who and why, hit or miss, and never which case."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.partnership.models import Agency, Person

GLASS_ROW = "broken glass"
LEAD = "lead"  # a way: to lead a case that nobody leads any more
VERDICTS = {"justified": "It was justified", "not justified": "It was not justified", "unclear": "It cannot be told"}
LEADING = {"justified": "They may lead it", "not justified": "They may not lead it", "unclear": "It cannot be told"}


class Glass(Kept):
    """One try to open a case in an emergency, or to lead one that nobody leads: for governance, and for who tried."""

    TABLE_ROW = GLASS_ROW

    code = models.CharField(max_length=12)  # what it is called between governance and a case's lead
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    reason = SealedText()
    way = models.CharField(max_length=10)  # reference, person, lead
    tried_at = models.DateTimeField()
    found = models.BooleanField()
    until = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=14, blank=True)
    verdict_words = SealedText(blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Reviewed with a verdict by somebody else, or waiting; tries are counted by their person."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(verdict="", reviewed_at=None) | (~Q(verdict="") & Q(reviewed_at__isnull=False)),
                name="glass_reviewed_with_verdict",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("person")), name="glass_reviewed_by_another"
            ),
        ]
        indexes = [models.Index(fields=("person", "tried_at"), name="glass_of_person")]  # noqa: RUF012
