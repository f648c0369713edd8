"""A meeting about cases, who comes to it, and what is said there of each case."""

from django.db import models
from django.db.models import Q

from commonweal.portal.access.models import Audience, Kept
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.audit.clock import new_id
from commonweal.portal.cases.models.case import ROW, Case
from commonweal.portal.partnership.models import Agency, Person

KINDS = {
    "problem solving": "A problem-solving meeting",
    "harm": "A meeting about high risk of harm",
    "offenders": "A meeting about prolific offenders",
    "review": "The panel of a case review",
}
CAME = {"": "Not said yet", "came": "Came", "apologies": "Sent apologies", "absent": "Did not come"}


class CaseMeeting(Kept):
    """A meeting for whoever was asked to it. It holds no case: those are met in their own places."""

    TABLE_ROW = ROW

    kind = models.CharField(max_length=20)
    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    where = SealedText(blank=True)
    group = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # whose meeting it is
    convener = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    cancelled = models.BooleanField(default=False)

    class Meta:
        """Held or cancelled, not both."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(held_on=None) | Q(cancelled=False), name="case_meeting_held_or_not")
        ]


class Attendee(models.Model):
    """Somebody asked to a meeting, for an agency, and whether they came."""

    BESIDE = "meeting"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(CaseMeeting, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(max_length=9, blank=True)

    class Meta:
        """Asked once."""

        constraints = [models.UniqueConstraint(fields=("meeting", "person"), name="attendee_once")]  # noqa: RUF012


class Discussion(Kept):
    """A case on the agenda of a meeting, and the minute of it: kept in the case, for whoever sits there."""

    TABLE_ROW = ROW

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="discussions")
    # The meeting may be let go before the case: the minute stays, with the meeting's kind and day, which those of the
    # case who were not asked to it read from here too.
    meeting = models.ForeignKey(CaseMeeting, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    why = SealedText(blank=True)  # what the meeting is asked
    minute = SealedText(blank=True)
    decided = SealedText(blank=True)
    present = SealedText(blank=True)  # who heard it, by name and agency
    minuted_at = models.DateTimeField(null=True)
    minuted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    taken_off = models.BooleanField(default=False)
