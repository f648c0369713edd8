"""An agency's start with the portal, as the partnership's meeting follows it."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.partnership.models import Agency


class SignUp(Kept):
    """Since when an agency takes part, what it signed and when its people were trained. For partners."""

    TABLE_ROW = "paper, report"

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)  # the information-sharing agreement
    trained_on = models.DateField(null=True, blank=True)
    trained = models.PositiveIntegerField(null=True, blank=True)  # how many people
    since = models.DateField(null=True, blank=True)  # uses it since
    note = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()
