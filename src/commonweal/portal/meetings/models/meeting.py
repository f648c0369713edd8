"""A body's practice, and its meetings."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.partnership.models import Agency, Body, Person


class Practice(Kept):
    """How a body meets. It is the root of the body's tree: meetings sit in it, items in them, papers in items."""

    TABLE_ROW = "item, minute"

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="practice")
    numbering = models.CharField(max_length=12, default="plain")  # plain, year series
    running = models.CharField(max_length=8, default="meeting")  # meeting, year: where the numbers begin again
    prefix = models.CharField(max_length=20, blank=True)  # SSP in SSP/4/23
    closed_prefix = models.CharField(max_length=20, default="C")  # C1: the series of hidden items
    year_begins_in = models.PositiveSmallIntegerField(default=5)  # the municipal year: May
    chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    vice_chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quorum = models.PositiveSmallIntegerField(default=0)  # people
    quorum_agencies = models.PositiveSmallIntegerField(default=0)
    dispatch_days = models.PositiveSmallIntegerField(default=5)  # clear working days before the meeting
    papers_days = models.PositiveSmallIntegerField(default=10)  # clear working days too: when papers are owed
    template = models.JSONField(default=list)  # standing items: {"kind","title","place": first|last}
    standing_returns = models.JSONField(default=list)  # {"what","agency"}: owed for every meeting
    stop_words = models.JSONField(default=list)  # words that say nothing when titles are compared
    markings = models.JSONField(default=list)  # {"label","basis","scheme"}: the body's own words
    votes = models.BooleanField(default=False)
    venue = models.CharField(max_length=200, blank=True)
    usual_start = models.TimeField(null=True, blank=True)
    lead_in = models.CharField(max_length=60, default="AGREED that")
    council_committee = models.BooleanField(default=False)  # only then Schedule 12A


class Meeting(Kept):
    """One meeting of a body."""

    TABLE_ROW = "item, minute"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField(db_index=True)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, default="planned")  # planned, agenda out, held, cancelled
    agenda_out_on = models.DateField(null=True, blank=True)
    moved_from = models.DateField(null=True, blank=True)  # the day that was published before
    moved_reason = models.TextField(blank=True)
    cancelled_reason = models.TextField(blank=True)
    chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    vice_chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    clerk = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency_host = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    next_meeting_text = models.CharField(max_length=200, blank=True)
    imported = models.BooleanField(default=False)
    imported_text = models.JSONField(default=dict)  # as printed: date, body, stray text

    class Meta:
        """Cancelled with a reason."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=~models.Q(state="cancelled", cancelled_reason=""), name="meeting_cancelled_with_reason"
            )
        ]
