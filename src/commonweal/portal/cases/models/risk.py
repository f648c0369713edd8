"""How great need and harm are, as the kind's own checklist says; never what somebody will do."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.cases.models.case import ROW, Case
from commonweal.portal.partnership.models import Agency, Person


class Risk(Kept):
    """One filling in of a checklist of recorded needs and harm. `score` and `band` are by the file's rule that day."""

    TABLE_ROW = ROW

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="risks")
    tool = models.CharField(max_length=40)
    answers = SealedJSON()  # question -> answer
    score = models.PositiveIntegerField()
    highest = models.PositiveIntegerField()  # what the tool could have come to
    band = models.CharField(max_length=20)
    note = SealedText(blank=True)
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Over time."""

        indexes = [models.Index(fields=("case", "assessed_on"), name="risk_of_case")]  # noqa: RUF012
