"""Thing, audience, lock, face, release: the one model of ACCESS.md.

Every row that anyone may or may not see belongs to a Thing, and carries its lock: `Kept` is the parent of all such
models. A lock is an interned set of audiences, so that the database can compare one column with a reader's open locks.
"""

from django.db import models
from django.db.models import F, Q

from commonweal.portal.access.wording import WordsField
from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Agency, Body, Person

STUB, HIDDEN = "stub", "hidden"


class Audience(models.Model):
    """Who something is for: public, partners, named agencies, or named people. Equal audiences are one row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10)  # public, partners, agencies, people; drafts: partners, until it is out
    key = models.TextField(unique=True)  # the kind and the sorted ids
    agencies = models.ManyToManyField(Agency, related_name="+")
    people = models.ManyToManyField(Person, related_name="+")
    # A group's readers are its seats, which come and go; "members" are those of its group who broke no glass.
    group = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")


class Seat(models.Model):
    """Someone's place in a group, for an agency: it opens the group's lock while they are of that agency today.

    `glass`: taken by breaking the glass. It is read-only, ends by itself, and opens nothing that is for members.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    lead = models.BooleanField(default=False)
    glass = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)  # glass: four hours on; a member's: when it was taken away

    class Meta:
        """Broken glass always ends, and leads nothing; a person has one living seat of a kind in a group."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(glass=False) | Q(until__isnull=False, lead=False), name="seat_glass_ends"
            ),
            models.UniqueConstraint(fields=("audience", "person", "agency"), condition=Q(until=None), name="seat_once"),
        ]


class SealedFrom(models.Model):
    """A person from whom a group's things are sealed: they get no seat in it, by no way."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="sealed_from")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField()
    sealed_by = models.UUIDField(null=True)

    class Meta:
        """Once for each."""

        constraints = [models.UniqueConstraint(fields=("audience", "person"), name="sealed_from_once")]  # noqa: RUF012


class Lock(models.Model):
    """All audiences from a thing up to its root; a reader opens it by satisfying every one. No audience: public."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.TextField(unique=True)  # the sorted ids of its audiences
    audiences = models.ManyToManyField(Audience, related_name="locks")


class Thing(models.Model):
    """Anything kept. It has one home; nothing is more visible than what it sits in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)  # the app and model that hold it: "meetings.item"
    home = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="inside")
    # What ties two things together (a link of two records) is no more visible than either: the other end's lock counts.
    other_end = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="tied_to")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    lock = models.ForeignKey(Lock, on_delete=models.PROTECT, related_name="+")
    face = models.CharField(max_length=6, default=HIDDEN)
    marking = models.CharField(max_length=80, blank=True)  # the body's own word
    basis = models.CharField(max_length=300, blank=True)  # why: the exemption, in the body's words
    originator = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField(null=True, blank=True)  # when the originator is asked again
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)  # the account's id; not a reference, so that an account can go
    settled_at = models.DateTimeField(null=True)  # when it went out; from then on it is only narrowed
    draft = models.BooleanField(default=False)  # not out yet: for partners at most, whoever it will be for

    class Meta:
        """A face is one of two."""

        constraints = [models.CheckConstraint(condition=Q(face__in=(STUB, HIDDEN)), name="thing_face_known")]  # noqa: RUF012


class Kept(models.Model):
    """The parent of every model whose rows not everyone may see: its thing, and a copy of the thing's lock.

    The copy lets the database's own wall and every query compare one column; `access.verbs.things` keeps it true.
    """

    TABLE_ROW = ""  # the row of ACCESS.md's table that rules it: "item, minute", "paper, report", "action" ...
    DERIVED = False  # printed from other things, for whoever could read those: nobody makes it wider by hand

    thing = models.OneToOneField(Thing, primary_key=True, on_delete=models.PROTECT, related_name="+")
    lock = models.ForeignKey(Lock, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        """No table of its own."""

        abstract = True


class Face(models.Model):
    """What those outside a stubbed thing see: fields of their own, under the lock of its home."""

    thing = models.OneToOneField(Thing, primary_key=True, on_delete=models.PROTECT, related_name="stub")
    lock = models.ForeignKey(Lock, on_delete=models.PROTECT, related_name="+")  # the home's
    home = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="faces_inside")
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    outcome = models.TextField(blank=True)


class Widening(models.Model):
    """A wider audience asked for a thing that has an originator: needs their consent and a second person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="widenings")
    lock = models.ForeignKey(Lock, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    consent = models.TextField(blank=True)  # who of the originator agreed, when and how
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    refused_by = models.UUIDField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_words = models.TextField(blank=True)

    class Meta:
        """Approved by a second person, on a consent that was written down; never approved and refused."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("asked_by"))),
                name="widening_second_person",
            ),
            models.CheckConstraint(condition=Q(approved_at=None) | ~Q(consent=""), name="widening_consent"),
            models.CheckConstraint(condition=Q(approved_at=None) | Q(refused_at=None), name="widening_one_answer"),
        ]


class Documents(models.Manager["Document"]):
    """What a file says is long and wanted by the search alone, which asks for it."""

    def get_queryset(self) -> models.QuerySet["Document"]:
        """All but what they say."""
        return super().get_queryset().defer("words", "text")


class Document(Kept):
    """Bytes that are kept under a lock: content-addressed on disk, never overwritten."""

    TABLE_ROW = "paper, report"

    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)  # of the plain bytes
    sealed = models.BooleanField(default=False)  # about people: on the disk it lies sealed, and no search finds it
    size = models.BigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    role = models.CharField(max_length=30, blank=True)  # original, safe copy, pdf, docx, html, figures ...
    words = WordsField(blank=True)  # what the search finds it by; nothing for what is not searched
    text = models.TextField(blank=True)  # what can be read in it

    objects = Documents()

    class Meta:
        """The search asks for one role at a time."""

        indexes = [models.Index(fields=("role",), name="document_role")]  # noqa: RUF012


class Release(Kept):
    """The only widening: a new thing, rendered, fixed by its SHA-256, approved by someone other than its author."""

    TABLE_ROW = "paper, report"
    DERIVED = True

    of = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="releases")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="releases")
    row = models.CharField(max_length=20)  # the table's row for what it was made of: whose "P" approves it
    reach = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")  # its audience once approved
    kind = models.CharField(max_length=30)  # public pack, minutes, report ...
    title = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)  # over the list of its files' own hashes
    author = models.UUIDField()
    proposed_at = models.DateTimeField()
    approver = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    refused_by = models.UUIDField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    tombstone = models.TextField(blank=True)  # what a reader of its address is told

    class Meta:
        """Approved by a second person, and withdrawn with a word."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(approver=None, approved_at=None)
                | (Q(approver__isnull=False, approved_at__isnull=False) & ~Q(approver=F("author"))),
                name="release_second_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | (Q(withdrawn_by__isnull=False) & ~Q(tombstone="")),
                name="release_tombstone",
            ),
            models.CheckConstraint(condition=Q(withdrawn_at=None) | Q(approver__isnull=False), name="release_was_out"),
            models.CheckConstraint(condition=Q(refused_at=None) | Q(approver=None), name="release_one_answer"),
        ]
