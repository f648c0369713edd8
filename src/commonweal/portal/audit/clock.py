"""The portal's one clock and one source of identifiers: tests freeze both here, and nowhere else."""

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_retold: ContextVar[dt.datetime | None] = ContextVar("retold", default=None)


def now() -> dt.datetime:
    """This moment, with its zone."""
    return _retold.get() or timezone.now()


@contextmanager
def retelling(moment: dt.datetime) -> Iterator[None]:
    """Do what follows as if at an earlier moment: the demonstration alone tells two made-up years this way."""
    token = _retold.set(moment)
    try:
        yield
    finally:
        _retold.reset(token)


def today() -> dt.date:
    """Today where the partnership is."""
    return timezone.localdate(now())


def midnight(day: dt.date) -> dt.datetime:
    """The moment at which a day begins where the partnership is."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def new_id() -> uuid.UUID:
    """A new identifier; it says nothing of what it names or when it was made."""
    return uuid.uuid4()
