"""Priorities set in the open: issues scored by several people, with the weights of that day. Never of a person."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Agency, Body, Person
from commonweal.portal.plan.models.plan import ROW

OPEN, CLOSED = "open", "closed"


class Assessment(Kept):
    """One round of scoring. It keeps the weights with which it began: a change of them is for the next round."""

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments")
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    begun_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, default=OPEN)
    weights = models.JSONField(default=dict)
    weights_version = models.CharField(max_length=40)


class Issue(Kept):
    """What is scored: a kind of crime or disorder, with what is known of it in counts."""

    TABLE_ROW = ROW

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="issues")
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    victims = models.PositiveIntegerField(null=True, blank=True)
    offenders = models.PositiveIntegerField(null=True, blank=True)
    counted = models.CharField(max_length=200, blank=True)  # where the two counts are from, and of when
    locations = models.TextField(blank=True)


class IssueFigure(Kept):
    """A figure of a paper beside an issue, as it was when it was chosen.

    It ties the two: whoever may not read the paper as it is today is not shown its figure either.
    """

    TABLE_ROW = ROW

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="figures")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    said = models.JSONField(default=dict)  # words, label, period, address


class Score(Kept):
    """What one person gave an issue. A second thought is another row; the newest counts."""

    TABLE_ROW = ROW

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="scores")
    scorer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    moderated = models.BooleanField(default=False)  # what the group agreed on in the end, with its reason

    class Meta:
        """What was moderated says why."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(moderated=False) | ~Q(words=""), name="score_moderated_with_reason")
        ]
