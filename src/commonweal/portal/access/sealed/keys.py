"""The keys: one file outside the database, readable by its owner alone. The newest seals; older ones open."""

import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

LENGTH = 32  # bytes: AES-256, and HMAC-SHA256 for the index


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """`current` names the key that seals; `index` is the key of the exact search. Never printed."""

    current: str
    keys: dict[str, bytes]
    index: bytes

    def __repr__(self) -> str:
        return f"Keys({self.current!r})"


def file() -> Path:
    """Where the keys lie."""
    return Path(settings.FIELD_KEYS)


def keys() -> Keys:
    """The portal's keys; made where there are none yet."""
    path = file()
    if not path.exists():
        _make(path)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> Keys:
    said = json.loads(path.read_text())
    return Keys(said["current"], {name: b64decode(key) for name, key in said["keys"].items()}, b64decode(said["index"]))


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = {"current": "k1", "keys": {"k1": _new()}, "index": _new()}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        json.dump(content, out)


def _new() -> str:
    return b64encode(secrets.token_bytes(LENGTH)).decode()
