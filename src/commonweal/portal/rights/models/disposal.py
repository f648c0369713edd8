"""What the schedule, or a request for erasure, proposes to let go: governance's half, which names nobody."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q, QuerySet

from commonweal.portal.access.models import Kept

PROPOSED, AGREED, KEPT, GONE = "proposed", "agreed", "kept", "gone"


class Disposal(Kept):
    """One thing that may go. Its holder answers an ask; governance agrees here; then the system does it.

    Once it is gone this row stays: kind, rule, days, the two who agreed. That is the tombstone.
    """

    TABLE_ROW = "rights request"

    kind = models.CharField(max_length=40)  # of the thing: "people.record"
    of = models.UUIDField()  # the thing; once it is gone, an id that names nothing
    rule = models.CharField(max_length=40)  # the schedule's line, or "erasure"
    since = models.DateField()  # what the schedule counted from
    due_on = models.DateField()
    proposed_on = models.DateField()
    state = models.CharField(max_length=8, default=PROPOSED)
    holder = models.UUIDField(null=True)  # the account of the holder who agreed, set by the system from their answer
    approver = models.UUIDField(null=True)  # governance
    approved_at = models.DateTimeField(null=True)
    request = models.UUIDField(null=True)  # whose it answers, where a person asked for it to be erased
    also = models.JSONField(default=list)  # others who asked for it to be erased while it waits: their requests' ids
    unheld = models.BooleanField(default=False)  # nobody answers for the thing today: two of governance decide
    kept_until = models.DateField(null=True)  # where somebody said that it is still needed
    gone_at = models.DateTimeField(null=True)

    class Meta:
        """Two people, not one; and gone only after both."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(holder=None) | Q(approver=None) | ~Q(approver=F("holder")), name="disposal_two_people"
            ),
            models.CheckConstraint(
                condition=Q(gone_at=None) | Q(holder__isnull=False, approver__isnull=False), name="disposal_after_both"
            ),
            models.UniqueConstraint(fields=("of",), condition=Q(state="proposed"), name="disposal_once_open"),
        ]

    @property
    def asked(self) -> list[str]:
        """The requests that wait for it, the first before the others."""
        return [str(self.request), *self.also] if self.request else []


def of_request(rows: QuerySet[Disposal, Disposal], request: UUID) -> QuerySet[Disposal, Disposal]:
    """Those that somebody's request waits for, though another's may have come first."""
    shared = rows.exclude(also=[]).values_list("pk", "also")
    return rows.filter(Q(request=request) | Q(pk__in=[pk for pk, also in shared if str(request) in also]))
