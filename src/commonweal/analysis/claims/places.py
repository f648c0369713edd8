"""Which place a sentence names: a partnership, a district, a force's area, or one that cannot be counted whole here."""

import re
from dataclasses import dataclass
from functools import cached_property

from commonweal.errors import NotHeld
from commonweal.figures import Area
from commonweal.geography import Gazetteer, Partnership
from commonweal.geography.names import short as short_name

_LARGER = ("England and Wales", "England", "Wales", "Great Britain", "the UK", "nationally", "national", "the country")
_LED = r"\b(?:than|compared (?:to|with)|against|versus|unlike)\s+(?:(?:in|that|of|the|those|for)\s+){0,4}$"
_COMPARED = re.compile(_LED, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A place at its place in the sentence. `compared`: it is what another is held against."""

    start: int
    end: int
    area: Area
    compared: bool = False


class PlaceNames:
    """The names that places go by, for finding them in sentences. `asked` is the partnership that is asked about."""

    def __init__(self, places: Gazetteer, asked: Partnership | None = None) -> None:
        self._places = places
        self._asked = asked

    def find(self, sentence: str) -> tuple[Named, ...]:
        """Every place named, in order; the longest name where several would do."""
        names, pattern = self._index
        found = (m for m in pattern.finditer(sentence))
        return tuple(
            Named(m.start(), m.end(), names[m.group()], bool(_COMPARED.search(sentence[: m.start()]))) for m in found
        )

    def partnership(self, area: Area) -> Partnership:
        """What to count for an area: a partnership, or all districts of a force together."""
        if area.kind != "force":
            return self._places.partnership(area.code)
        parts = [p for p in self._places.partnerships if p.force and p.force.code == area.code]
        districts = tuple(d for p in parts for d in p.districts)
        return Partnership(area, districts, None, area, parts[0].force_names, parts[0].all_forces)

    @cached_property
    def _index(self) -> tuple[dict[str, Area], re.Pattern[str]]:
        found: dict[str, Area] = {name: Area("", name, "country") for name in _LARGER}
        for area in (*self._wards(), *self._forces(), *self._whole()):
            found[area.name] = area
        for short, area in self._short().items():
            found.setdefault(short, area)
        ordered = sorted((re.escape(name) for name in found), key=len, reverse=True)
        return found, re.compile(rf"(?<![\w-])(?:{'|'.join(ordered)})(?![\w-])")

    def _whole(self) -> tuple[Area, ...]:
        every = [p.area for p in self._places.partnerships]
        districts = [d for p in self._places.partnerships for d in p.districts]
        return (*districts, *every, *((self._asked.area,) if self._asked else ()))

    def _forces(self) -> tuple[Area, ...]:
        forces = {p.force for p in self._places.partnerships if p.force}
        return tuple(Area(f.code, f"{f.name}{more}", "force") for f in forces for more in (" Police", ""))

    def _wards(self) -> tuple[Area, ...]:
        """Wards of the partnership asked about; a ward of a district's own name gives way to the district."""
        try:
            return tuple(w for d in (self._asked.districts if self._asked else ()) for w in self._places.wards(d.code))
        except NotHeld:
            return ()

    def _short(self) -> dict[str, Area]:
        """Stockton for Stockton-on-Tees, where only one place begins so, or it is the one asked about."""
        short: dict[str, list[Area]] = {}
        for area in dict.fromkeys(self._whole()):
            head = short_name(area.name)
            if head != area.name:
                short.setdefault(head, []).append(area)
        own = self._asked.area if self._asked else None
        return {
            name: own if own in areas else areas[0] for name, areas in short.items() if len(areas) == 1 or own in areas
        }
