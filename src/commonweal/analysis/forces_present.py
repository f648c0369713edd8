"""Which areas' own police forces stand behind each month of a table of counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from commonweal.errors import NotHeld
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer, Partnership, match_force
from commonweal.records.counts import PRESENT
from commonweal.store import View

FORCE_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class ForceMonths:
    """`state` (areas, times): 1 the area's force is present throughout, 0 it is not, FORCE_UNKNOWN which is unknown.

    `names`: area code -> its force's name.
    """

    state: npt.NDArray[np.int8] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)


def force_months(
    view: View, dataset: str, areas: Sequence[Area], period: Period, months: int, places: Gazetteer
) -> ForceMonths | None:
    """What the forces' file of a table says; None where it came without one.

    A force that the file does not name, or not for a month, is absent; one that two files tell of must be in both.
    """
    try:
        rows = view.table(f"{dataset}{PRESENT}").to_pylist()
    except NotHeld:
        return None
    partnerships = places.partnerships
    by_name = {name: p.force.code for p in partnerships if p.force for name in p.force_names}
    codes = {printed: by_name.get(match_force(printed, by_name) or "") for printed in {r["force"] for r in rows}}
    told: dict[tuple[str | None, Month], bool] = {}
    for row in rows:
        place = (codes[row["force"]], Month.of(row["month"]))
        told[place] = told.get(place, True) and row["present"]
    homes = _homes(areas, partnerships, places)
    names = {p.force.code: p.force.name for p in partnerships if p.force}
    state = np.full((len(areas), len(period) // months), FORCE_UNKNOWN, dtype=np.int8)
    for at, home in enumerate(homes):
        if home:
            held = np.array([told.get((home, month), False) for month in period]).reshape(-1, months)
            state[at] = held.all(axis=1)
    return ForceMonths(state, {a.code: names[h] for a, h in zip(areas, homes, strict=True) if h})


def _homes(areas: Sequence[Area], partnerships: Sequence[Partnership], places: Gazetteer) -> list[str | None]:
    """The code of each area's home force, None where no lookup tells it."""
    known = {p.force.code: p.force.code for p in partnerships if p.force}
    for partnership in partnerships:
        if partnership.force:
            codes = [d.code for d in partnership.districts] + ([partnership.csp.code] if partnership.csp else [])
            known |= dict.fromkeys(codes, partnership.force.code)
    homes = []
    for area in areas:
        code = places.district_of_lsoa(area.code) or area.code if area.kind == "lsoa" else places.active(area.code)
        homes.append(known.get(code) or _asked(code, places))
    return homes


def _asked(code: str, places: Gazetteer) -> str | None:
    """The force of a place that no list of partnerships has."""
    try:
        force = places.partnership(code).force
    except NotHeld:
        return None
    return force.code if force else None
