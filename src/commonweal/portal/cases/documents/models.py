"""A file of a case. Its bytes are a document that sits in it; what it is called is sealed."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Document, Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.cases.models.case import ROW, Case
from commonweal.portal.partnership.models import Agency, Person

WAITING, KEPT, WITHDRAWN = "waiting", "kept", "withdrawn"
NEXT: dict[str, tuple[str, ...]] = {WAITING: (KEPT, WITHDRAWN), KEPT: (WITHDRAWN,), WITHDRAWN: ()}


class CaseFile(Kept):
    """What somebody added to a case: for them alone until they confirmed who will see it.

    Where another body owns it (the thing's originator) it is for the case's members, and broken glass opens it to
    nobody. A withdrawn one stays in the list as a word and a day; nobody opens it any more.
    """

    TABLE_ROW = ROW

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files")
    title = SealedText()
    about = SealedText(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)  # of the file as it was sent, which is not kept
    left_out = SealedJSON(null=True)  # what the safe copy left out, in sentences
    opening = SealedText(blank=True)  # its first words, to know it by before it is kept
    state = models.CharField(max_length=9, default=WAITING)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_why = SealedText(blank=True)
    gone_sha256 = models.CharField(max_length=64, blank=True)  # of bytes that the system takes off the disk

    class Meta:
        """Withdrawn with a moment."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) & ~Q(state=WITHDRAWN) | Q(withdrawn_at__isnull=False, state=WITHDRAWN),
                name="case_file_withdrawn_with_moment",
            )
        ]
