"""The minute of one item: its words, every saved state of them, and the figures they quote."""

from django.db import models

from commonweal.portal.access.models import Kept, Thing
from commonweal.portal.meetings.models.item import Item


class Minute(Kept):
    """What was said on an item. `version` counts savings, so that two people minuting at once lose no word."""

    TABLE_ROW = "item, minute"

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="minute")
    text = models.TextField(blank=True)  # paragraphs, an empty line between them; "## " begins a subheading
    version = models.PositiveIntegerField(default=0)


class Revision(Kept):
    """One saved state of a minute."""

    TABLE_ROW = "item, minute"

    minute = models.ForeignKey(Minute, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.UUIDField()
    merged = models.BooleanField(default=False)  # two people's words were put together

    class Meta:
        """Versions count up within their minute."""

        constraints = [models.UniqueConstraint(fields=("minute", "version"), name="revision_once")]  # noqa: RUF012


class FigureLink(Kept):
    """A number typed in a minute that quotes a report's figure, or contradicts it."""

    TABLE_ROW = "item, minute"

    minute = models.ForeignKey(Minute, on_delete=models.PROTECT, related_name="figures")
    quoted = models.CharField(max_length=300)
    paper = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    figure_id = models.CharField(max_length=200)
    figure_words = models.CharField(max_length=300)
    state = models.CharField(max_length=14, default="agrees")  # agrees, contradicts, left as typed
    reason = models.TextField(blank=True)
