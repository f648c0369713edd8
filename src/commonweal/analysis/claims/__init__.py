"""A sentence of the press or of minutes held against the store: does some sensible reading give its figure?"""

from commonweal.analysis.claims.judging import judge
from commonweal.analysis.claims.model import Claim, Judged, Tried
from commonweal.analysis.claims.places import PlaceNames
from commonweal.analysis.claims.reading import read
from commonweal.analysis.claims.trying import Archive, Held

__all__ = ["Archive", "Claim", "Held", "Judged", "PlaceNames", "Tried", "judge", "read"]
