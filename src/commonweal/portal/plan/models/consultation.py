"""A consultation on the plan: a draft that was released, questions, what people answered, and what changed."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept, Release
from commonweal.portal.audit.clock import new_id
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Body, Person
from commonweal.portal.plan.models.plan import ROW, Plan

PREPARED, OPEN, CLOSED, REPORTED = "prepared", "open", "closed", "reported"
WHO = {
    "resident": "Someone who lives here",
    "worker": "Someone who works or studies here",
    "business": "A business",
    "organisation": "A group or organisation",
    "": "I would rather not say",
}
RESPONSE_ROW = "consultation response"


class Consultation(Kept):
    """For everyone once it is open; a draft for partners until then. `release` is the draft that is asked about."""

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="consultations")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="consultations")
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    questions = models.JSONField(default=list)
    opens_on = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(max_length=10, default=PREPARED)
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # to whom answers go
    release = models.ForeignKey(Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers = models.PositiveIntegerField(null=True, blank=True)  # as counted when it was closed
    summary = models.TextField(blank=True)
    closing_paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closing = models.ForeignKey(Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """It closes after it opens, and is open on a draft that went out."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="consultation_closes_after"),
            models.CheckConstraint(
                condition=Q(state=PREPARED) | Q(release__isnull=False), name="consultation_open_on_draft"
            ),
        ]


class Posted(models.Model):
    """An answer as it was put through the door by anyone at all: its keeper alone may read it until it is taken in."""

    ONLY_FOR = "keeper"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    consultation = models.UUIDField()
    answers = models.JSONField(default=list)
    who = models.CharField(max_length=12, blank=True)
    posted_at = models.DateTimeField()


class Response(Kept):
    """An answer that was taken in. `words` is what may be printed of it; `answers` goes when the report is out."""

    TABLE_ROW = RESPONSE_ROW

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="responses")
    answers = models.JSONField(default=list)
    who = models.CharField(max_length=12, blank=True)
    given_on = models.DateField()
    words = models.TextField(blank=True)
    raises = models.JSONField(default=list)  # ids of points
    read_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)


class Point(Kept):
    """You said, we did: what changed because of some answers, or why it did not. Out with the closing report."""

    TABLE_ROW = ROW

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="points")
    position = models.PositiveIntegerField(default=0)
    said = models.TextField()
    did = models.TextField(blank=True)
    changed = models.BooleanField(default=False)
    raised_by = models.PositiveIntegerField(null=True, blank=True)  # answers, counted when the report was drafted
