"""A partnership's plan over its years, its editions, and the papers that were made of it."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Body

ROW = "plan"
DRAFT, RUNNING, ENDED = "draft", "running", "ended"

# Where a plan may go from where it is.
NEXT: dict[str, tuple[str, ...]] = {DRAFT: (RUNNING, ENDED), RUNNING: (ENDED,), ENDED: (RUNNING,)}

EDITION, HIGHLIGHT, STRATEGIC = "edition", "highlight", "strategic assessment"
KEYS = {EDITION: "plan", HIGHLIGHT: "quarter", STRATEGIC: "assess"}  # of papers, before the plan's id


def key_of(kind: str, plan: UUID) -> str:
    """What the library keeps a paper of a plan under (`Paper.report_key`), and its release."""
    return f"{KEYS[kind]}:{plan.hex}"


class Plan(Kept):
    """What a partnership means to do over its years, usually three: refreshed each year by an edition."""

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=10, default=DRAFT)

    class Meta:
        """It ends no sooner than it begins."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="plan_ends_after")
        ]


class Edition(Kept):
    """The plan as it stood on a day. `content` is never written again: a refresh is another edition."""

    TABLE_ROW = ROW

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    made_on = models.DateField()
    words = models.TextField(blank=True)  # why it was refreshed
    content = models.JSONField(default=dict)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Editions count up within their plan."""

        constraints = [models.UniqueConstraint(fields=("plan", "number"), name="edition_number_once")]  # noqa: RUF012


class Report(Kept):
    """A paper of a plan: a highlight report of a quarter, a strategic assessment. It shows to readers of both."""

    TABLE_ROW = ROW

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    period = models.CharField(max_length=20, blank=True)  # Q1 2026/27
    made_at = models.DateTimeField()
