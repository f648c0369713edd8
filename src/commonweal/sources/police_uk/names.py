"""What a file's name says: its month, its force and its kind."""

import re
from dataclasses import dataclass

from commonweal.figures import Month

PATTERN_IN_WORDS = "2024-03-cleveland-street.csv or 2024-03-cleveland-outcomes.csv"
_NAME = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))-([a-z0-9]+(?:-[a-z0-9]+)*?)-(street|outcomes|stop-and-search)\.csv")


@dataclass(frozen=True, slots=True)
class FileName:
    """`force` is the publisher's short name ("cleveland"); `kind` "street", "outcomes" or "stop-and-search"."""

    month: Month
    force: str
    kind: str

    @classmethod
    def parse(cls, name: str) -> "FileName | None":
        """None where the name is not one of the archive's."""
        found = _NAME.fullmatch(name)
        return cls(Month.parse(found[1]), found[2], found[3]) if found else None

    @property
    def dataset(self) -> str | None:
        """The store's dataset, None for kinds that are left."""
        return f"police_uk.{self.kind}" if self.kind in ("street", "outcomes") else None
