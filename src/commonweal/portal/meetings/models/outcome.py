"""What a meeting made of an item: decisions, votes, deferrals. Actions are in tasks."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.meetings.models.item import Item
from commonweal.portal.meetings.models.meeting import Meeting


class Decision(Kept):
    """A formal decision: AGREED that ..., RESOLVED that ..."""

    TABLE_ROW = "item, minute"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="decisions")
    seq = models.PositiveIntegerField(default=0)
    lead_in = models.CharField(max_length=80, blank=True)
    operative_text = models.TextField()
    text_as_printed = models.TextField(blank=True)
    after = models.PositiveIntegerField(null=True, blank=True)  # printed after so many paragraphs; None: at the end

    @property
    def words(self) -> str:
        """As old minutes print it, unless a person mended it; else its lead-in and what was decided."""
        printed = self.text_as_printed.strip().rstrip(".")
        if self.lead_in in printed and self.operative_text.rstrip(".") in printed:
            return printed
        return f"{self.lead_in} {self.operative_text}".strip()


class Vote(Kept):
    """A vote where a body votes."""

    TABLE_ROW = "item, minute"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="votes")
    motion = models.TextField()
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField(default=0)
    casting = models.CharField(max_length=10, blank=True)  # the chair's casting vote: for, against
    carried = models.BooleanField()


class Deferral(Kept):
    """An item put off: to the next meeting, to a meeting, to a date, or to "a future meeting"."""

    TABLE_ROW = "item, minute"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="deferrals")
    to_text = models.CharField(max_length=200)
    to_next = models.BooleanField(default=False)
    to_meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="deferred_to")
    to_date = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
