"""Papers, their versions, and what of them was issued to a wider audience."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Document, Kept, Release
from commonweal.portal.partnership.models import Agency, Body, Person

DRAFT, AUTHOR_CLEARED, CHAIR_CLEARED, WITHDRAWN = "draft", "author cleared", "chair cleared", "withdrawn"

# Where a paper may go from where it is. A new version, or being sent back, makes it a draft again.
NEXT: dict[str, tuple[str, ...]] = {
    DRAFT: (AUTHOR_CLEARED, WITHDRAWN, DRAFT),
    AUTHOR_CLEARED: (CHAIR_CLEARED, DRAFT, WITHDRAWN),
    CHAIR_CLEARED: (DRAFT, WITHDRAWN),
    WITHDRAWN: (),
}


class Paper(Kept):
    """A paper or report. Its home is an agenda item, or nothing while it stands in the library alone.

    Its own audience is never the public: what is meant for everyone (`reach`) goes out as a release of rendered files.
    """

    TABLE_ROW = "paper, report"

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, default="upload")  # upload, report, written
    reach = models.CharField(max_length=6, blank=True)  # public: meant for everyone, once cleared
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="papers")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    state = models.CharField(max_length=14, default=DRAFT, db_index=True)
    author_cleared_by = models.UUIDField(null=True)
    chair_cleared_by = models.UUIDField(null=True)
    reason = models.TextField(blank=True)  # why it was sent back or withdrawn
    late_reason = models.TextField(blank=True)  # why it came after dispatch
    supplement = models.BooleanField(default=False)
    report_key = models.CharField(max_length=40, blank=True)  # what it is of: recorded-crime, case-reviews:2025 ...
    parameters = models.JSONField(default=dict)  # what the report was asked
    made_at = models.DateTimeField(db_index=True)
    position = models.PositiveIntegerField(default=0)
    content = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")  # the newest

    class Meta:
        """Cleared by the author first, and withdrawn with a word."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(chair_cleared_by=None) | Q(author_cleared_by__isnull=False), name="paper_cleared_in_order"
            ),
            models.CheckConstraint(condition=~Q(state=WITHDRAWN, reason=""), name="paper_withdrawn_with_reason"),
        ]


class Version(Kept):
    """One state of a paper's content: a new upload or a new build is a new version, never an overwriting.

    Its files lie in it as documents: original, content (blocks), pdf, docx, html, xlsx, figures.
    """

    TABLE_ROW = "paper, report"

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    words = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)  # of its content, which is what is cleared
    pages = models.PositiveIntegerField(default=0)
    warnings = models.JSONField(default=list)  # what the re-rendering left out
    headline = models.TextField(blank=True)  # a report's first sentence, and the line under it
    standfirst = models.TextField(blank=True)
    period = models.CharField(max_length=120, blank=True)
    edition = models.CharField(max_length=8, blank=True)  # whom its figures are suppressed for: public, partners
    checked_at = models.DateTimeField(null=True)
    checked = models.JSONField(default=dict)  # {"same", "stated", "differences": [...]}

    class Meta:
        """Versions count up within their paper."""

        constraints = [models.UniqueConstraint(fields=("paper", "number"), name="version_number_once")]  # noqa: RUF012


class Issued(Kept):
    """What the list of papers says of a release. It lies in the release, so it opens and narrows with it.

    `paper` and `item` are ids alone: whoever may read this need not be able to read those.
    """

    TABLE_ROW = "paper, report"
    DERIVED = True

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="issued")
    paper = models.UUIDField(db_index=True)
    item = models.UUIDField(null=True, db_index=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=30)
    report_key = models.CharField(max_length=40, blank=True)  # the paper's: what it is of
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    late_reason = models.TextField(blank=True)
    supplement = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    headline = models.TextField(blank=True)
    standfirst = models.TextField(blank=True)
    period = models.CharField(max_length=120, blank=True)
