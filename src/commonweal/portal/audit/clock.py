"""The portal's one clock and one source of identifiers: tests freeze both here, and nowhere else."""

import datetime as dt
import uuid

from django.utils import timezone


def now() -> dt.datetime:
    """This moment, with its zone."""
    return timezone.now()


def today() -> dt.date:
    """Today where the partnership is."""
    return timezone.localdate(now())


def new_id() -> uuid.UUID:
    """A new identifier; it says nothing of what it names or when it was made."""
    return uuid.uuid4()
