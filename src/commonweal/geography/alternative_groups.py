"""The groups that might as well have been chosen: to see whether a verdict rests on the group or on the place."""

from collections.abc import Sequence

import numpy as np

from commonweal.geography.characteristics import Characteristics
from commonweal.geography.statistical_neighbours import SIZE, NeighbourGroup, Space, group, members, space

SIZES = (10, 15, 20)


def alternatives(
    table: Characteristics, code: str, size: int = SIZE, variables: Sequence[str] | None = None
) -> tuple[NeighbourGroup, ...]:
    """Groups of other sizes, without each variable in turn, and all others of the region where it is known.

    The group of `size` by all the variables comes first, to compare the others with. Raises what `nearest` does.
    """
    chosen = tuple(table.by_default if variables is None else variables)
    whole = space(table, chosen)
    place = whole.place(code)
    most = len(whole.rows) - 1
    sizes = dict.fromkeys(min(n, most) for n in (size, *SIZES))
    found = [group(whole, place, n, f"{n} nearest") for n in sizes]
    for variable in whole.variables if len(whole.variables) > 1 else ():
        rest = space(table, [c for c in chosen if c != variable.code])
        found.append(
            group(rest, rest.place(code), size, f"{min(size, len(rest.rows) - 1)} nearest without {variable.name}")
        )
    return (*found, *_of_region(whole, place))


def _of_region(where: Space, place: int) -> tuple[NeighbourGroup, ...]:
    """All others of the region that are compared, the nearest first."""
    region = where.table.regions[where.rows[place]]
    regions = np.array([where.table.regions[row] or "" for row in where.rows])
    here = [int(i) for i in np.flatnonzero(regions == region) if i != place] if region else []
    if not here:
        return ()
    nearest_first = sorted(members(where, place, here), key=lambda m: (m.distance or 0.0, m.area.code))
    words = f"the {len(here)} others of {region}"
    return (
        NeighbourGroup(
            name=words,
            area=where.table.areas[where.rows[place]],
            members=tuple(nearest_first),
            variables=where.variables,
            weights=tuple(where.weights.tolist()),
            method=f"T{words[1:]}, however like or unlike; the nearest first.",
            note="",
            datasets=tuple(sorted({d for v in where.variables for d in v.datasets})),
        ),
    )
