"""What the law asks of the partnership: how often, of whom, and what shows that it was done."""

from django.db import models

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.partnership.models import Agency, Body
from commonweal.portal.plan.models.plan import ROW


class Duty(Kept):
    """A duty with its source in law. `months` None: when the occasion comes, with no rhythm."""

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    name = models.CharField(max_length=200)
    law = models.TextField(blank=True)
    about = models.TextField(blank=True)
    months = models.PositiveIntegerField(null=True, blank=True)
    owner = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duties")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    ended = models.TextField(blank=True)  # why it is owed no more
    paper_key = models.CharField(max_length=40, blank=True)  # a key of `plan.evidence.PAPERS`


class Fulfilment(Kept):
    """Once that it was met, with what shows it: a paper or an item of a meeting, or where a file lies."""

    TABLE_ROW = ROW

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="fulfilments")
    met_on = models.DateField()
    words = models.TextField()
    shown_by = models.ForeignKey(Thing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=500, blank=True)
    was_due_on = models.DateField(null=True, blank=True)
