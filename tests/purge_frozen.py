"""The clock and the identifiers of a replay: each act's time and ids follow from its label alone.

An act that is replayed without others has the very same ids and times as with them. What the portal makes on the way
for everyone (an audience or a lock, interned once) does not use up the act's own ids.
"""

import datetime as dt
import sys
import uuid
from collections import Counter
from types import SimpleNamespace

import pytest
from django.db.models import Field

from commonweal.portal.audit import clock
from commonweal.portal.meetings.minutes_document import PlainDocument

BEGAN = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
ROOM = uuid.UUID("6f0c1c5e-2d0f-4f0e-9d55-0d5c5a9b1f00")


def _in_words(document: object) -> bytes:
    """A document's words alone: what its rendering shows and more, in no time."""
    return repr(document).encode()


class Frozen:
    """Stands in for the clock's time and randomness."""

    def __init__(self) -> None:
        self.label = 0
        self._made: Counter[str] = Counter()

    def begin(self, label: int) -> None:
        """From now on everything is done by this act."""
        self.label = label
        self._made.clear()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Put it in place of the portal's clock; the test's end takes it away."""
        patch.setattr(clock, "uuid", SimpleNamespace(uuid4=self._id, UUID=uuid.UUID))
        zone = clock.timezone
        patch.setattr(PlainDocument, "pdf", _in_words)
        patch.setattr(PlainDocument, "docx", _in_words)
        patch.setattr(clock, "timezone", SimpleNamespace(now=self._now, localdate=zone.localdate))

    def _now(self) -> dt.datetime:
        return BEGAN + dt.timedelta(minutes=self.label)

    def _id(self) -> uuid.UUID:
        asker = sys._getframe(2)  # who called clock.new_id
        field = asker.f_locals.get("self")
        name = field.model._meta.label if isinstance(field, Field) else f"{asker.f_globals['__name__']}"
        self._made[name] += 1
        return uuid.uuid5(ROOM, f"{self.label} {name} {self._made[name]}")
