"""What the force's unit did with a report: each export of it to the force's own system, each step on its way."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.intelligence.models.report import ROW, Report
from commonweal.portal.partnership.models import Person

RECEIPT, OUTCOME = "receipt", "outcome"
OUTCOMES = {
    "logged": "Logged as intelligence",
    "crime desk": "Passed to the crime desk",
    "safeguarding": "Passed to safeguarding",
    "no action": "No action",
}


class Step(Kept):
    """That a report was received, or what became of it, in the unit's own words and under the force's own reference.

    Its writer reads none of this: what they are told stands on the report itself.
    """

    TABLE_ROW = ROW

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10)  # receipt, outcome
    outcome = models.CharField(max_length=30, blank=True)
    force_reference = SealedText(blank=True)
    words = SealedText(blank=True)
    by_file = models.BooleanField(default=False)  # read back from the force's system
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Export(Kept):
    """That a report was handed to the force's system as a file. Made again, it says which time this is."""

    TABLE_ROW = ROW

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="exports")
    number = models.PositiveIntegerField()  # the first, the second ...
    format = models.CharField(max_length=10)  # json, pdf
    version = models.CharField(max_length=40)  # of the file's schema
    sha256 = models.CharField(max_length=64, db_index=True)
    with_source = models.BooleanField(default=False)
    why = SealedText(blank=True)  # why its source was asked for
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    receipt_at = models.DateTimeField(null=True)  # when the force's receipt file was read back
    accepted = models.BooleanField(null=True)
    answer = SealedText(blank=True)  # why it was not accepted

    class Meta:
        """Each time has its number."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("report", "number"), name="export_number_once")
        ]
