"""Areas and their editions: lookups, boundaries, roll-ups, neighbours, statistical neighbours."""

from commonweal.geography.characteristics import Characteristics, Variable
from commonweal.geography.force import force_key, match_force, same_force
from commonweal.geography.gazetteer import Gazetteer
from commonweal.geography.locating import Placement
from commonweal.geography.partnership import Partnership
from commonweal.geography.placement import NEAREST_METRES
from commonweal.geography.residents import Residents
from commonweal.geography.statistical_neighbours import Distances, Member, NeighbourGroup, Part, distances, every_group
from commonweal.geography.ward_lookup import WardLookup
from commonweal.geography.wards import WardEdition

__all__ = [
    "NEAREST_METRES",
    "Characteristics",
    "Distances",
    "Gazetteer",
    "Member",
    "NeighbourGroup",
    "Part",
    "Partnership",
    "Placement",
    "Residents",
    "Variable",
    "WardEdition",
    "WardLookup",
    "distances",
    "every_group",
    "force_key",
    "match_force",
    "same_force",
]
