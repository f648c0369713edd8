"""The quarter's depersonalised data set, as an edition: its files lie in it, its hash fixes them."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept


class DataSet(Kept):
    """Counts of a quarter, suppressed once. A corrected edition says what changed."""

    TABLE_ROW = "paper, report"
    DERIVED = True

    quarter = models.DateField(db_index=True)  # its first day
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    least = models.PositiveIntegerField()  # k: no count from 1 to one below it is shown
    figures = models.JSONField(default=list)  # what the files say: suppressed cells hold no number
    left_out = models.JSONField(default=list)  # sentences
    sha256 = models.CharField(max_length=64)
    changed = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        """Approved by a second person."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | (Q(approved_at__isnull=False, approved_by__isnull=False) & ~Q(approved_by=F("made_by"))),
                name="data_set_second_person",
            ),
        ]
