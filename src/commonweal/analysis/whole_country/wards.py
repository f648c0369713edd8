"""Every ward of every partnership, and the areas that the store is asked for so that both come of one asking."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from commonweal.errors import NotHeld
from commonweal.figures import Area
from commonweal.geography import Gazetteer, Partnership

Index = dict[str, int]


@dataclass(frozen=True, slots=True)
class Wards:
    """Wards `areas`, each `within` (A,) a partnership. An area asked for is a district with one of its wards, or none.

    `method` says how small areas were taken to lie in wards.
    """

    areas: tuple[Area, ...] = ()
    within: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    area_of_lsoa: dict[str, str] = field(default_factory=dict, repr=False)
    partnership_of_area: Index = field(default_factory=dict, repr=False)
    ward_of_area: Index = field(default_factory=dict, repr=False)
    method: str = ""


def wards_of(places: Gazetteer, partnerships: tuple[Partnership, ...]) -> Wards:
    """The wards in force now of each district, as the recorded crime report has them; none where no file names them."""
    areas: list[Area] = []
    within: list[int] = []
    found = Wards()
    editions: dict[str, None] = {}
    for number, district in ((i, d.code) for i, one in enumerate(partnerships) for d in one.districts):
        edition, wards = _in_force(places, district)
        first = {ward.code: len(areas) + n for n, ward in enumerate(wards)}
        areas += wards
        within += [number] * len(wards)
        _place(places, district, number, places.lsoa_ward(edition).wards if wards else {}, first, found)
        if wards:
            editions[edition] = None
    method = "; ".join(dict.fromkeys(places.lsoa_ward(edition).method() for edition in editions))
    at = np.array(within, dtype=np.int64)
    return Wards(tuple(areas), at, found.area_of_lsoa, found.partnership_of_area, found.ward_of_area, method)


def _place(
    places: Gazetteer, district: str, number: int, ward_of_lsoa: Mapping[str, str], wards: Index, found: Wards
) -> None:
    """Each small area of a district in its ward; in the district alone where it has none of them."""
    for lsoa in places.lsoas(district):
        ward = ward_of_lsoa.get(lsoa)
        area = f"{district}/{ward}" if ward in wards else district
        found.area_of_lsoa[lsoa] = area
        found.partnership_of_area[area] = number
        if ward in wards:
            found.ward_of_area[area] = wards[ward]


def _in_force(places: Gazetteer, district: str) -> tuple[str, tuple[Area, ...]]:
    try:
        edition = places.ward_edition(district)
        return edition, places.wards(district, edition)
    except NotHeld:
        return "", ()
