"""Actions and what was said of them since."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.partnership.models import Agency, Body, Person

OPEN, DONE, DROPPED = "open", "done", "dropped"

# Where an action may go from where it is.
NEXT: dict[str, tuple[str, ...]] = {OPEN: (DONE, DROPPED), DONE: (OPEN,), DROPPED: (OPEN,)}


class Action(Kept):
    """Something that someone said would be done. Its home is where it was said: an item, a case, a plan."""

    TABLE_ROW = "action"

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    text = models.TextField()
    tier = models.CharField(max_length=12, default="agreed")  # agreed, undertaken, requested, intended
    kind = models.CharField(max_length=40, blank=True)  # report back, circulate, figures, work ...
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    owner_as_printed = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_as_printed = models.CharField(max_length=200, blank=True)
    due_at = models.ForeignKey(Thing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # a meeting
    raised_on = models.DateField(db_index=True)
    state = models.CharField(max_length=10, default=OPEN, db_index=True)
    closed_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)  # or why it was dropped
    answered_by = models.ForeignKey(Thing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # an item

    class Meta:
        """Closed with a day and a word, or open with neither."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="action_closed_with_day",
            )
        ]


class Progress(Kept):
    """A word on an action between meetings."""

    TABLE_ROW = "action"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="progress")
    said_at = models.DateTimeField()
    said_by = models.UUIDField()
    words = models.TextField()
    kind = models.CharField(max_length=12, default="word")  # word, passed on, new date, done, dropped, opened again
