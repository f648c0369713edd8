"""An agenda item, and what is owed for it."""

from django.db import models

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.meetings.models.meeting import Meeting
from commonweal.portal.partnership.models import Agency, Person


class Item(Kept):
    """One item of a meeting's agenda. A hidden item is numbered in a closed series, so that no gap tells of it."""

    TABLE_ROW = "item, minute"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=24, default="business")
    # evacuation, apologies, declarations, minutes, matters arising, forward plan, business, any other business,
    # reports back, next meeting
    position = models.PositiveIntegerField(default=0)
    series = models.CharField(max_length=6, default="open")  # open, closed
    number = models.CharField(max_length=40, blank=True)  # as printed; never a key
    title = models.CharField(max_length=300)
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField(blank=True)  # cover sheet
    recommendation = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    public_title = models.CharField(max_length=300, blank=True)  # the stub's own words, until it is shown
    public_reason = models.TextField(blank=True)
    state = models.CharField(max_length=14, default="draft")  # draft, author cleared, chair cleared, withdrawn
    author_cleared_by = models.UUIDField(null=True)  # accounts' ids
    chair_cleared_by = models.UUIDField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    late_reason = models.TextField(blank=True)  # why it came after the agenda was out
    supplement = models.BooleanField(default=False)
    minutes_restricted_part = models.BooleanField(default=False)  # taken in the restricted part of the meeting
    duplicate_of = models.ForeignKey(Thing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    not_same_as = models.JSONField(default=list)  # things that a person found not to be the same matter
    subheadings = models.JSONField(default=list)


class Return(Kept):
    """A paper or figures that an agency owes a meeting by a day; a nil return is a return."""

    TABLE_ROW = "action"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="returns")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="returns")
    what = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="returns")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="returns")
    due_on = models.DateField()
    state = models.CharField(max_length=6, default="owed")  # owed, in, nil
    came_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)  # the figures' words, or why nil
    chased_on = models.DateField(null=True, blank=True)
    chased = models.PositiveSmallIntegerField(default=0)
