"""A volunteer scheme, such as street pastors: its board, its money, its shifts, and whom it is open to."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.operations.models.operation import ROW
from commonweal.portal.partnership.models import Agency, Body


class Scheme(Kept):
    """`board` names roles, one a line, and no volunteer. That it is open to all is stated with a day and evidence."""

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="schemes")
    name = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="schemes")  # who supports it
    about = models.TextField(blank=True)
    board = models.TextField(blank=True)
    open_to_all = models.BooleanField(default=False)
    open_since = models.DateField(null=True, blank=True)
    open_evidence = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        """Who says that it is open to all says since when, and how one can tell."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(open_to_all=False) | (Q(open_since__isnull=False) & ~Q(open_evidence="")),
                name="scheme_open_with_evidence",
            )
        ]


class Funding(Kept):
    """A line of a scheme's money."""

    TABLE_ROW = ROW

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="funding")
    source = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)


class Shift(Kept):
    """One evening out: how many went, for how long. No volunteer is named."""

    TABLE_ROW = ROW

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="shifts")
    on = models.DateField(db_index=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    volunteers = models.PositiveIntegerField()
    note = models.TextField(blank=True)
