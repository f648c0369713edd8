"""Which records are likely, or are, of one person."""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.audit.clock import new_id
from commonweal.portal.people.models.record import ROW, Record

SUGGESTED, CONFIRMED, REFUSED, UNDONE = "suggested", "confirmed", "refused", "undone"
# Where a link may go from where it is.
NEXT: dict[str, tuple[str, ...]] = {
    SUGGESTED: (CONFIRMED, REFUSED),
    CONFIRMED: (UNDONE,),
    REFUSED: (CONFIRMED,),
    UNDONE: (CONFIRMED,),
}


class Link(Kept):
    """That two records are likely, or are, of one person. Its home is one record, its other end the other.

    Nothing is merged: undoing it leaves both records as they were.
    """

    TABLE_ROW = ROW
    DERIVED = True

    one = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links_from")
    other = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links_to")
    state = models.CharField(max_length=10, default=SUGGESTED)
    weight = models.FloatField(null=True)
    reasons = SealedJSON(null=True)  # fields and levels, as matching calls them: words are made of them
    suggested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    why = SealedText(blank=True)
    disclosure = models.ForeignKey(Thing, null=True, on_delete=models.PROTECT, related_name="+")  # confirming is one

    class Meta:
        """Two records, not one; decided with a moment."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=~Q(one=F("other")), name="link_of_two"),
            models.CheckConstraint(
                condition=Q(state=SUGGESTED, decided_at=None) | (~Q(state=SUGGESTED) & Q(decided_at__isnull=False)),
                name="link_decided_with_moment",
            ),
        ]


class Reliance(models.Model):
    """Who was shown two records as one person's over a link: told, should it be undone."""

    BESIDE = "link"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="reliances")
    account = models.UUIDField()
    first_at = models.DateTimeField()

    class Meta:
        """Once for each."""

        constraints = [models.UniqueConstraint(fields=("link", "account"), name="reliance_once")]  # noqa: RUF012
