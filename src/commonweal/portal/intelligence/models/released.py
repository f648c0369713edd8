"""What went out: a sanitised text for the agencies or people that it names, under no report and beside no source.

It is of the row of cases, not of intelligence: partners' officers read it who read no intelligence, and the unit that
let it out need not be among its readers. So that the unit can take it back all the same, its words hang on a gate,
which is the unit's: shut, they are for the unit alone, and so is whatever was tied to them. The release's own page
stays, and a tombstone beside it says why.
"""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.access.sealed import SealedJSON, SealedText
from commonweal.portal.intelligence.models.report import ROW
from commonweal.portal.intelligence.models.sanitised import Sanitised
from commonweal.portal.partnership.models import Agency

SHARED = "case, person"  # the table's row of what is shared


class Gate(Kept):
    """Open to every officer of the agencies concerned until it is shut. It says nothing of what hangs on it."""

    TABLE_ROW = ROW
    DERIVED = True

    text = models.OneToOneField(Sanitised, on_delete=models.PROTECT, related_name="gate")
    shut_at = models.DateTimeField(null=True)


class Released(Kept):
    """The release's own page, for its readers."""

    TABLE_ROW = SHARED
    DERIVED = True

    reference = models.CharField(max_length=12, db_index=True)
    force = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    report = models.UUIDField(db_index=True)  # it shows to those who read that too
    sha256 = models.CharField(max_length=64)
    released_at = models.DateTimeField()


class ReleasedWords(Kept):
    """What it says, with its grade in words. Its home is the gate."""

    TABLE_ROW = SHARED
    DERIVED = True

    released = models.UUIDField(unique=True)
    text = SealedText()
    grade = SealedJSON(default=dict)  # what it inherited, in keys and in words: see enforcement.as_kept
    names = models.TextField(blank=True)  # whom and what it names in so many words, hashed: see intelligence.named


class Tombstone(Kept):
    """That it was withdrawn, and why: for those who could read it."""

    TABLE_ROW = SHARED
    DERIVED = True

    released = models.UUIDField(unique=True)
    words = SealedText()
    withdrawn_at = models.DateTimeField()
