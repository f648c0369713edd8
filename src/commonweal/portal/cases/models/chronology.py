"""What happened, in order; nothing is struck out, and what is corrected keeps its first words."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.cases.models.case import ROW, Case
from commonweal.portal.partnership.models import Agency, Person

PRECISIONS = {"minute": "at this time", "day": "on this day", "month": "in this month", "year": "in this year"}


class Entry(Kept):
    """One thing that happened or was said. Its audience may be fewer people than the case's members.

    `text` is what stands now. Earlier words stand in `Former`. An entry that is wrong is struck with a reason.
    """

    TABLE_ROW = ROW

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=20)  # a key of `cases.entry_kinds.KINDS`
    happened_at = models.DateTimeField()
    precision = models.CharField(max_length=6, default="minute")
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    text = SealedText()
    fewer = models.BooleanField(default=False)  # for named people of the case alone
    corrected_at = models.DateTimeField(null=True)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    struck_why = SealedText(blank=True)

    class Meta:
        """The newest of a case first, of a million."""

        indexes = [  # noqa: RUF012
            models.Index(fields=("case", "-happened_at", "-entered_at", "thing"), name="entry_of_case")
        ]


class Former(Kept):
    """Words of an entry that were corrected, and why."""

    TABLE_ROW = ROW

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="formers")
    text = SealedText()
    why = SealedText()
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
