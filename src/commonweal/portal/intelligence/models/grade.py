"""How the unit graded one item."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.intelligence.models.report import ROW, Item
from commonweal.portal.partnership.models import Person


class Grade(Kept):
    """Source, assessment, handling, and under conditions the codes that add up. Graded anew, the old one stays."""

    TABLE_ROW = ROW

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="grades")
    source = models.CharField(max_length=8)
    assessment = models.CharField(max_length=8)
    handling = models.CharField(max_length=8)
    codes = models.JSONField(default=list)  # keys of action and sanitisation codes, sorted
    instructions = SealedText(blank=True)
    table = models.CharField(max_length=80)  # name and version of the codes that it was graded by
    graded_at = models.DateTimeField()
    graded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        """One grade stands of an item."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("item",), condition=Q(replaced_at=None), name="grade_stands_once")
        ]
