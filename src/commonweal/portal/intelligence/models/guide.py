"""Which number to call, which form to fill in: the partnership's own table, how it was used, and whose unit it is."""

from django.db import models

from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Agency


class Desk(models.Model):
    """Which agency is the force, and within what time things are done. One row."""

    OPEN_BECAUSE = "it says which agency the reports go to and within what time; it names nobody"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    force = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_hours = models.PositiveIntegerField(default=72)  # from sending to receipt
    outcome_days = models.PositiveIntegerField(default=28)  # from receipt to outcome
    draft_days = models.PositiveIntegerField(default=7)  # a draft that is left alone is thrown away


class Guide(models.Model):
    """One version of the guide, whole. The newest is shown; the others say what was shown then."""

    OPEN_BECAUSE = "the guide says which number to call; it is the same for every partner and names nobody"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(unique=True)
    rows = models.JSONField()  # see intelligence.guide.Row
    why = models.CharField(max_length=300, blank=True)
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField(null=True)


class Choice(models.Model):
    """How often a row was chosen in a month, and after which other row. Not by whom."""

    OPEN_BECAUSE = "counts of choices, without anybody in them"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    guide = models.ForeignKey(Guide, on_delete=models.PROTECT, related_name="choices")
    row = models.CharField(max_length=30)
    instead_of = models.CharField(max_length=30, blank=True)  # the row that was chosen first, and left
    month = models.DateField()  # its first day
    chosen = models.PositiveIntegerField(default=0)

    class Meta:
        """One count each."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("guide", "row", "instead_of", "month"), name="choice_counted_once")
        ]
