"""A notice to one person. The mail about it says only that there is something to read."""

from django.db import models

from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Person


class Notice(models.Model):
    """Read by its person alone; `about` is the thing's id, resolved only as that reader may."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)
    words = models.CharField(max_length=300)  # says nothing of what is restricted
    address = models.CharField(max_length=300, blank=True)  # the page within the portal
    about = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
