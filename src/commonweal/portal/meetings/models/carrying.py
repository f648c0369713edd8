"""What comes from earlier: the forward plan, and what each meeting is offered by itself."""

from django.db import models

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.meetings.models.item import Item
from commonweal.portal.meetings.models.meeting import Meeting
from commonweal.portal.partnership.models import Agency, Body


class ForwardEntry(Kept):
    """A line of the forward plan."""

    TABLE_ROW = "item, minute"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="forward_plan")
    title = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    due_text = models.CharField(max_length=100, blank=True)  # "2020"
    every_meeting = models.BooleanField(default=False)  # remains on the agenda until someone ends it
    dropped_reason = models.TextField(blank=True)
    dropped = models.BooleanField(default=False)
    # whether a meeting took it is its carry-over's to say, to those who may read that: see queries/forward.py


class CarryOver(Kept):
    """What became of something that a meeting was offered: taken as an item, put off, or no longer needed.

    What is only offered is worked out anew for each reader, never kept. A reference has two ends: this shows only to
    those who may read both it and its source.
    """

    TABLE_ROW = "item, minute"
    DERIVED = True

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="carried")
    kind = models.CharField(max_length=24)
    # deferred, stays on agenda, action due, report promised, previous minutes, forward plan, meeting cancelled
    source = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, default="accepted")  # accepted, put off, closed
    reason = models.TextField(blank=True)
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="carried_from")

    class Meta:
        """Putting off and closing need a reason."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=~models.Q(state__in=("put off", "closed"), reason=""), name="put_off_with_reason"
            ),
        ]
