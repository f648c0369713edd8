"""What the store holds of areas, in the form that a table of counts is held against."""

from collections.abc import Mapping
from functools import cache, cached_property

from commonweal.errors import UnknownPlace
from commonweal.geography import Gazetteer, match_force
from commonweal.geography.names import fold, spellings
from commonweal.ingest.held_places import HeldPlaces
from commonweal.store import View

NATIONS = ("E", "W")  # tables of the United Kingdom's codes name the districts of all four


class HeldAreas:
    """Areas as a view of the store knows them; nothing is read before it is asked for."""

    def __init__(self, view: View) -> None:
        self._gazetteer = Gazetteer.of(view)
        self._places = HeldPlaces(view)
        self.code_of = cache(self._code_of)

    def knows(self, kind: str, code: str) -> bool | None:
        """Whether an area of that code is, or was; None where no list of that kind is held."""
        if kind == "ward":
            return self._places.knows_ward(code)
        if kind == "lsoa":
            return self._places.knows_lsoa(code)
        if not self._names[kind]:
            return None
        if kind == "district":
            return self._is_district(code)
        return code in self._names[kind]

    def names_held(self, kind: str) -> bool:
        """Whether areas of that kind can be found by their names: a ward's name needs its district, so never."""
        return bool(self._names.get(kind))

    def _code_of(self, kind: str, name: str) -> str | None:
        """The code of the one area that a name means; None for none or several."""
        if kind == "force":
            by_name = {known: code for code, names in self._names["force"].items() for known in names}
            return by_name.get(match_force(name, by_name) or "")
        found = {c for c, names in self._names[kind].items() for n in names if fold(name) in spellings(n)}
        return found.pop() if len(found) == 1 else None

    def _is_district(self, code: str) -> bool:
        try:
            return self._gazetteer.area(code).kind == "district"
        except UnknownPlace:
            return False

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Kind -> code -> the names that it goes by."""
        found: dict[str, dict[str, tuple[str, ...]]] = {"district": {}, "csp": {}, "force": {}}
        for partnership in self._gazetteer.partnerships:
            found["district"] |= {d.code: (d.name,) for d in partnership.districts if d.code.startswith(NATIONS)}
            if partnership.csp:
                found["csp"][partnership.csp.code] = (partnership.csp.name,)
            if partnership.force:
                found["force"][partnership.force.code] = partnership.force_names
        return found
