"""Counts that were taken at the end of a quarter or a year, and may be shown once somebody approved them."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept

CASES, REVIEWS = "cases", "reviews"


class Tally(Kept):
    """Counts of a period that is over, suppressed before they were kept; nobody is in them and no case is.

    The four numbers of case reviews stand as they are: the Act has them published, by the year and for the whole area.

    The system takes them, since nobody reads every case. They are shown once a second person looked at them.
    """

    TABLE_ROW = "paper, report"
    DERIVED = True

    kind = models.CharField(max_length=10)  # cases, reviews
    first = models.DateField()
    last = models.DateField()
    figures = models.JSONField()  # already suppressed
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)

    class Meta:
        """A period is counted once; approved by somebody."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("kind", "first"), name="tally_once"),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="tally_approved_by_somebody",
            ),
        ]
