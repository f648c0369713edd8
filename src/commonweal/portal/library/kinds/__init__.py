"""The kinds of report that the library builds. A new kind is a module here and its name in this list."""

from commonweal.errors import NotHeld
from commonweal.portal.library.kinds import comparison, recorded_crime
from commonweal.portal.library.kinds.kind import Kind

KINDS: tuple[Kind, ...] = (recorded_crime.KIND, comparison.KIND)
USUAL = recorded_crime.KIND.key


def kind_of(key: str) -> Kind:
    """The kind of that key; NotHeld where an older paper names one that is no more."""
    found = next((kind for kind in KINDS if kind.key == key), None)
    if found is None:
        raise NotHeld("This kind of report is not known to this version.", "Ask for another from the list of papers.")
    return found
