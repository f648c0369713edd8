"""The register of data protection impact assessments (DPIAs)."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.audit.clock import new_id
from commonweal.portal.disclosures.models.agreement import AGREEMENT, Agreement


class Assessment(Kept):
    """What could go wrong for people whose data is used, what is done about it, and who signed that off."""

    TABLE_ROW = AGREEMENT

    title = models.CharField(max_length=200)
    scope = models.TextField(blank=True)
    consulted = models.TextField(blank=True)
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    review_due = models.DateField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    signed_words = models.TextField(blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        """Signed off by somebody, at a moment."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None) | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="assessment_signed_pair",
            )
        ]


class Risk(models.Model):
    """One risk to people: how likely and how grave, what is done, and what is left."""

    BESIDE = "assessment"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="risks")
    position = models.PositiveIntegerField(default=0)
    words = models.TextField()
    likelihood = models.CharField(max_length=10)  # remote, possible, probable
    severity = models.CharField(max_length=12)  # minimal, significant, severe
    measures = models.TextField(blank=True)
    left = models.CharField(max_length=10, blank=True)  # low, medium, high
