"""The chain's rows. Opaque ids and salted commitments stand in the chain; words stand in an erasable side table."""

from django.db import models


class Head(models.Model):
    """The chain's last link: one row, locked last in every transaction that appends."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        """One row only."""

        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head")]  # noqa: RUF012


class Entry(models.Model):
    """One link: `text` is the canonical JSON that was hashed together with the link before."""

    sequence = models.BigIntegerField(primary_key=True)
    segment = models.CharField(max_length=7, db_index=True)
    at = models.DateTimeField()
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
