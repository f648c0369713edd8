"""The keys as the portal holds them: the newest seals; older ones open. They lie outside the database."""

from base64 import b64decode
from dataclasses import dataclass, field
from functools import lru_cache

from commonweal.portal.access.sealed import keyfile


@dataclass(frozen=True, slots=True)
class Keys:
    """`current` names the key that seals; `index` is the key of the exact search. Never printed."""

    current: str
    keys: dict[str, bytes] = field(repr=False)
    index: bytes = field(repr=False)


def keys() -> Keys:
    """The portal's keys; made where there were none ever. KeysRefused where they are not here, or not its own."""
    path = keyfile.file()
    try:
        changed = path.stat().st_ctime_ns
    except FileNotFoundError:
        keyfile.make()
        changed = path.stat().st_ctime_ns
    return _held(str(path), changed, str(keyfile.mark()))


@lru_cache(maxsize=4)
def _held(_path: str, _changed: int, _mark: str) -> Keys:
    said = keyfile.read_own()
    return Keys(said["current"], {name: b64decode(key) for name, key in said["keys"].items()}, b64decode(said["index"]))
