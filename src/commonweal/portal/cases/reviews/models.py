"""A review of how agencies dealt with a complaint of anti-social behaviour, and what came of it."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Audience, Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.audit.clock import new_id
from commonweal.portal.cases.models.case import ROW, Case
from commonweal.portal.partnership.models import Agency, Person

RECEIVED, ACKNOWLEDGED, MET, NOT_MET = "received", "acknowledged", "threshold met", "threshold not met"
REVIEWED, APPEALED, CLOSED, WITHDRAWN = "reviewed", "appealed", "closed", "withdrawn"
NOT_UPHELD = "appeal not upheld"
NEXT: dict[str, tuple[str, ...]] = {
    RECEIVED: (ACKNOWLEDGED, WITHDRAWN),
    ACKNOWLEDGED: (MET, NOT_MET, WITHDRAWN),
    MET: (REVIEWED, WITHDRAWN),
    NOT_MET: (APPEALED, CLOSED),
    REVIEWED: (APPEALED, CLOSED),
    APPEALED: (MET, NOT_UPHELD),  # upheld: it is looked at again; otherwise they are told, and it ends
    NOT_UPHELD: (CLOSED,),
    CLOSED: (),
    WITHDRAWN: (),
}
HOW = {"online": "By the form", "phone": "By telephone", "person": "In person", "letter": "In writing"}
WHO = {"self": "For themselves", "other": "Somebody for them, with their consent"}
ANSWERS = {"": "Not answered yet", "accepted": "Accepted", "in part": "Accepted in part", "refused": "Not accepted"}


class PostedReview(models.Model):
    """An application as anyone put it through the door. Nobody reads it here: the portal itself takes it in."""

    ONLY_FOR = "keeper"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keeper = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # always nobody
    said = SealedJSON()
    posted_at = models.DateTimeField()


class Review(Kept):
    """One application and its review, for whoever has a seat in it. `said` is what the applicant said."""

    TABLE_ROW = ROW

    reference = models.CharField(max_length=12, db_index=True)
    group = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10)
    who = models.CharField(max_length=6, default="self")
    said = SealedJSON()  # name, contact, address, incidents, effect, wanted
    state = models.CharField(max_length=18, default=RECEIVED)
    received_on = models.DateField()
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_on = models.DateField(null=True, blank=True)
    counted = models.PositiveIntegerField(null=True, blank=True)  # complaints that count by the procedure
    ways = models.JSONField(default=list)  # keys of the procedure's other ways in which the threshold was met
    decided_on = models.DateField(null=True, blank=True)
    met = models.BooleanField(null=True)  # as decided first; an appeal changes the state, never this
    decided_why = SealedText(blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    finding = SealedText(blank=True)
    told_on = models.DateField(null=True, blank=True)  # when the applicant was told the last decision
    appealed_on = models.DateField(null=True, blank=True)
    appeal_entered_at = models.DateTimeField(null=True)  # who had a seat before this had a part in the first review
    appeal_said = SealedText(blank=True)
    appeal_decided_on = models.DateField(null=True, blank=True)
    upheld = models.BooleanField(null=True)
    appeal_why = SealedText(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = SealedText(blank=True)

    class Meta:
        """Decided with a day; ended with a day; appealed on a day and at the moment when that was entered."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(met=None, decided_on=None) | Q(met__isnull=False, decided_on__isnull=False),
                name="case_review_decided_with_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) & ~Q(state__in=(CLOSED, WITHDRAWN))
                | Q(ended_on__isnull=False, state__in=(CLOSED, WITHDRAWN)),
                name="case_review_ended_with_day",
            ),
            models.CheckConstraint(
                condition=Q(appealed_on=None, appeal_entered_at=None)
                | Q(appealed_on__isnull=False, appeal_entered_at__isnull=False),
                name="case_review_appeal_entered",
            ),
        ]


class PanelAnswer(Kept):
    """What one agency was asked to tell the panel, and what it told."""

    TABLE_ROW = ROW

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="panel_answers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    told = SealedText(blank=True)
    told_on = models.DateField(null=True, blank=True)


class Recommendation(Kept):
    """What a review recommended to an agency, and its answer."""

    TABLE_ROW = ROW

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    made_on = models.DateField()
    due_on = models.DateField()
    answer = models.CharField(max_length=8, blank=True)
    answer_words = SealedText(blank=True)
    answered_on = models.DateField(null=True, blank=True)
