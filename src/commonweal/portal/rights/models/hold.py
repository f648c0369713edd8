"""A legal hold: why something must stay, for governance; and its mark on what it bites, for whoever reads that."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.audit.clock import new_id


class Hold(Kept):
    """Nothing that it bites is disposed of, whoever asks, until it is lifted. Its review date asks again."""

    TABLE_ROW = "rights request"

    reference = models.CharField(max_length=12)
    why = SealedText()  # the claim, inquiry, investigation or request that needs it
    about = SealedJSON(null=True)  # a person, by their name and birth: whatever is kept on them
    of = models.UUIDField(null=True)  # or one thing, which its holder names
    whole_kind = models.CharField(max_length=40, blank=True)  # or everything of a kind: an inquiry may ask so
    again_on = models.DateField()
    placed_on = models.DateField()
    lifted_on = models.DateField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_why = SealedText(blank=True)

    class Meta:
        """Lifted by somebody."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(lifted_on=None) | Q(lifted_by__isnull=False), name="hold_lifted_by")
        ]


class Bite(models.Model):
    """That a hold bites a thing: whoever reads the thing is told that it must stay, and not why."""

    BESIDE = "thing"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hold = models.UUIDField(db_index=True)
    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="held_by")
    again_on = models.DateField()

    class Meta:
        """Once for each."""

        constraints = [models.UniqueConstraint(fields=("hold", "thing"), name="bite_once")]  # noqa: RUF012


SAID, RESTRICTED, CORRECTED = "said", "restricted", "corrected"
ENDED = "ended"  # of a copy: a restriction of what it was made of stands no more


class Remark(models.Model):
    """What a request left beside a thing, for whoever reads that.

    What its person says against it, where it stays as it is; that its use is restricted; of a copy, that what it was
    made of was corrected.
    """

    BESIDE = "thing"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=10, default=SAID)
    ask = models.UUIDField(null=True)  # which answer left it
    ends = models.JSONField(default=list)  # answers: the restrictions that these left stand no more
    words = SealedText(blank=True)
    noted_on = models.DateField()
    noted_by = models.UUIDField(null=True)
