"""An edition: one published file as it was on one day, and all that is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

import pyarrow as pa

from commonweal.figures import Month

Audience = Literal["public", "partners"]


@dataclass(frozen=True, slots=True)
class Staged:
    """A table already written under the store, that no commit names yet."""

    file: str
    rows: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class NewEdition:
    """An edition offered to the store.

    `dataset` and `scope` say what it is and what of it this file covers ("police_uk.street", "cleveland"); `months`
    the months it speaks for, whose rows carry them in a column `month` (none for reference data); `sha256` the digest
    of the published file's own bytes; `release` the day it was published, `release_stated` whether anyone said so;
    `label` the edition's own name ("2021"); `source_name` the file's name as published. `table` holds its rows.
    """

    dataset: str
    scope: str
    publisher: str
    licence: str
    sha256: str
    table: pa.Table | Staged
    months: tuple[Month, ...]
    release: date | None
    release_stated: bool
    label: str
    source_name: str
    audience: Audience = "public"
    quality: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition held. `received` is when, in UTC; `file`, `size` and `digest` are those of the store's own Parquet.

    `erased` is when rows of it were last erased, None where it is whole.
    """

    dataset: str
    scope: str
    publisher: str
    licence: str
    sha256: str
    months: tuple[Month, ...]
    release: date | None
    release_stated: bool
    label: str
    source_name: str
    audience: Audience
    quality: Mapping[str, Any]
    rows: int
    received: datetime
    file: str
    size: int
    digest: str
    erased: datetime | None = None

    @property
    def identity(self) -> tuple[str, str, tuple[Month, ...], str]:
        """What makes two editions the same one."""
        return self.dataset, self.scope, self.months, self.sha256

    @property
    def staged(self) -> Staged:
        """Its table as the store has it, for offering the edition again with a release date."""
        return Staged(self.file, self.rows, self.size, self.digest)

    @property
    def slots(self) -> tuple[Month | None, ...]:
        """The places it stands in, one a month; reference data, which has no months, stands in the one place None."""
        return self.months or (None,)

    @property
    def published(self) -> date:
        """Its place in the order of releases. A file whose date nobody knows comes before all others."""
        return self.release or date.min
