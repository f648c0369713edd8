"""A meeting's pack: agenda and papers in one file, for one audience."""

from django.db import models

from commonweal.portal.access.models import Document, Kept, Release
from commonweal.portal.meetings.models.meeting import Meeting


class Pack(Kept):
    """One composed pack. `reach` is whom it is for; the public's becomes a release, page by page."""

    TABLE_ROW = "paper, report"
    DERIVED = True

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packs")
    reach = models.CharField(max_length=12)  # public, partners, restricted
    number = models.PositiveIntegerField(default=1)  # made anew: a new pack, a new number
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    pdf = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField()
    said = models.CharField(max_length=300, blank=True)  # whom it is for, as every page says it
    release = models.OneToOneField(Release, null=True, on_delete=models.PROTECT, related_name="pack")


class PageApproval(Kept):
    """A page of the pack looked at and found fit by someone other than its maker."""

    TABLE_ROW = "paper, report"

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="approvals")
    page = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of the page as it was shown
    approver = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        """Once by each person."""

        constraints = [models.UniqueConstraint(fields=("pack", "page", "approver"), name="page_approved_once")]  # noqa: RUF012
