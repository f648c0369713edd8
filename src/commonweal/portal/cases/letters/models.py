"""A letter that was made: its words sealed, its files documents that sit in it."""

from django.db import models

from commonweal.portal.access.models import Document, Kept, Thing
from commonweal.portal.access.sealed import SealedText
from commonweal.portal.cases.models.case import ROW
from commonweal.portal.partnership.models import Agency, Person


class Letter(Kept):
    """One letter of a case or a review, as it went out. Another wording is another letter."""

    TABLE_ROW = ROW

    of = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")  # the case or the review: its home
    template = models.CharField(max_length=40)
    title = models.CharField(max_length=120)  # the template's own, which names nobody
    to = SealedText()
    text = SealedText()
    looked = models.BooleanField(default=False)  # other people's particulars were warned of, and somebody looked
    pdf = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    dated = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
