"""The hash chain: each entry's hash covers its canonical text and the hash before it."""

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from commonweal.portal.audit import anchors, clock
from commonweal.portal.audit.appending import append_inside
from commonweal.portal.audit.models import Aside, Entry, Head

LONGEST_WAIT = 10.0  # seconds for the head before a page is refused with 503; the database's own are in its options
_TURN = Lock()


class NotRecorded(DatabaseError):
    """An entry could not be written, so what it would have told of must not happen."""


@dataclass(frozen=True, slots=True)
class Act:
    """What will stand in the chain: opaque ids and the act's name. `words` (a reason, a search term) stand aside."""

    act: str
    doer: UUID | None
    thing: UUID | str | None  # a thing's id; for acts on the chain itself, the number of an entry or a segment's month
    words: str = ""


def link(text: str, before: str) -> str:
    """The hash of one entry: SHA-256 over the hash before it and its canonical text."""
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def commitment(salt: str, words: str) -> str:
    """What an entry holds in place of words: nobody can guess them from it without the salt, nor change them."""
    return hashlib.sha256(f"{salt}{words}".encode()).hexdigest() if words else ""


def canonical(sequence: int, at: str, act: str, doer: str, thing: str, words: str) -> str:
    """The text that is hashed: JSON with sorted keys and no blanks; `words` is the commitment to them."""
    fields = {"act": act, "at": at, "doer": doer, "sequence": sequence, "thing": thing, "words": words}
    return json.dumps(fields, sort_keys=True, separators=(",", ":"))


def append(acts: Sequence[Act]) -> None:
    """Append entries at the chain's end, inside the caller's transaction. The head is locked here, last."""
    if not acts:
        return
    salts = [secrets.token_hex(16) if act.words else "" for act in acts]
    try:
        first = _append_inside(acts, salts) if connection.vendor == "postgresql" else _append(acts, salts)
        Aside.objects.bulk_create(
            Aside(entry_id=first + n, salt=salt, words=act.words)
            for n, (act, salt) in enumerate(zip(acts, salts, strict=True))
            if act.words
        )
    except DatabaseError as error:
        raise NotRecorded("the audit's entry could not be written") from error
    transaction.on_commit(anchors.anchor_if_due, robust=True)


@contextmanager
def turn() -> Iterator[None]:
    """One thread at a time goes to the head, and keeps its turn until its transaction has ended.

    Thirty that wait for one row keep PostgreSQL busy with their waiting (140 entries a second became 180).
    """
    if not _TURN.acquire(timeout=LONGEST_WAIT):
        raise NotRecorded("the audit's head could not be had")
    try:
        yield
    finally:
        _TURN.release()


def _append_inside(acts: Sequence[Act], salts: Sequence[str]) -> int:
    doers, things = [_id(act.doer) for act in acts], [_id(act.thing) for act in acts]
    words = [commitment(salt, act.words) for act, salt in zip(acts, salts, strict=True)]
    return append_inside([act.act for act in acts], doers, things, words)


def _append(acts: Sequence[Act], salts: Sequence[str]) -> int:
    """On SQLite, whose transaction began with the lock on everything (BEGIN IMMEDIATE)."""
    head = Head.objects.get_or_create(id=1)[0]
    entries = _linked(head, acts, salts)
    Entry.objects.bulk_create(entries)
    head.save(update_fields=["sequence", "hash", "at"])
    return entries[0].sequence


def _linked(head: Head, acts: Sequence[Act], salts: Sequence[str]) -> list[Entry]:
    """The entries, each linked to the one before; the head is moved on to the last."""
    now = clock.now().astimezone(dt.UTC)
    at = max(now, head.at) if head.at else now
    entries = []
    for act, salt in zip(acts, salts, strict=True):
        head.sequence += 1
        doer, thing = _id(act.doer), _id(act.thing)
        text = canonical(
            head.sequence, at.isoformat(timespec="microseconds"), act.act, doer, thing, commitment(salt, act.words)
        )
        head.hash = link(text, head.hash)
        entries.append(
            Entry(
                sequence=head.sequence, segment=f"{at:%Y-%m}", at=at, act=act.act, doer=doer, thing=thing, text=text,
                hash=head.hash,
            )
        )  # fmt: skip
    head.at = at
    return entries


def _id(value: object) -> str:
    return "" if value is None else str(value)
