"""Old minutes taken in: the original beside its reading, accepted or mended line by line."""

from django.db import models

from commonweal.portal.access.models import Document, Kept
from commonweal.portal.meetings.models.meeting import Meeting
from commonweal.portal.partnership.models import Body


class Reading(Kept):
    """One old document and what was read in it, until it is accepted into the register."""

    TABLE_ROW = "item, minute"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="readings")
    name = models.CharField(max_length=200)
    original = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    source_text = models.TextField()
    profile = models.JSONField(default=dict)  # how the body prints, as it was read
    record = models.JSONField()  # as read: CONTRACTS' minutes JSON, never altered
    read_at = models.DateTimeField()
    read_by = models.UUIDField()
    state = models.CharField(max_length=10, default="open")  # open, accepted, refused
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="readings")


class ReadingLine(Kept):
    """One thing read (a person, item, decision, action): as it is accepted or mended."""

    TABLE_ROW = "item, minute"

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="lines")
    path = models.CharField(max_length=120)  # where in the record: items/3/title
    seq = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)  # the source's own
    as_read = models.JSONField()
    mended = models.JSONField(null=True)
    state = models.CharField(max_length=8, default="offered")  # offered, accepted, mended, left out
    settled_by = models.UUIDField(null=True)
