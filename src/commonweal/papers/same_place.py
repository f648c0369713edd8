"""Whether two papers are of one place: by the districts of today that it is made of, however it was asked for.

A partnership is asked for by its own code or name, or by its only district's; a district was recoded, or merged, or is
one of a partnership's; a page of totals may name a place that no lookup knew when it was made.
"""

from collections.abc import Callable
from functools import cache

from commonweal.errors import NotHeld
from commonweal.figures import Area, FigureSet
from commonweal.geography import Gazetteer
from commonweal.geography.names import fold
from commonweal.store import Store
from commonweal.workspace import Workspace

Ground = frozenset[str]
Same = Callable[[FigureSet, FigureSet], bool]


def overlapping(workspace: Workspace) -> Same:
    """A judge of whether two papers' places share a district, by the lookups that are held now."""
    ground = _grounds(workspace)
    return lambda one, other: (
        one.partnership == other.partnership or bool(ground(one.partnership) & ground(other.partnership))
    )


def the_same(workspace: Workspace) -> Same:
    """A judge of whether they are made of the very same districts."""
    ground = _grounds(workspace)
    return lambda one, other: (
        one.partnership == other.partnership or (ground(one.partnership) == ground(other.partnership))
    )


def _grounds(workspace: Workspace) -> Callable[[Area], Ground]:
    """The lookups are read when a place is first asked for, and each place is found once."""

    @cache
    def places() -> Gazetteer:
        return Gazetteer.of(Store(workspace).view())

    @cache
    def ground(area: Area) -> Ground:
        try:
            found = places().partnership(area.code or area.name)
        except NotHeld:  # a name or code that no lookup knows is a place by itself
            return frozenset({fold(area.code or area.name)})
        return frozenset(district.code for district in found.districts)

    return ground
