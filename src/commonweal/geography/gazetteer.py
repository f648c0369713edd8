"""The gazetteer: every question about places, answered from whatever reference data is held.

Nothing is read before a question needs it; what was read is kept as long as the gazetteer, which never changes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from commonweal.errors import NotHeld, UnknownPlace
from commonweal.figures import Area, Shape
from commonweal.geography.all_partnerships import all_partnerships
from commonweal.geography.alternative_groups import alternatives
from commonweal.geography.characteristics import Characteristics, characteristics
from commonweal.geography.districts import Districts
from commonweal.geography.given_groups import given_groups, group_given
from commonweal.geography.held import Held, HoldsTables
from commonweal.geography.history import CodeHistory, ward_names
from commonweal.geography.locating import Locator, Placement
from commonweal.geography.membership import Membership
from commonweal.geography.neighbours import bordering
from commonweal.geography.outlines import Outlines, outline_editions, read_outlines
from commonweal.geography.partnership import Partnership, find_partnership
from commonweal.geography.residents import Populations, Residents, edition_words, many
from commonweal.geography.shapes import as_shapes
from commonweal.geography.statistical_neighbours import SIZE, NeighbourGroup, nearest
from commonweal.geography.ward_lookup import WardLookup, ward_lookup
from commonweal.geography.wards import WardEdition, Wards

CHILDREN = (10, 17)  # the ages at which a child may be dealt with for an offence
OUTLINE_LEVELS = {"district": "lad", "ward": "ward", "lsoa": "lsoa"}
REFERENCE = "Run `commonweal ingest reference` on files that hold them."


class Gazetteer:
    """Places by code and name, over the tables that a view of the store holds."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._outlines: dict[tuple[str, str], Outlines] = {}
        self._lookups: dict[str, WardLookup] = {}
        self._by_age: dict[tuple[int, int], Populations] = {}

    @classmethod
    def of(cls, view: HoldsTables) -> "Gazetteer":
        """Over a view of the store (anything with `editions` and `table(dataset, columns)`)."""
        return cls(Held(view))

    @classmethod
    def from_tables(cls, tables: Mapping[str, pa.Table]) -> "Gazetteer":
        """Over tables in memory, by dataset."""
        return cls(Held.of_tables(tables))

    @cached_property
    def _history(self) -> CodeHistory:
        return CodeHistory(self._held)

    @cached_property
    def _districts(self) -> Districts:
        return Districts(self._held, self._history)

    @cached_property
    def _membership(self) -> Membership:
        return Membership(self._held, self._history)

    @cached_property
    def _wards(self) -> Wards:
        return Wards(self._held, self._history, self._membership, self.outlines)

    @cached_property
    def _ward_names(self) -> dict[str, str]:
        return ward_names(self._held)

    @cached_property
    def _populations(self) -> Populations:
        return Populations(self._held)

    def outlines(self, level: str, edition: str) -> Outlines:
        """The outlines of a level (lsoa, ward, lad) and edition ("2025"); empty where none are held."""
        key = (level, edition)
        if key not in self._outlines:
            self._outlines[key] = read_outlines(self._held, self._history, level, edition)
        return self._outlines[key]

    # Partnerships, districts, codes

    def partnership(self, text: str) -> Partnership:
        """The partnership or district of a name or code. UnknownPlace with the nearest names where there is none."""
        return find_partnership(text, self._districts, self._history)

    @cached_property
    def partnerships(self) -> tuple[Partnership, ...]:
        """Every partnership of the districts of today, by name."""
        return all_partnerships(self._districts, self._history)

    def active(self, code: str) -> str:
        """A district's present code; the code itself where nothing is said of it."""
        return self._history.active(code)

    def area(self, code: str) -> Area:
        """The district, ward, partnership, force or LSOA of a code. UnknownPlace where no table names it."""
        districts = self._districts
        if self.active(code) in districts.codes:
            return districts.area(self.active(code), "district")
        if code in districts.force_names:
            return districts.area(code, "force")
        if code in districts.names:
            return districts.area(code, "csp")
        if name := self._wards.name(code) or self._ward_names.get(code):
            return Area(code, name, "ward")
        if self.district_of_lsoa(code):
            return Area(code, code, "lsoa")
        raise UnknownPlace(f"No place of the code '{code}' is held.", REFERENCE)

    # LSOAs

    def lsoas(self, district: str) -> frozenset[str]:
        """Every LSOA of a district, codes of 2011 and of 2021."""
        return self._membership.lsoas(district)

    def district_of_lsoa(self, lsoa: str) -> str | None:
        """The present code of the district that an LSOA lies in; None where no table says it."""
        found: str | None = self._membership.districts_of(pa.array([lsoa]))[0].as_py()
        return found

    def districts_of_lsoas(self, lsoas: pa.Array | pa.ChunkedArray | Sequence[str | None]) -> pa.Array:
        """The same for a whole column, null where not known."""
        column = lsoas if isinstance(lsoas, pa.Array | pa.ChunkedArray) else pa.array(lsoas, pa.string())
        return self._membership.districts_of(column)

    # Wards

    def ward_editions(self, district: str) -> tuple[WardEdition, ...]:
        """The editions of wards held for a district, newest first."""
        return self._wards.editions(self.active(district))

    def ward_edition(self, district: str) -> str:
        """The edition to use where none is asked for: the newest with outlines, else the newest. NotHeld if none."""
        editions = self.ward_editions(district)
        if not editions:
            raise NotHeld(f"No wards of {self._name(district)} are held.", REFERENCE)
        return next((e.edition for e in editions if e.boundaries), editions[0].edition)

    def wards(self, district: str, edition: str | None = None) -> tuple[Area, ...]:
        """The wards of a district, by name. NotHeld where that edition (by default the newest) is not."""
        found = self._wards.of(self.active(district), edition or self.ward_edition(district))
        if not found:
            raise NotHeld(f"No wards of {self._name(district)} of {edition} are held.", REFERENCE)
        return found

    def lsoa_ward(self, edition: str) -> WardLookup:
        """The ward that each LSOA is taken to lie in, and by what method."""
        if edition not in self._lookups:
            self._lookups[edition] = ward_lookup(self._held, self._wards, self.outlines, edition)
        return self._lookups[edition]

    def place(
        self, longitude_e6: Any, latitude_e6: Any, lsoa: Any = None, *, edition: str, districts: Collection[str] = ()
    ) -> Placement:
        """The ward of each row: by its point, else by its LSOA.

        `longitude_e6`, `latitude_e6`: whole millionths of a degree (WGS84), null where there is no point; `lsoa`: codes
        of either edition. Arrays of one length, numpy or arrow. `districts`: only their wards count; all where empty.
        """
        chosen = [self.active(d) for d in districts]
        allowed = frozenset(w.code for d in chosen for w in self._wards.of(d, edition)) if chosen else None
        locator = Locator(self.outlines("ward", edition), lambda: self.lsoa_ward(edition), allowed)
        return locator.place(longitude_e6, latitude_e6, lsoa)

    # Maps

    def neighbours(self, code: str) -> tuple[Area, ...]:
        """The districts (or wards, of its newest edition) that share a border with one, by name. NotHeld without it."""
        level = "lad" if self.active(code) in self._districts.codes else "ward"
        shapes, place = self._outline(code, level)
        kind = "district" if level == "lad" else "ward"
        found = (shapes.only([i]) for i in bordering(place, shapes.polygons))
        areas = (Area(o.codes[0], o.names[0] or o.codes[0], kind) for o in found)
        if level == "lad":
            areas = (self._districts.area(self.active(a.code), kind) for a in areas)
        return tuple(sorted(set(areas) - {self.area(code)}, key=lambda a: (a.name, a.code)))

    def shapes(self, areas: Sequence[Area], tolerance_metres: float = 0.0) -> tuple[Shape, ...]:
        """The outlines of areas, simplified together; NotHeld where one is not held."""
        found = [self._drawn(area.code, OUTLINE_LEVELS.get(area.kind, "lad")) for area in areas]
        return as_shapes(areas, np.array(found, dtype=object), tolerance_metres)

    def _drawn(self, code: str, level: str) -> Any:
        """An area's own outline; of a district that is newer than the outlines held, that of all it was made of."""
        shapes, first = self._outline(code, level)
        if level != "lad" or {code, self.active(code)} & set(shapes.codes):
            return shapes.polygons[first]
        former = self._history.all_codes(code)
        return shapely.union_all([p for known, p in zip(shapes.codes, shapes.polygons, strict=True) if known in former])

    def _outline(self, code: str, level: str) -> tuple[Outlines, int]:
        """The newest outlines of a level that hold a code (or, for a district, its present or older one)."""
        codes = self._history.all_codes(code) if level == "lad" else {code}
        for edition in outline_editions(self._held, level):
            shapes = self.outlines(level, edition)
            for i, known in enumerate(shapes.codes):
                if known in codes:
                    return shapes, i
        raise NotHeld(f"The outline of {self._name(code)} is not held.", REFERENCE)

    # Groups to compare with

    @cached_property
    def characteristics(self) -> Characteristics:
        """What each partnership is like, out of every table of districts held."""
        return characteristics(self._held, self._history, self.partnerships)

    def statistical_neighbours(
        self,
        text: str,
        size: int = SIZE,
        variables: Sequence[str] | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> NeighbourGroup:
        """The partnerships most like the one of a name or code; MethodRefused where it has none, with the reason.

        Without `variables` it is compared by all that are known of it; the group's note says which are not.
        """
        code, table = self._compared(text), self.characteristics
        return nearest(table, code, size, table.known_of(code) if variables is None else variables, weights)

    def alternative_groups(
        self, text: str, size: int = SIZE, variables: Sequence[str] | None = None
    ) -> tuple[NeighbourGroup, ...]:
        """The groups that might as well have been chosen for it, the usual one first."""
        code, table = self._compared(text), self.characteristics
        return alternatives(table, code, size, table.known_of(code) if variables is None else variables)

    @property
    def given_groups(self) -> tuple[str, ...]:
        """The names of the lists of groups that somebody gave."""
        return given_groups(self._held)

    def group_given(self, text: str, name: str) -> NeighbourGroup:
        """The group that a list of that name gives a partnership. NotHeld where it gives none."""

        def row_of(place: str) -> int:
            return self.characteristics.row(self._compared(place))

        return group_given(self._held, self.characteristics, name, self._compared(text), row_of)

    def _compared(self, text: str) -> str:
        """The code under which a place stands among the partnerships compared: its own, else its first district's."""
        found = self.partnership(text)
        if found.csp is not None and found.csp.code in self.characteristics.csps:
            return found.csp.code
        return found.districts[0].code

    # Residents

    @property
    def population_editions(self) -> tuple[str, ...]:
        """The editions of populations held, newest first, as readers say them."""
        return tuple(edition_words(e) for e in self._populations.editions)

    def population(self, area: Area, edition: str | None = None) -> Residents:
        """How many live in a district, ward, LSOA or partnership; `value` is None where that is not known.

        The newest edition that knows the area, or the one asked for ("mid-2020").
        """
        return self._newest(self._populations, area, edition)

    def children(self, area: Area, edition: str | None = None) -> Residents:
        """How many aged 10 to 17 live in a district, ward, LSOA or partnership, as `population` answers.

        Only files with single years of age, or with a band of those very ages, tell; `value` is None where none does.
        """
        return self.aged(area, *CHILDREN, edition)

    def aged(self, area: Area, low: int, high: int, edition: str | None = None) -> Residents:
        """How many aged `low` to `high`, both included, live in an area, as `children` answers."""
        if (low, high) not in self._by_age:
            self._by_age[low, high] = Populations(self._held, (low, high))
        return self._newest(self._by_age[low, high], area, edition)

    def _newest(self, people: Populations, area: Area, edition: str | None) -> Residents:
        answer = Residents(None, edition or "", "no population is held for it")
        for held in people.editions:
            if edition is None or edition_words(held) == edition:
                found = self._residents(people, area, held)
                if found is not None and found.value is not None:
                    return found
                answer = found or answer
        return answer

    def _residents(self, people: Populations, area: Area, edition: str) -> Residents | None:
        if area.kind == "csp":
            members = [self._residents(people, d, edition) for d in self.partnership(area.code).districts]
            return _added(members, edition_words(edition))
        if area.kind == "ward":
            return self._of_ward(people, area.code, edition)
        if area.kind == "lsoa":
            return people.summed(edition, {area.code})
        return self._of_district(people, area.code, edition)

    def _of_ward(self, people: Populations, ward: str, edition: str) -> Residents | None:
        year = self._wards.newest_edition_of(ward)
        if year is None:
            return None
        lookup = self.lsoa_ward(year)
        lsoas = lookup.lsoas_of(ward)
        found = people.summed(edition, lsoas, lookup.basis)
        if found is None:
            return None
        return replace(found, datasets=tuple(sorted({*found.datasets, *lookup.datasets_for(lsoas)})))

    def _of_district(self, people: Populations, code: str, edition: str) -> Residents | None:
        known = people.counts(edition)
        if self.active(code) in known:
            return people.published(edition, {self.active(code)}, "as published")
        by_lsoa = people.summed(edition, self.lsoas(code))
        former = self._history.all_codes(code) & known.keys()
        if former and (by_lsoa is None or by_lsoa.value is None):
            how = f"sum of {many(len(former), 'former district')}"
            return people.published(edition, former, how)
        return by_lsoa

    def _name(self, code: str) -> str:
        return self._districts.names.get(code) or self._wards.name(code) or code


def _added(members: Sequence[Residents | None], words: str) -> Residents | None:
    known = [m for m in members if m is not None and m.value is not None]
    if not known:
        return None
    if len(known) < len(members):
        return Residents(None, words, f"no number for {len(members) - len(known)} of {many(len(members), 'district')}")
    datasets = tuple(sorted({d for m in known for d in m.datasets}))
    return Residents(sum(m.value or 0 for m in known), words, f"sum of {many(len(members), 'district')}", datasets)
