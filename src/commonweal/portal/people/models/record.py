"""Records of people, their keyed index, and what stood in them before they were corrected."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Agency

ROW = "case, person"


class Record(Kept):
    """One agency's record of somebody, as it was written, nothing mended.

    Its home is what it stands in (a case, a report of intelligence), or nothing: then it is its agency's own.
    """

    TABLE_ROW = ROW

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # whose record it is
    said = SealedJSON()  # raw values: see people.said
    note = SealedText(blank=True)  # in the agency's own words
    identified = models.BooleanField(default=False)  # a name, and a date of birth or an address
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField(null=True)
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        """An agency's own records, the newest first."""

        indexes = [models.Index(fields=("agency", "-entered_at"), name="record_of_agency")]  # noqa: RUF012


class RecordKey(models.Model):
    """What a record is found by exactly: a keyed hash of a name with a birth, a phone, a postcode."""

    BESIDE = "record"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=20)  # see people.indexing
    value = models.CharField(max_length=64, db_index=True)


class Correction(models.Model):
    """What a record said before it was corrected: kept, and shown as corrected."""

    BESIDE = "record"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="corrections")
    was = SealedJSON()
    note_was = SealedText(blank=True)
    why = SealedText()
    corrected_at = models.DateTimeField()
    corrected_by = models.UUIDField(null=True)
