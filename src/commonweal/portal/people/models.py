"""Records of people, their keyed index, and which of them are of one person."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Agency

SUGGESTED, CONFIRMED, REFUSED, UNDONE = "suggested", "confirmed", "refused", "undone"


class Record(Kept):
    """One agency's record of somebody, as it was written, nothing mended.

    Its home is what it stands in (a case, a report of intelligence), or nothing: then it is its agency's own.
    """

    TABLE_ROW = "case, person"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # whose record it is
    said = SealedJSON()  # the fields of `records.person.Person`: see people.said
    note = SealedText(blank=True)  # in the agency's own words
    identified = models.BooleanField(default=False)  # a name, and a date of birth or an address
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField(null=True)
    corrected_at = models.DateTimeField(null=True)


class RecordKey(models.Model):
    """What a record is found by exactly: a keyed hash of a name with a birth, a phone, a postcode."""

    BESIDE = "record"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=20)  # name and birth, name, phone, postcode
    value = models.CharField(max_length=64, db_index=True)


class Link(Kept):
    """That two records are likely, or are, of one person. Its home is one record, its other end the other.

    Nothing is merged: undoing it leaves both records as they were.
    """

    TABLE_ROW = "case, person"
    DERIVED = True

    one = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links_from")
    other = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links_to")
    state = models.CharField(max_length=10, default=SUGGESTED)
    weight = models.FloatField(null=True)
    reasons = SealedJSON(null=True)  # sentences
    suggested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    why = SealedText(blank=True)
    disclosure = models.ForeignKey(Thing, null=True, on_delete=models.PROTECT, related_name="+")  # confirming is one

    class Meta:
        """Two records, not one; decided with a moment."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=~Q(one=F("other")), name="link_of_two"),
            models.CheckConstraint(
                condition=Q(state=SUGGESTED, decided_at=None) | (~Q(state=SUGGESTED) & Q(decided_at__isnull=False)),
                name="link_decided_with_moment",
            ),
        ]
