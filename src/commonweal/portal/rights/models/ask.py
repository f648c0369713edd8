"""What a holder is asked, under the lock of what they hold: governance reads none of it.

An ask about intelligence is a model of its own, since another row of the table rules it.
"""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText

OPEN, DRAFTED, DONE, FALLEN = "open", "drafted", "done", "fallen"
DISPOSAL = "disposal"  # a purpose of its own, beside the kinds of request
ELSEWHERE = "elsewhere"  # what the force's unit holds outside of this portal: asked about everybody
# What may be answered, by purpose. "nothing": it is not of them, or nothing may be given and nothing is told.
GIVEN, WITHHELD, NOTHING, CORRECTED, NOTED, ERASE, KEEP, UPHELD = (
    "given", "withheld", "nothing", "corrected", "noted", "erase", "keep", "upheld",
)  # fmt: skip
ANSWERS: dict[str, dict[str, str]] = {
    "access": {
        GIVEN: "Hand it in, without what is left out",
        WITHHELD: "Withhold all of it, and say so",
        NOTHING: "Nothing: it is not of them, or they are told neither that it is held nor that it is not",
    },
    "rectification": {
        CORRECTED: "It was wrong, and I corrected it",
        NOTED: "It stays as it is, with a note of what they say",
        NOTHING: "It is not of them",
    },
    "erasure": {
        ERASE: "It may be erased",
        KEEP: "It must stay",
        NOTHING: "It is not of them",
    },
    "objection": {
        UPHELD: "It is used no more, or only so far as the law asks",
        NOTED: "It is used on, with a note of what they say",
        NOTHING: "It is not of them",
    },
    DISPOSAL: {ERASE: "It may go", KEEP: "It is still needed"},
}
# The same of what the force holds elsewhere: there is nothing here to hand in, to correct or to erase.
ANSWERS_ELSEWHERE: dict[str, dict[str, str]] = {
    **ANSWERS,
    "access": {
        GIVEN: "The force answers them itself: the reply says what I write below",
        WITHHELD: "The force withholds it, and says so",
        NOTHING: "Nothing: the force holds nothing, or may tell them neither that it does nor that it does not",
    },
    "rectification": {
        CORRECTED: "It was wrong, and was put right in the force's system",
        NOTED: "It stays there as it is, with a note of what they say",
        NOTHING: "Nothing: the force holds nothing, or may say neither",
    },
    "erasure": {
        ERASE: "It was erased from the force's system",
        KEEP: "It must stay there",
        NOTHING: "Nothing: the force holds nothing, or may say neither",
    },
}


def answers_to(purpose: str, source: str) -> dict[str, str]:
    """What may be answered, in words."""
    return (ANSWERS_ELSEWHERE if source == ELSEWHERE else ANSWERS)[purpose]


class Asked(Kept):
    """One question about one thing: hand in, put right, erase, weigh an objection, or let it go."""

    purpose = models.CharField(max_length=15)
    request = models.UUIDField(null=True, db_index=True)  # not a reference: the wall hides requests from holders
    disposal = models.UUIDField(null=True, db_index=True)
    reference = models.CharField(max_length=12)
    source = models.CharField(max_length=40)  # what holds it: "people.record"
    about = SealedJSON()  # who it is about, and what they say
    sure = models.BooleanField(default=True)  # False: the name alone is the same
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=8, default=OPEN)
    lines = SealedJSON(null=True)  # what the holder found, before anything was left out
    left_out = SealedJSON(null=True)  # words and lines
    exemptions = models.JSONField(default=list)
    decision = models.CharField(max_length=10, blank=True)
    words = SealedText(blank=True)  # why, or to the person
    prepared_by = models.UUIDField(null=True)
    prepared_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    sent_back = SealedText(blank=True)  # what the second reader found wanting

    class Meta:
        """A second person reads it before it is done. No table of its own."""

        abstract = True
        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | (Q(prepared_by__isnull=False) & ~Q(reviewed_by=F("prepared_by"))),
                name="%(class)s_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=DONE) | Q(reviewed_by__isnull=False) | Q(purpose=DISPOSAL),
                name="%(class)s_done_was_read",
            ),
        ]


class Ask(Asked):
    """Of whoever holds a case, a record, a disclosure."""

    TABLE_ROW = "case, person"


class UnitAsk(Asked):
    """Of the intelligence unit, about a report."""

    TABLE_ROW = "intelligence"
