"""An indicator: what is counted, by whom, held against what; and its editions, which are never written over."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.partnership.models import Agency, Body

ROW = "indicator"
BETTER = {"lower": "lower is better", "higher": "higher is better", "neither": "neither is better"}
MONTHLY, QUARTERLY, YEARLY = "monthly", "quarterly", "yearly"
RHYTHMS = {MONTHLY: "every month", QUARTERLY: "every quarter", YEARLY: "every year", "": "at no set time"}
COMPARATORS = {"national": "England and Wales or the country", "regional": "the region", "similar": "similar areas"}


class Indicator(Kept):
    """What is counted and how. `target` is in its own unit; `comparators` are `{"kind", "name"}`, by kind.

    A figure is due `due_days` days after the end of each period of its rhythm, from its owner agency.
    """

    TABLE_ROW = ROW

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    definition = models.TextField()
    unit = models.CharField(max_length=20)
    area = models.CharField(max_length=200)  # as printed: of which place its figures are
    source = models.CharField(max_length=300)
    official = models.CharField(max_length=200, blank=True)  # the published measure that it is, where it is one
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="indicators")  # who owes its figures
    better = models.CharField(max_length=10, default="neither")
    target = models.FloatField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    comparators = models.JSONField(default=list)
    rhythm = models.CharField(max_length=10, default=QUARTERLY, blank=True)
    due_days = models.PositiveIntegerField(default=45)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        """A target by a day has a value."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(target_on=None) | Q(target__isnull=False), name="indicator_target_told")
        ]


class Edition(Kept):
    """Readings as they were given at one time: of one period or of many. A later edition's speak in their place.

    A reading is `{"of", "first", "last", "value", "numerator", "denominator", "mark"}`: `of` is "" for the
    indicator's own area and a comparator's kind otherwise; months as 2025-04; a value of None was not available.
    Editions have no numbers of their own: one that was narrowed would leave a gap that tells of it.
    """

    TABLE_ROW = ROW

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="editions")
    given_at = models.DateTimeField()
    readings = models.JSONField(default=list)
    released_on = models.DateField()  # when its publisher gave it out
    file_name = models.CharField(max_length=200, blank=True)  # "" where it was entered by hand
    reason = models.TextField(blank=True)  # why it corrects an earlier one
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """What corrects says why."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(corrects=None) | ~Q(reason=""), name="edition_corrects_with_reason"),
            models.CheckConstraint(condition=~Q(corrects=F("thing")), name="edition_corrects_another"),
        ]
