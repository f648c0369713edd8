"""Where what is counted gathers in space: Getis and Ord's Gi*, and Anselin's local Moran."""

from commonweal.stats.hotspots.local import HotSpots, enough_permutations, gi_star, local_moran
from commonweal.stats.hotspots.neighbours import Neighbours

__all__ = ["HotSpots", "Neighbours", "enough_permutations", "gi_star", "local_moran"]
