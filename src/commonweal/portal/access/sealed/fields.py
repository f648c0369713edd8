"""Fields whose values are sealed on their way into the database and opened on their way out: AES-256-GCM.

A value is bound to its table and column, so that it opens nowhere else. It cannot be searched: see `keyed`.
"""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from commonweal.portal.access.sealed.keys import keys

NONCE = 12  # bytes, of AES-GCM


def seal(words: str, place: str) -> str:
    """Words as the database may hold them. `place`: the table and column that they are bound to."""
    if not words:
        return ""
    held = keys()
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(held.keys[held.current]).encrypt(nonce, words.encode(), place.encode())
    return f"{held.current}:{urlsafe_b64encode(nonce + sealed).decode()}"


def unseal(kept: str, place: str) -> str:
    """What was sealed in that place."""
    if not kept:
        return ""
    name, _, body = kept.partition(":")
    raw = urlsafe_b64decode(body)
    return AESGCM(keys().keys[name]).decrypt(raw[:NONCE], raw[NONCE:], place.encode()).decode()


class SealedText(models.TextField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Text that the database holds sealed."""

    @property
    def place(self) -> str:
        """What its values are bound to."""
        return f"{self.model._meta.db_table}.{self.column}"

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:  # noqa: ARG002 - Django's own
        """Sealed."""
        return None if value is None else seal(self._written(value), self.place)

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        """Opened."""
        return None if value is None else self._read(unseal(value, self.place))

    def get_lookup(self, lookup_name: str) -> Any:
        """None but "is null": equal words are sealed unequal."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is sealed: search it by a keyed index")

    def _written(self, value: Any) -> str:
        return str(value)

    def _read(self, words: str) -> Any:
        return words


class SealedJSON(SealedText):
    """A small structure that the database holds sealed."""

    def _written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def _read(self, words: str) -> Any:
        return json.loads(words) if words else None
