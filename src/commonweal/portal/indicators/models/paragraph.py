"""A partner's own paragraph for a report: asked for by a day, drafted, submitted, cleared."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.partnership.models import Agency, Body

ROW = "paragraph"
OPEN, CLOSED = "open", "closed"
OWED, SUBMITTED, CLEARED, NIL = "owed", "submitted", "cleared", "nil"

# Where a paragraph may go from where it is. One that is owed may have a draft.
NEXT: dict[str, tuple[str, ...]] = {
    OWED: (SUBMITTED, NIL),
    SUBMITTED: (SUBMITTED, CLEARED, OWED, NIL),
    CLEARED: (OWED, SUBMITTED),
    NIL: (OWED, SUBMITTED),
}


class Call(Kept):
    """Paragraphs asked for one report: of which months, by which day."""

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="calls")
    report = models.CharField(max_length=200)  # what the report is called
    asks = models.TextField()  # what each paragraph should tell
    first = models.CharField(max_length=7)  # months as 2025-04
    last = models.CharField(max_length=7)
    due_on = models.DateField()
    state = models.CharField(max_length=10, default=OPEN)


class Paragraph(Kept):
    """What one agency owes a call. Its words stand in its versions."""

    TABLE_ROW = ROW

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="paragraphs")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="paragraphs")
    state = models.CharField(max_length=10, default=OWED)
    submitted_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)  # why there is nothing to tell, or why it was sent back
    cleared_by = models.UUIDField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One an agency and call; cleared by someone."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("call", "agency"), name="paragraph_one_an_agency"),
            models.CheckConstraint(
                condition=~Q(state=CLEARED) | Q(cleared_by__isnull=False, cleared_at__isnull=False),
                name="paragraph_cleared_by_someone",
            ),
        ]


class Version(Kept):
    """One version of its words. A draft is for its own agency alone; a submitted one for the paragraph's readers.

    Drafts and submitted versions are numbered apart, so that no gap tells of a draft. `reach` is how far the words may
    go: into a public paper, or into a partners' one alone.
    `figures` are numbers that the agency states itself: `{"label", "value", "baseline", "unit"}`.
    """

    TABLE_ROW = ROW

    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    submitted = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    text = models.TextField()
    reach = models.CharField(max_length=10, default="partners")
    figures = models.JSONField(default=list)

    class Meta:
        """Numbered within its paragraph."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("paragraph", "submitted", "number"), name="version_number")
        ]
