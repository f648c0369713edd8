"""A surgery or event: what everyone may be told of it, and, under a lock of its own, what came of it."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.partnership.models import Agency, Body

ROW = "engagement"
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
KINDS = {
    "surgery": "Surgery",
    "drop-in": "Drop-in",
    "meeting": "Public meeting",
    "stall": "Stall",
    "walkabout": "Walkabout",
    "event": "Event",
}


class Event(Kept):
    """One day of it: those that are repeated are rows of their own, each with its own state, of one `series`.

    Nothing here is for fewer than its audience: what was said there stands in its outcome, for partners at most.
    """

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    place = models.CharField(max_length=200)
    ward_code = models.CharField(max_length=20, blank=True)
    ward = models.CharField(max_length=200, blank=True)  # its name
    on = models.DateField(db_index=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="events")  # who holds it
    agencies = models.JSONField(default=list)  # ids of those that take part
    state = models.CharField(max_length=10, default=PLANNED)
    reason = models.TextField(blank=True)  # why it was cancelled, as everyone is told
    series = models.UUIDField(null=True, blank=True)

    class Meta:
        """It ends after it begins, and says why it is cancelled."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")), name="event_ends_after"
            ),
            models.CheckConstraint(condition=~Q(state=CANCELLED) | ~Q(reason=""), name="event_cancelled_says_why"),
        ]


class Outcome(Kept):
    """What came of an event. It lies in the event, and is for partners at most, whoever the event is for.

    `attendance` is None where nobody counted. `themes`: a theme's id -> how many raised it.
    """

    TABLE_ROW = ROW

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="outcome")
    attendance = models.PositiveIntegerField(null=True, blank=True)
    themes = models.JSONField(default=dict)
    notes = models.TextField(blank=True)
