"""The hash chain: each entry's hash covers its canonical text and the hash before it."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from commonweal.portal.audit import clock
from commonweal.portal.audit.models import Aside, Entry, Head

if TYPE_CHECKING:
    from commonweal.portal.audit.recording import Act


def link(text: str, before: str) -> str:
    """The hash of one entry: SHA-256 over the hash before it and its canonical text."""
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def append(acts: Sequence["Act"]) -> None:
    """Append entries at the chain's end, inside the caller's transaction. The head is locked here, last."""
    if not acts:
        return
    prepared = [_prepared(act) for act in acts]
    head = Head.objects.select_for_update().get_or_create(id=1)[0]
    sequence, before = head.sequence, head.hash
    at = clock.now()
    entries, asides = [], []
    for act, salt, commitment in prepared:
        sequence += 1
        text = _canonical(sequence, at.isoformat(), act, commitment)
        before = link(text, before)
        entry = Entry(
            sequence=sequence, segment=f"{at:%Y-%m}", at=at, act=act.act, doer=_id(act.doer), thing=_id(act.thing),
            text=text, hash=before,
        )  # fmt: skip
        entries.append(entry)
        if act.words:
            asides.append(Aside(entry=entry, salt=salt, words=act.words))
    Entry.objects.bulk_create(entries)
    Aside.objects.bulk_create(asides)
    Head.objects.filter(id=1).update(sequence=sequence, hash=before)


def _prepared(act: "Act") -> tuple["Act", str, str]:
    salt = secrets.token_hex(16) if act.words else ""
    commitment = hashlib.sha256(f"{salt}{act.words}".encode()).hexdigest() if act.words else ""
    return act, salt, commitment


def _canonical(sequence: int, at: str, act: "Act", commitment: str) -> str:
    return json.dumps(
        {
            "act": act.act,
            "at": at,
            "doer": _id(act.doer),
            "sequence": sequence,
            "thing": _id(act.thing),
            "words": commitment,
        },
        sort_keys=True,
        separators=(",", ":"),
    )


def _id(value: object) -> str:
    return "" if value is None else str(value)
