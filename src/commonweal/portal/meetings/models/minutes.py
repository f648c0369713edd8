"""The minutes of a meeting as one document, from draft to approved and released."""

from django.db import models

from commonweal.portal.access.models import Document, Kept, Release
from commonweal.portal.meetings.models.item import Item
from commonweal.portal.meetings.models.meeting import Meeting


class Minutes(Kept):
    """A meeting's minutes: draft, circulated, approved at a later meeting, released."""

    TABLE_ROW = "item, minute"

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=10, default="draft")  # draft, circulated, approved
    circulated_at = models.DateTimeField(null=True)
    approved_at = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_approved"
    )
    approved_on = models.DateField(null=True)
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    stubs = models.JSONField(default=dict)  # what the stubs will say once these are released: by the item's id


class Correction(Kept):
    """A correction asked of draft minutes, or made on approval."""

    TABLE_ROW = "item, minute"

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrections")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    was = models.TextField(blank=True)
    becomes = models.TextField(blank=True)
    words = models.TextField(blank=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="asked")  # asked, made, refused
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)


class Circulation(Kept):
    """One rendering of the minutes as it went round: fixed, with its files."""

    TABLE_ROW = "item, minute"
    DERIVED = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="circulations")
    state = models.CharField(max_length=10)  # the state that it went round in
    at = models.DateTimeField()
    pdf = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
