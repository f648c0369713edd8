"""Bytes on disk, named by their SHA-256: written once, whole, readable by the owner alone, never overwritten.

Two documents of the same bytes share one file, and nothing tells anyone so: what is kept is written and read back
whether or not it was there.

What is about people is sealed: its file holds nothing in plain, nor does its name tell whether some known file is
here. It is worked on in memory alone.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from commonweal.errors import CannotStore, StoreDamaged
from commonweal.portal.access.sealed.index import keyed
from commonweal.portal.access.sealed.sealing import seal_bytes, unseal_bytes

BLOCK = 1 << 20
SEALED, MAGIC, LONGEST_HEAD = "sealed", b"commonweal sealed 1", 64


@dataclass(frozen=True, slots=True)
class Shelved:
    """Where bytes went: their hash and how many."""

    sha256: str
    size: int


def put(content: bytes | Path, *, sealed: bool = False) -> Shelved:
    """Keep bytes, or a file's. After this they are on disk, whole, or nothing is."""
    if sealed:
        return _put_sealed(content if isinstance(content, bytes) else content.read_bytes())
    with _told():
        waiting = _waiting()
        try:
            shelved = _write(waiting, content)
            _link(waiting, _place(shelved.sha256))
        finally:
            waiting.unlink(missing_ok=True)
    get(shelved.sha256)
    return shelved


def get(sha256: str, *, sealed: bool = False) -> bytes:
    """Bytes by their hash. What is missing or altered is never handed out."""
    try:
        content = place(sha256, sealed=sealed).read_bytes()
    except OSError as error:
        raise _damaged() from error
    if sealed:
        content = _opened(content, place(sha256, sealed=True).name)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damaged()
    return content


def remove(sha256: str) -> None:
    """Take bytes away, sealed or not: when no document refers to them any more."""
    for sealed in (False, True):
        place(sha256, sealed=sealed).unlink(missing_ok=True)


def place(sha256: str, *, sealed: bool = False) -> Path:
    """Where bytes of this hash lie, if they do."""
    if not sealed:
        return _place(sha256)
    name = keyed("file", sha256)
    return Path(settings.FILES) / SEALED / name[:2] / name


def sealed_files() -> Iterator[tuple[Path, str]]:
    """Every sealed file, with the name of the key that it lies under."""
    for path in sorted((Path(settings.FILES) / SEALED).glob("*/*")):
        with path.open("rb") as file:
            head = file.read(LONGEST_HEAD)
        yield path, _key_of(head)


def seal_anew(path: Path) -> bool:
    """Seal a file under the newest key: the old one stands until the new one is whole. Whether it was still there."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return False
    with _told():
        waiting = _waiting()
        try:
            _write(waiting, _sealed(_opened(content, path.name), path.name))
            waiting.replace(path)
        finally:
            waiting.unlink(missing_ok=True)
    return True


def _put_sealed(content: bytes) -> Shelved:
    shelved = Shelved(hashlib.sha256(content).hexdigest(), len(content))
    there = place(shelved.sha256, sealed=True)
    with _told():
        waiting = _waiting()
        try:
            _write(waiting, _sealed(content, there.name))
            _link(waiting, there)
        finally:
            waiting.unlink(missing_ok=True)
    get(shelved.sha256, sealed=True)
    return shelved


def _sealed(content: bytes, name: str) -> bytes:
    """Bound to its own name, so that no file stands in another's place."""
    key, made = seal_bytes(content, f"file.{name}")
    return b"\n".join((MAGIC, key.encode(), made))


def _opened(content: bytes, name: str) -> bytes:
    parts = content.split(b"\n", 2)
    if len(parts) != 3 or parts[0] != MAGIC:
        raise _damaged()
    return unseal_bytes(parts[1].decode("ascii", "replace"), parts[2], f"file.{name}")


def _key_of(head: bytes) -> str:
    parts = head.split(b"\n", 2)
    return parts[1].decode("ascii", "replace") if len(parts) == 3 and parts[0] == MAGIC else ""


def _waiting() -> Path:
    folder = Path(settings.FILES)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"waiting-{secrets.token_hex(8)}"


@contextmanager
def _told() -> Iterator[None]:
    """A folder that cannot be written is said in words."""
    try:
        yield
    except OSError as error:
        raise CannotStore(
            "The file could not be kept: the portal's folder cannot be written, or is full.",
            "Tell whoever runs the portal; nothing was changed.",
        ) from error


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


def _link(waiting: Path, there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.link(waiting, there)
    except FileExistsError:
        return
    folder = os.open(there.parent, os.O_RDONLY)
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
