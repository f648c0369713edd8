"""Whom and what a report names: a person, a vehicle, a place, a name online.

They are intelligence, under its row of the table, and not records of the people room: those every officer of the
agency reads. The unit makes records of them in a case when it releases what was told.
"""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON
from commonweal.portal.audit.clock import new_id
from commonweal.portal.intelligence.models.report import ROW, Report

PERSON, VEHICLE, PLACE, ONLINE = "person", "vehicle", "place", "online"


class Mention(Kept):
    """One of them, as it was typed."""

    TABLE_ROW = ROW

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="mentions")
    kind = models.CharField(max_length=10)
    position = models.PositiveIntegerField()
    said = SealedJSON()  # of a person: the fields of `records.person.Person`, as people.said has them
    identified = models.BooleanField(default=False)  # a person: a name, and a date of birth or an address
    added_at = models.DateTimeField()


class MentionKey(models.Model):
    """What a mention is found by exactly: see `access.sealed.keyed`."""

    BESIDE = "mention"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=20)  # as people.RecordKey has them
    value = models.CharField(max_length=64, db_index=True)
