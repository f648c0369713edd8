"""Bytes on disk, named by their SHA-256: written once, whole, readable by the owner alone, never overwritten.

Two documents of the same bytes share one file, and nothing tells anyone so: what is kept is written and read back
whether or not it was there.
"""

import hashlib
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from commonweal.errors import CannotStore, StoreDamaged

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Shelved:
    """Where bytes went: their hash and how many."""

    sha256: str
    size: int


def put(content: bytes | Path) -> Shelved:
    """Keep bytes, or a file's. After this they are on disk, whole, or nothing is."""
    folder = Path(settings.FILES)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        waiting = folder / f"waiting-{secrets.token_hex(8)}"
        try:
            shelved = _write(waiting, content)
            place = _place(shelved.sha256)
            place.parent.mkdir(exist_ok=True, mode=0o700)
            _link(waiting, place)
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as error:
        raise CannotStore(
            "The file could not be kept: the portal's folder cannot be written, or is full.",
            "Tell whoever runs the portal; nothing was changed.",
        ) from error
    get(shelved.sha256)
    return shelved


def get(sha256: str) -> bytes:
    """Bytes by their hash. What is missing or altered is never handed out."""
    try:
        content = _place(sha256).read_bytes()
    except OSError as error:
        raise _damaged() from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damaged()
    return content


def _write(waiting: Path, content: bytes | Path) -> Shelved:
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        if isinstance(content, bytes):
            out.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, out, BLOCK)
        out.flush()
        os.fsync(out.fileno())
    with waiting.open("rb") as written:
        while block := written.read(BLOCK):
            digest.update(block)
            size += len(block)
    return Shelved(digest.hexdigest(), size)


def _link(waiting: Path, place: Path) -> None:
    try:
        os.link(waiting, place)
    except FileExistsError:
        return
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _place(sha256: str) -> Path:
    return Path(settings.FILES) / sha256[:2] / sha256


def _damaged() -> StoreDamaged:
    return StoreDamaged(
        "This file is missing or was altered since it was kept, so it is not shown.",
        "Tell whoever runs the portal: a backup holds it.",
    )
