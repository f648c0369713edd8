"""What a table's areas are held against, passed in by whoever has it: a source asks no store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from commonweal.geography.names import fold


class Areas(Protocol):
    """What is known of areas of a kind (those of `records.counts.AREA_CODES`)."""

    def knows(self, kind: str, code: str) -> bool | None:
        """Whether an area of that code is, or was. None: nothing is held that could tell."""
        ...

    def names_held(self, kind: str) -> bool:
        """Whether areas of that kind can be found by their names."""
        ...

    def code_of(self, kind: str, name: str) -> str | None:
        """The code of the one area that a name means; None for none or several."""
        ...


@dataclass(frozen=True, slots=True)
class KnownAreas:
    """Areas as given: kind -> code -> name. Nothing given, nothing known."""

    given: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def knows(self, kind: str, code: str) -> bool | None:
        """Whether the area is among those given."""
        return code in self.given[kind] if kind in self.given else None

    def names_held(self, kind: str) -> bool:
        """Whether any of that kind are given."""
        return kind in self.given

    def code_of(self, kind: str, name: str) -> str | None:
        """The code given for a name, without regard to case and punctuation."""
        found = [code for code, known in self.given.get(kind, {}).items() if fold(known) == fold(name)]
        return found[0] if len(found) == 1 else None
