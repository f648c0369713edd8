"""What was added to a share that was recorded in an emergency: what there was no time to say then.

What was recorded stays as it was. Each addition is a row for the agencies that gave and got, and a copy of it for
governance, as the share's own legal part is: see `disclosure`.
"""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.disclosures.models.disclosure import REGISTER, ROW, Disclosure, LegalGrounds
from commonweal.portal.partnership.models import Person


class Added(LegalGrounds):
    """Grounds that were left out at first, who added them, and when."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """No table of its own."""

        abstract = True


class Addition(Added, Kept):
    """For the agencies that gave and got."""

    TABLE_ROW = ROW


class EntryAddition(Added, Kept):
    """For governance, in the partnership's register: which names nobody where one officer alone reads the share."""

    TABLE_ROW = REGISTER
    DERIVED = True
