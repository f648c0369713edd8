"""The kinds of report that the library builds: its own, and those that rooms above register when they are ready."""

from commonweal.errors import NotHeld
from commonweal.portal.library.kinds import (
    comparison,
    hotspots,
    reconciliation,
    recorded_crime,
    seasonal,
    survey,
    youth_justice,
)
from commonweal.portal.library.kinds.kind import Kind

OWN: tuple[Kind, ...] = (
    recorded_crime.KIND,
    comparison.KIND,
    reconciliation.KIND,
    hotspots.KIND,
    seasonal.KIND,
    youth_justice.KIND,
    survey.KIND,
)
USUAL = recorded_crime.KIND.key

_known: dict[str, Kind] = {kind.key: kind for kind in OWN}


def register(kind: Kind) -> None:
    """Add a room's kind of report, when the portal starts; saying so twice changes nothing."""
    _known[kind.key] = kind


def known() -> tuple[Kind, ...]:
    """Every kind, in the order in which they came."""
    return tuple(_known.values())


def kind_of(key: str) -> Kind:
    """The kind of that key; NotHeld where an older paper names one that is no more."""
    if key not in _known:
        raise NotHeld("This kind of report is not known to this version.", "Ask for another from the list of papers.")
    return _known[key]
