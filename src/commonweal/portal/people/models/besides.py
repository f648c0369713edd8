"""Vehicles, places and online names: of a record, or known by themselves. Each is found by its keyed hash alone."""

from django.db import models

from commonweal.matching.one_place import Told
from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people.models.record import ROW, Record


class _Known(Kept):
    """Whose it is, and who entered it. `of`: its home is that record, then."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    of = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="%(class)ss")
    note = SealedText(blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)  # taken out: it is not so, or not any more
    ended_why = SealedText(blank=True)

    class Meta:
        """No table of its own."""

        abstract = True


class Vehicle(_Known):
    """A vehicle: its registration as typed, and what it looks like."""

    TABLE_ROW = ROW

    registration = SealedText(blank=True)
    registration_key = models.CharField(max_length=64, blank=True, db_index=True)
    make = SealedText(blank=True)
    colour = SealedText(blank=True)


class Place(_Known):
    """A place: an address, or words for it."""

    TABLE_ROW = ROW

    lines = SealedText(blank=True)
    postcode = SealedText(blank=True)
    postcode_key = models.CharField(max_length=64, blank=True, db_index=True)
    uprn = SealedText(blank=True)
    ward = SealedText(blank=True)
    # By what it is told, hashed: see people.indexing.told
    uprn_key = models.CharField(max_length=64, blank=True, db_index=True)
    door_key = models.CharField(max_length=64, blank=True, db_index=True)
    street_key = models.CharField(max_length=64, blank=True, db_index=True)
    spot_key = models.CharField(max_length=64, blank=True, db_index=True)

    @property
    def told(self) -> Told:
        """The same, to be compared."""
        return Told(self.uprn_key, self.door_key, self.street_key, self.spot_key)


class OnlineName(_Known):
    """A name that somebody goes by on a service."""

    TABLE_ROW = ROW

    handle = SealedText()
    handle_key = models.CharField(max_length=64, db_index=True)
    service = SealedText(blank=True)
