"""A notice to one person. The mail about it says only that there is something to read."""

from uuid import UUID

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from commonweal.portal.audit.clock import new_id
from commonweal.portal.partnership.models import Person

NOTHING = UUID(int=0)  # what a notice about nothing in particular is compared by: two nulls are never alike
AT_ONCE, DAILY, NEVER = "at once", "daily", "never"


class Notice(models.Model):
    """Read by its person alone; `about` is the thing's id, resolved only as that reader may."""

    ONLY_FOR = "person"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)
    words = models.CharField(max_length=300)  # says nothing of what is restricted
    address = models.CharField(max_length=300, blank=True)  # the page within the portal
    about = models.UUIDField(null=True)
    once = models.CharField(max_length=120, blank=True)  # the teller's own key: never told twice
    made_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        """A key is told once to a person; the same words without a key, once while they are unread."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=("person", "once"), condition=~Q(once=""), name="notice_once"),
            models.UniqueConstraint(
                "person",
                "kind",
                "words",
                "address",
                Coalesce("about", Value(NOTHING, models.UUIDField())),
                condition=Q(once="", read_at=None),
                name="notice_unread_once",
            ),
        ]
        indexes = [models.Index(fields=("person", "read_at"), name="notice_of_person")]  # noqa: RUF012


class MailWish(models.Model):
    """When a person wants mail about their notices; without a row: once a day."""

    ONLY_FOR = "person"

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="mail_wish")
    wish = models.CharField(max_length=8, default=DAILY)

    class Meta:
        """One of three."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(wish__in=(AT_ONCE, DAILY, NEVER)), name="mail_wish_known")
        ]
