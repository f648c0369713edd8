"""Why somebody has a seat in a case."""

from django.db import models

from commonweal.portal.access.models import Seat
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Person


class Need(models.Model):
    """The need to know behind a seat, or the reason for breaking the glass: read by those who read the seat."""

    BESIDE = "seat"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="need")
    words = SealedText()
    given_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    glass_code = models.CharField(max_length=12, blank=True)  # what governance calls this breaking, or this request
    ended_words = SealedText(blank=True)  # why the seat was taken away
