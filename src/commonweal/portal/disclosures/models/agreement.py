"""The register of information-sharing agreements: who signed what, and since when it is live."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Agency, Person

AGREEMENT = "agreement"


class Agreement(Kept):
    """An agreement between agencies. Its state is worked out from its dates and signatures: see `standing`."""

    TABLE_ROW = AGREEMENT

    title = models.CharField(max_length=200)
    purposes = models.TextField(blank=True)
    covers = models.TextField(blank=True)  # kinds of data that it covers
    since = models.DateField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    reviewed_on = models.DateField(null=True, blank=True)  # the last time
    review_words = models.TextField(blank=True)  # what that found

    class Meta:
        """It ends no sooner than it begins."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")), name="agreement_ends_after"
            )
        ]


class Party(models.Model):
    """An agency that an agreement is between, and who signed for it."""

    BESIDE = "agreement"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.CharField(max_length=200, blank=True)  # name and post, as they signed

    class Meta:
        """Once for each agency; signed by somebody."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("agreement", "agency"), name="party_once"),
            models.CheckConstraint(condition=Q(signed_on=None) | ~Q(signed_by=""), name="party_signed_by_somebody"),
        ]


class Matcher(models.Model):
    """Somebody who, by an agreement, is shown suggestions that records of its parties are of one person."""

    BESIDE = "agreement"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="matchers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once."""

        constraints = [models.UniqueConstraint(fields=("agreement", "person"), name="matcher_once")]  # noqa: RUF012
