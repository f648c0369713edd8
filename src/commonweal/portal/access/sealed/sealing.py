"""Sealing and opening: AES-256-GCM. What is sealed names its key and is bound to its place, so that it opens nowhere
else; what was altered or cut is refused; what a missing key sealed stands as itself, so that it is kept unharmed."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from commonweal.errors import KeysRefused, StoreDamaged
from commonweal.portal.access.sealed.keys import keys

NONCE, TAG = 12, 16  # bytes, of AES-GCM
NOT_HERE = "sealed: its key is not here"


class KeyNotHere(KeysRefused):
    """What is sealed is sound, but its key is not in the file of keys."""


class Away(str):
    """What stands in place of words whose key is not here. Written back to its place, it is what it was."""

    __slots__ = ("kept", "place")
    kept: str
    place: str

    @classmethod
    def of(cls, kept: str, place: str) -> "Away":
        """The words that say so, with what the database holds there."""
        made = cls(NOT_HERE)
        made.kept, made.place = kept, place
        return made


class AwayStructure(dict[str, object]):
    """The same for a structure: empty, and each part that is asked of it says that its key is not here."""

    def __init__(self, kept: str, place: str) -> None:
        super().__init__()
        self.kept, self.place = kept, place

    def __missing__(self, key: str) -> str:
        return NOT_HERE


def put_back(away: Away | AwayStructure, place: str) -> str:
    """What the database held. Elsewhere it would never open again: nothing is made of it while its key is not here."""
    if away.place != place:
        raise KeyNotHere(
            "This cannot be changed: what stands there is sealed, and its key is not here.",
            "Tell whoever runs the portal; nothing was changed.",
        )
    return away.kept


def seal(words: str, place: str) -> str:
    """Words as the database may hold them. `place`: the table and column that they are bound to."""
    if not words:
        return ""
    name, sealed = seal_bytes(words.encode(), place)
    return f"{name}:{urlsafe_b64encode(sealed).decode()}"


def unseal(kept: str, place: str) -> str:
    """What was sealed in that place."""
    if not kept:
        return ""
    name, _, body = kept.partition(":")
    try:
        sealed = urlsafe_b64decode(body)
    except ValueError:
        raise _altered() from None
    return unseal_bytes(name, sealed, place).decode()


def seal_bytes(content: bytes, place: str) -> tuple[str, bytes]:
    """The name of the key that seals today, and what it made."""
    held = keys()
    nonce = secrets.token_bytes(NONCE)
    return held.current, nonce + AESGCM(held.keys[held.current]).encrypt(nonce, content, place.encode())


def unseal_bytes(name: str, sealed: bytes, place: str) -> bytes:
    """What was sealed in that place. StoreDamaged where it was altered, cut, or is from elsewhere."""
    if (key := keys().keys.get(name)) is None:
        raise KeyNotHere(
            "Something here was sealed with a key that is not in the portal's file of keys.",
            "Put the keys of that time into it: commonweal restore --keys does, or tell whoever keeps them.",
        )
    try:
        if len(sealed) < NONCE + TAG:
            raise InvalidTag
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except InvalidTag:
        raise _altered() from None


def _altered() -> StoreDamaged:
    return StoreDamaged(
        "Something here was altered since it was sealed, or belongs elsewhere, so it is not shown.",
        "Tell whoever runs the portal: a backup holds it.",
    )
