"""Papers, their versions and the figures that they show."""

from django.db import models

from commonweal.portal.access.models import Document, Kept
from commonweal.portal.partnership.models import Agency, Person


class Paper(Kept):
    """A paper or report. Its home is an agenda item, or nothing while it stands in the library alone."""

    TABLE_ROW = "paper, report"

    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, default="upload")  # upload, report, written
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="papers")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    state = models.CharField(max_length=14, default="draft")  # draft, author cleared, chair cleared, withdrawn
    late_reason = models.TextField(blank=True)  # why it came after dispatch
    supplement = models.BooleanField(default=False)
    report_key = models.CharField(max_length=40, blank=True)  # recorded-crime ...
    parameters = models.JSONField(default=dict)  # what the report was asked
    made_at = models.DateTimeField()
    position = models.PositiveIntegerField(default=0)


class Version(Kept):
    """One state of a paper's content: a new upload or a new build is a new version, never an overwriting."""

    TABLE_ROW = "paper, report"

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    words = models.CharField(max_length=300, blank=True)
    original = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    safe = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")  # blocks, re-rendered
    pdf = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    html = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    figures = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")  # figures.json
    warnings = models.JSONField(default=list)  # what the re-rendering left out

    class Meta:
        """Versions count up within their paper."""

        constraints = [models.UniqueConstraint(fields=("paper", "number"), name="version_number_once")]  # noqa: RUF012
