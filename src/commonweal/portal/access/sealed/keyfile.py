"""The file of keys, as it lies on the disk: made once, written whole or not at all, readable by its owner alone.

A mark in the workspace says that keys were made, and holds a fingerprint of them: where the file has gone, or is
another portal's, the portal says so, and never makes new keys over what older ones sealed.
"""

import hashlib
import hmac
import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from django.conf import settings

from commonweal.errors import KeysRefused

LENGTH = 32  # bytes: AES-256, and HMAC-SHA256 for the index
SCHEMA = "commonweal/keys/1"
MARK = "sealed-by"  # in the workspace's portal folder, and in its backups
ELSEWHERE = "Put the portal's own keys there: they were kept apart from the database and its backups (FILE.keys)."


def file() -> Path:
    """Where the keys lie."""
    return Path(settings.FIELD_KEYS)


def mark() -> Path:
    """What tells that keys were made, and which."""
    return Path(settings.WORKSPACE.portal) / MARK


def were_made() -> bool:
    """Whether this portal ever had keys."""
    return mark().exists() or file().exists()


def make() -> None:
    """The first keys. Where another process makes them at this moment, its keys are the portal's."""
    path = file()
    if mark().exists():
        raise KeysRefused(f"The portal's keys are not at {path}: what is sealed cannot be opened.", ELSEWHERE)
    name = new_name()
    said = {"schema": SCHEMA, "current": name, "keys": {name: new_key()}, "index": new_key()}
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = _part(path, said)
    try:
        os.link(part, path)
    except FileExistsError:
        return
    finally:
        part.unlink(missing_ok=True)
    set_mark(said)


def set_mark(said: dict[str, Any]) -> None:
    """Write down, in the workspace, which keys are its own."""
    path = mark()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(fingerprint(said) + "\n", encoding="ascii")


def fingerprint(said: dict[str, Any]) -> str:
    """What tells one portal's keys from another's, and nothing else: of the index's key, which stays."""
    return hmac.new(b64decode(said["index"]), b"commonweal keys", hashlib.sha256).hexdigest()[:24]


def read(path: Path) -> dict[str, Any]:
    """What a file of keys says; KeysRefused where it is not sound. Nothing of it is ever in the words."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii")
    except FileNotFoundError as error:
        raise KeysRefused(
            f"The portal's keys are not at {path}: what is sealed cannot be opened.", ELSEWHERE
        ) from error
    except (OSError, UnicodeDecodeError):
        raise KeysRefused(f"The keys at {path} cannot be read.", ELSEWHERE) from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeysRefused(f"Others on this machine may read the keys at {path}.", f"chmod 600 {path}")
    said = _parsed(text)
    if said is None or not _sound(said):
        raise KeysRefused(f"{path} is not a file of keys, or is cut off.", ELSEWHERE)
    return said


def read_own() -> dict[str, Any]:
    """The portal's own keys, told from another portal's by the mark."""
    said = read(file())
    known = mark()
    if not known.exists():
        set_mark(said)
    elif known.read_text(encoding="ascii", errors="replace").strip() != fingerprint(said):
        raise KeysRefused(f"The keys at {file()} are another portal's.", ELSEWHERE)
    return said


def write(said: dict[str, Any], path: Path) -> None:
    """Put a file of keys in its place: whole, on the disk, or as it was before."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _part(path, said).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def put_back(said: dict[str, Any], path: Path) -> None:
    """A backup's keys into their place: beside newer ones of the same portal, where those are there."""
    if path.exists():
        there = read(path)
        if fingerprint(there) != fingerprint(said):
            raise KeysRefused(f"The keys at {path} are another portal's.", "Name another place: COMMONWEAL_KEYS.")
        said = {**there, "keys": {**said["keys"], **there["keys"]}}
    write(said, path)


def new_name() -> str:
    """A key's name tells nothing, and no two portals' keys share one."""
    return f"k{secrets.token_hex(4)}"


def new_key() -> str:
    """A key as the file holds it."""
    return b64encode(secrets.token_bytes(LENGTH)).decode()


def _part(path: Path, said: dict[str, Any]) -> Path:
    part = path.with_name(f".{path.name}-{secrets.token_hex(6)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        json.dump(said, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    return part


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        said = json.loads(text)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _sound(said: dict[str, Any]) -> bool:
    try:
        every = [said["index"], *said["keys"].values()]
        return said["current"] in said["keys"] and all(len(b64decode(key, validate=True)) == LENGTH for key in every)
    except (TypeError, KeyError, ValueError, AttributeError):
        return False
