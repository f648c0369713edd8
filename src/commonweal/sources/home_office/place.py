"""Whose count a row is: a police force area or a partnership, by its code or by its name."""

from collections.abc import Mapping, Sequence
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.counts import AREA_CODES
from commonweal.sources.counts import Areas
from commonweal.sources.home_office.cells import plain_name, text_of

LEVELS = {"force": "police force area", "csp": "community safety partnership"}


def level_of(columns: Mapping[str, int]) -> str:
    """`csp` where a column names partnerships (the force beside it says only whose they are), else `force`."""
    return "csp" if {"csp", "csp_code"} & columns.keys() else "force"


class Placing:
    """Finds each row's area and remembers it: a table names an area a thousand times."""

    def __init__(self, level: str, columns: Mapping[str, int], areas: Areas) -> None:
        self._level, self._areas = level, areas
        self._codes = [columns[c] for c in (f"{level}_code", "geocode") if c in columns]
        self._name = columns.get(level)
        self._known: dict[tuple[str, str], str | None] = {}
        self.unchecked = False

    def check_names(self) -> None:
        """Raises MappingRefused where areas come by name alone and no names of that kind are held."""
        if not self._codes and not self._areas.names_held(self._level):
            raise MappingRefused(
                f"The table gives each {LEVELS[self._level]} by its name, and no names of them are held.",
                "Load a lookup of them with `commonweal ingest reference`, then try again.",
            )

    def of(self, row: Sequence[Any]) -> tuple[str | None, str]:
        """The area's code, None where it is none that is known; and what the row calls it."""
        code = next((text for at in self._codes if (text := text_of(row[at]))), "")
        name = plain_name(text_of(row[self._name])) if self._name is not None else ""
        if (code, name) not in self._known:
            self._known[code, name] = self._find(code.upper(), name)
        return self._known[code, name], name or code

    def _find(self, code: str, name: str) -> str | None:
        if AREA_CODES[self._level].fullmatch(code):
            knows = self._areas.knows(self._level, code)
            self.unchecked |= knows is None
            return None if knows is False else code
        return self._areas.code_of(self._level, name) if name else None
