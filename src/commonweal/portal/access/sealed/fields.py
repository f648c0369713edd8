"""Fields whose values are sealed on their way into the database and opened on their way out: see `sealing`.

A value is bound to its table and column. It cannot be searched: see `keyed`.
"""

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from commonweal.errors import KeysRefused
from commonweal.portal.access.sealed.sealing import Away, AwayStructure, put_back, seal, unseal


class SealedText(models.TextField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Text that the database holds sealed. Where its key is not here it says so, and is written back as it was."""

    @property
    def place(self) -> str:
        """What its values are bound to."""
        return f"{self.model._meta.db_table}.{self.column}"

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:  # noqa: ARG002 - Django's own
        """Sealed."""
        if isinstance(value, Away | AwayStructure):
            return put_back(value, self.place)
        return None if value is None else seal(self._written(value), self.place)

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        """Opened."""
        if value is None:
            return None
        try:
            words = unseal(value, self.place)
        except KeysRefused:
            return self._away(value)
        return self._read(words)

    def get_lookup(self, lookup_name: str) -> Any:
        """None but "is null": equal words are sealed unequal."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is sealed: search it by a keyed index")

    def _written(self, value: Any) -> str:
        return str(value)

    def _read(self, words: str) -> Any:
        return words

    def _away(self, kept: str) -> Any:
        return Away.of(kept, self.place)


class SealedJSON(SealedText):
    """A small structure that the database holds sealed."""

    def _written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def _read(self, words: str) -> Any:
        return json.loads(words) if words else None

    def _away(self, kept: str) -> Any:
        return AwayStructure(kept, self.place)
