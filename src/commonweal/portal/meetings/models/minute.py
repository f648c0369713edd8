"""The minute of one item: its words, every saved state of them, and quoted numbers left as they were typed."""

from django.db import models

from commonweal.portal.access.models import Kept
from commonweal.portal.meetings.models.item import Item


class Minute(Kept):
    """What was said on an item. `version` counts savings, so that two people minuting at once lose no word."""

    TABLE_ROW = "item, minute"

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="minute")
    text = models.TextField(blank=True)  # paragraphs, an empty line between them; "## " begins a subheading
    version = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=24, blank=True)  # what came of the item, in CONTRACTS' words


class Revision(Kept):
    """One saved state of a minute."""

    TABLE_ROW = "item, minute"

    minute = models.ForeignKey(Minute, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    typed = models.TextField(null=True)  # what the saver sent, where it was put together with others' words
    saved_at = models.DateTimeField()
    saved_by = models.UUIDField()
    merged = models.BooleanField(default=False)  # two people's words were put together

    class Meta:
        """Versions count up within their minute."""

        constraints = [models.UniqueConstraint(fields=("minute", "version"), name="revision_once")]  # noqa: RUF012


class LeftAsTyped(Kept):
    """A quoted number that contradicts a report's figure, left as it was typed, and why. What agrees is worked out."""

    TABLE_ROW = "item, minute"

    minute = models.ForeignKey(Minute, on_delete=models.PROTECT, related_name="left_as_typed")
    quoted = models.CharField(max_length=300)  # the sentence's own words
    figure_id = models.CharField(max_length=200)
    reason = models.TextField()
    said_by = models.UUIDField()
    said_at = models.DateTimeField()

    class Meta:
        """Said once of the same words and figure."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("minute", "quoted", "figure_id"), name="left_as_typed_once")
        ]
