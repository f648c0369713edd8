"""What the store holds of places, in the form that a partner's extract is held against."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from commonweal.errors import UnknownPlace
from commonweal.geography.gazetteer import Gazetteer
from commonweal.geography.outlines import Outlines
from commonweal.sources.partner.places import WardEdition
from commonweal.store import View

# Lists with fewer codes are of one district or region: a code that they lack may still be sound elsewhere.
WHOLE = {"ward_history": 7_000, "lsoa": 30_000}


class HeldPlaces:
    """Places as a view of the store knows them; nothing is read before it is asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._gazetteer = Gazetteer.of(view)

    def wards(self, district: str) -> tuple[WardEdition, ...]:
        """The editions of a district's wards, newest first; those whose year no one says come last."""
        editions = [e.edition for e in self._gazetteer.ward_editions(district)]
        return tuple(self._edition(district, label) for label in editions)

    def _edition(self, district: str, label: str) -> WardEdition:
        return WardEdition.of(label, {w.name: w.code for w in self._gazetteer.wards(district, label)})

    def knows_ward(self, code: str) -> bool | None:
        """True where any table names it; False only where a whole list is held."""
        try:
            known = self._gazetteer.area(code).kind == "ward"
        except UnknownPlace:
            known = False
        return known or (False if "ward_history" in self._whole else None)

    def knows_lsoa(self, code: str) -> bool | None:
        """True where any table names it; False only where a whole list is held."""
        known = self._gazetteer.district_of_lsoa(code) is not None
        return known or (False if "lsoa" in self._whole else None)

    def outlines(self, wards: Collection[str]) -> Mapping[str, Any]:
        """The outlines held of these wards, each of the newest edition that has it."""
        found: dict[str, Any] = {}
        for code in wards:
            outline = self._outline(code)
            if outline is not None:
                found[code] = outline
        return found

    def _outline(self, code: str) -> Any:
        for outlines in self._outlines:
            if code in outlines.codes:
                return outlines.polygons[outlines.codes.index(code)]
        return None

    @cached_property
    def _outlines(self) -> tuple[Outlines, ...]:
        datasets = sorted({e.dataset for e in self._view.editions if e.dataset.startswith("boundary.ward.")})
        editions = [d.removeprefix("boundary.ward.") for d in reversed(datasets)]
        return tuple(self._gazetteer.outlines("ward", edition) for edition in editions)

    @cached_property
    def _whole(self) -> frozenset[str]:
        rows = dict.fromkeys(WHOLE, 0)
        for edition in self._view.editions:
            for level in WHOLE:
                if edition.dataset.startswith(f"lookup.{level}"):
                    rows[level] = max(rows[level], edition.rows)
        return frozenset(level for level, least in WHOLE.items() if rows[level] >= least)
