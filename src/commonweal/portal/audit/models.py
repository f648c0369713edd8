"""The chain's rows. Opaque ids and salted commitments stand in the chain; words stand in an erasable side table."""

from django.db import models
from django.db.models import F, Q


class Head(models.Model):
    """The chain's last link: one row, locked last in every transaction that appends."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)
    at = models.DateTimeField(null=True)  # the last entry's time: the chain's time never runs backwards

    class Meta:
        """One row only."""

        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head")]  # noqa: RUF012


class Entry(models.Model):
    """One link: `text` is the canonical JSON that was hashed together with the link before."""

    sequence = models.BigIntegerField(primary_key=True)
    segment = models.CharField(max_length=7, db_index=True)  # its month: "2026-03"
    at = models.DateTimeField(db_index=True)
    act = models.CharField(max_length=60, db_index=True)
    doer = models.CharField(max_length=36, db_index=True)
    thing = models.CharField(max_length=36, db_index=True, blank=True)
    text = models.TextField()
    hash = models.CharField(max_length=64)


class Aside(models.Model):
    """Words that an entry commits to without holding them: reasons and search terms. Erasable."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="aside")
    salt = models.CharField(max_length=32)
    words = models.TextField()


class Disposal(models.Model):
    """A month of entries let go by two people. What stays: which entries they were, and the hashes on both sides."""

    segment = models.CharField(max_length=7, primary_key=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    before = models.CharField(max_length=64)  # the hash that the first entry was linked to
    hash = models.CharField(max_length=64)  # the last entry's: the next segment is linked to it
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        """Approved by a second person."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("asked_by"))),
                name="disposal_second_person",
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="disposal_holds_entries"),
        ]
