"""How a priority or a milestone stands: what the rule proposed over time, and what its owner said instead."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.plan.models.plan import ROW


class Override(Kept):
    """An owner's word in place of the proposal, with a reason. It lapses when the proposal changes, or at its day."""

    TABLE_ROW = ROW

    of = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    proposed = models.CharField(max_length=10)
    said = models.CharField(max_length=10)
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    until = models.DateField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """It says something other than the proposal."""

        constraints = [models.CheckConstraint(condition=~Q(said=F("proposed")), name="override_differs")]  # noqa: RUF012


class Standing(Kept):
    """How something stood from a day on: a row where it changed, never written again."""

    TABLE_ROW = ROW

    of = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    proposed = models.CharField(max_length=10)
    shown = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)
