"""What a matcher is told: that two agencies' own records are likely of one person, and why; not who that is."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people.models.record import ROW, Record


class Hint(Kept):
    """For one matcher whom a live agreement names. It holds nothing that either record says."""

    TABLE_ROW = ROW
    DERIVED = True

    one = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    one_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    other_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    weight = models.FloatField()
    reasons = SealedJSON()
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)  # when the matcher asked for both agencies to be told
    told_at = models.DateTimeField(null=True)  # when they were
    put_aside_at = models.DateTimeField(null=True)
    purpose = SealedText(blank=True)

    class Meta:
        """Told after it was asked for; not put aside and asked for."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(told_at=None) | Q(asked_at__isnull=False), name="hint_told_after_asked"),
            models.CheckConstraint(condition=Q(asked_at=None) | Q(put_aside_at=None), name="hint_one_answer"),
        ]
