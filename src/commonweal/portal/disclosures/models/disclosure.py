"""A disclosure: what left its agency, to whom, and why that was lawful; or why it was not shared.

Four kinds of rows, since four kinds of readers differ. `Disclosure` is for the agencies that gave and got. `Matter`
(the words of what was shared) and `About` (what it was of) are no more visible than the case or record that they speak
of. `Entry` is governance's copy of the legal part, in the partnership's register: governance reads no matter.

None of these is changed. What an emergency left no time to say is added beside them: see `addition`.
"""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.disclosures.models.agreement import Agreement
from commonweal.portal.partnership.models import Agency, Person

ROW, REGISTER = "disclosure", "disclosure register"
SHARED, PART, REFUSED = "shared", "part", "refused"
DECISIONS = {SHARED: "Shared", PART: "Shared in part", REFUSED: "Not shared"}


class LegalGrounds(models.Model):
    """Why it was lawful to share. Words of the law are kept as they stood on the day."""

    purpose = SealedText(blank=True)
    necessity = SealedText(blank=True)  # why this much, and why there was no other way
    lawful_basis = models.CharField(max_length=40, blank=True)  # a key; `basis` would be the thing's own
    basis_words = models.CharField(max_length=300, blank=True)
    power = models.CharField(max_length=40, blank=True)
    power_words = models.CharField(max_length=300, blank=True)
    special = models.CharField(max_length=40, blank=True)  # the condition for special-category data
    special_words = models.CharField(max_length=300, blank=True)
    criminal = models.CharField(max_length=40, blank=True)  # the condition for criminal-offence data
    criminal_words = models.CharField(max_length=300, blank=True)
    law_enforcement = models.BooleanField(default=False)  # DPA 2018 Part 3; else the general part
    agreement = models.ForeignKey(Agreement, null=True, on_delete=models.PROTECT, related_name="+")
    no_agreement = SealedText(blank=True)  # why it was shared without a live one
    says_what = models.BooleanField(default=False)  # whether its matter says what was shared

    class Meta:
        """No table of its own."""

        abstract = True


class LegalPart(LegalGrounds):
    """The grounds, and to whom, when, how and by whose decision; or why it was refused."""

    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agencies = models.JSONField(default=list)  # ids
    to_people = models.JSONField(default=list)  # ids of officers by name
    outside = SealedText(blank=True)  # a body outside the partnership
    decision = models.CharField(max_length=10, default=SHARED)
    shared_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    way = models.CharField(max_length=20, blank=True)  # a key of the powers' file: portal, email, spoken ...
    reason = SealedText(blank=True)  # why it was refused, or shared in part
    uncovered = models.BooleanField(default=False)  # no agreement that was live that day covered it
    emergency = models.BooleanField(default=False)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    asked_by = SealedText(blank=True)

    class Meta:
        """No table of its own."""

        abstract = True


class Disclosure(LegalPart, Kept):
    """For the agencies that gave and got."""

    TABLE_ROW = ROW

    class Meta:
        """Decided one way."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(decision__in=DECISIONS), name="disclosure_decided")
        ]


class About(Kept):
    """What a disclosure is of: a case, a record, a report. It shows to those who may read both."""

    TABLE_ROW = "case, person"

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="about")
    of = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")


class Matter(Kept):
    """What was shared, in words: for those who may read everything that it is of.

    Where that lies under several locks these rows nest, one a lock; the innermost holds the words.
    """

    TABLE_ROW = "case, person"

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="matter")
    words = SealedText(blank=True)
    innermost = models.BooleanField(default=True)  # who reads this reads all that it was of
    added_at = models.DateTimeField(null=True)  # where an emergency left no time to say it at once
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Entry(LegalPart, Kept):
    """The partnership's register: the legal part, for governance of whatever agency. It names no case and nobody."""

    TABLE_ROW = REGISTER
    DERIVED = True

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="entries")
    to_review = models.BooleanField(default=False)  # an emergency, or without a live agreement
    recorder = models.UUIDField(null=True)  # the account
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    justified = models.BooleanField(null=True)
    review_words = SealedText(blank=True)

    class Meta:
        """A review has its moment and its doer, who is not whoever recorded it; the officer asks by quarter."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, justified=None)
                | (
                    Q(reviewed_at__isnull=False, reviewed_by__isnull=False, justified__isnull=False)
                    & (Q(recorder=None) | ~Q(reviewed_by=F("recorder")))
                ),
                name="entry_reviewed_by_second_person",
            )
        ]
        indexes = [models.Index(fields=("shared_at",), name="entry_shared_at")]  # noqa: RUF012


class Reviewed(Kept):
    """What the review afterwards found, for the agency that shared: governance writes in no disclosure."""

    TABLE_ROW = ROW

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="reviews")
    justified = models.BooleanField()
    words = SealedText(blank=True)
    reviewed_at = models.DateTimeField()
