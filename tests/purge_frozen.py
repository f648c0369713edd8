"""The clock and the identifiers of a replay: each act's time and ids follow from its script and its label alone.

An act that is replayed without others has the very same ids and times as with them. What the portal makes on the way
for everyone (an audience or a lock, interned once) does not use up the act's own ids.
"""

import datetime as dt
import sys
import uuid
from collections import Counter
from functools import lru_cache
from types import SimpleNamespace

import pytest
from django.db.models import Field

from commonweal.documents.pack import Pack, compose
from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy import make_safe
from commonweal.portal.audit import clock, visitors
from commonweal.portal.library.verbs import papers
from commonweal.portal.meetings.queries import packs as packs_read
from commonweal.portal.meetings.verbs import packs as packs_written
from commonweal.portal.tasks.verbs import evidence

BEGAN = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
ROOM = uuid.UUID("6f0c1c5e-2d0f-4f0e-9d55-0d5c5a9b1f00")
PAGE = b"\f"


def _in_words(document: object) -> bytes:
    """A document's words alone: what its rendering shows and more, in no time."""
    return repr(document).encode()


def _pack_in_words(pack: Pack) -> bytes:
    """A pack's words, each of its parts a page; before them what its head says."""
    head = repr((pack.title, pack.body, pack.date, pack.audience, pack.publisher))
    return PAGE.join(page.encode() for page in (head, *map(repr, pack.parts)))


def _page_texts(content: bytes) -> tuple[str, ...]:
    return tuple(page.decode() for page in content.split(PAGE))


def _preview(content: bytes, page_number: int, width: int = 900) -> bytes:
    """Stands for a page's picture: its words."""
    return content.split(PAGE)[page_number - 1]


class Frozen:
    """Stands in for the clock's time and randomness."""

    def __init__(self) -> None:
        self.label = self.script = 0
        self._made: Counter[str] = Counter()

    def begin_script(self, script: int) -> None:
        """From now on all ids are this script's: others, and in another order, than any other script's."""
        self.script = script
        self.begin(0)

    def begin(self, label: int) -> None:
        """From now on everything is done by this act."""
        self.label = label
        self._made.clear()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Put it in place of the portal's clock; the test's end takes it away."""
        patch.setattr(clock, "uuid", SimpleNamespace(uuid4=self._id, UUID=uuid.UUID))
        patch.setattr(visitors, "A_MINUTE", 10**9)  # else the queries would tell how fast the test asks
        zone = clock.timezone
        kept = {"localdate": zone.localdate, "make_aware": zone.make_aware}
        patch.setattr(clock, "timezone", SimpleNamespace(now=self._now, **kept))
        patch.setattr(PlainDocument, "pdf", _in_words)
        patch.setattr(PlainDocument, "docx", _in_words)
        patch.setattr(Pack, "pdf", _pack_in_words)
        patch.setattr(Pack, "docx", _pack_in_words)
        for module in (compose, packs_read, packs_written):
            patch.setattr(module, "page_texts", _page_texts)
        for module in (packs_read, packs_written):
            patch.setattr(module, "preview", _preview)
        safe = lru_cache(make_safe)  # a copy is made in a process of its own: once for a script and its replays
        for module in (papers, evidence):
            patch.setattr(module, "make_safe", safe)

    def _now(self) -> dt.datetime:
        return BEGAN + dt.timedelta(minutes=self.label)

    def _id(self) -> uuid.UUID:
        asker = sys._getframe(2)  # who called clock.new_id
        field = asker.f_locals.get("self")
        name = field.model._meta.label if isinstance(field, Field) else f"{asker.f_globals['__name__']}"
        self._made[name] += 1
        return uuid.uuid5(ROOM, f"{self.script} {self.label} {name} {self._made[name]}")
