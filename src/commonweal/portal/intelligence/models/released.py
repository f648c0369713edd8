"""What went out: a sanitised text for the agencies or people that it names, under no report and beside no source.

It is of the row of cases, not of intelligence: partners' officers read it who read no intelligence. Withdrawn, its
page stays to say so, and its words are for those who were part of it.
"""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.partnership.models import Agency

SHARED = "case, person"  # the table's row of what is shared


class Released(Kept):
    """The release's own page."""

    TABLE_ROW = SHARED
    DERIVED = True

    reference = models.CharField(max_length=12, db_index=True)
    force = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    report = models.UUIDField(db_index=True)  # it shows to those who read that too
    sha256 = models.CharField(max_length=64)
    released_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    tombstone = SealedText(blank=True)


class ReleasedWords(Kept):
    """What it says, with its grade in words. Its home is the release."""

    TABLE_ROW = SHARED
    DERIVED = True

    released = models.OneToOneField(Released, on_delete=models.PROTECT, related_name="words")
    text = SealedText()
    grade = SealedJSON(default=dict)  # what it inherited, in keys and in words: see enforcement.as_kept
