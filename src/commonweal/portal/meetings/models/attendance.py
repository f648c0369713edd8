"""Who was there, and what they declared."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.meetings.models.item import Item
from commonweal.portal.meetings.models.meeting import Meeting
from commonweal.portal.partnership.models import Agency, Person


class Attendance(Kept):
    """One person at one meeting, or their apologies."""

    TABLE_ROW = "item, minute"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="attendance")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="attendance")
    as_printed = models.CharField(max_length=300)
    part = models.CharField(max_length=20, default="present")  # present, officers, apologies, in attendance
    role = models.CharField(max_length=60, blank=True)  # Chair, Vice Chair
    substitute_for = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        """A person is on the roll once; visitors stand there by name alone."""

        constraints = [models.UniqueConstraint(fields=("meeting", "person"), name="attendance_once")]  # noqa: RUF012


class Declaration(Kept):
    """An interest declared: its kind, the item, and whether the person left the room."""

    TABLE_ROW = "item, minute"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="declarations")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="declarations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="declarations")
    kind = models.CharField(max_length=40)  # disclosable pecuniary, other registrable, non-registrable, personal
    nature = models.TextField(blank=True)
    left_room = models.BooleanField(default=False)
