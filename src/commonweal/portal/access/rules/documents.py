"""May this reader keep a document here?"""

from commonweal.portal.access.models import Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.access.rules import allowed


def check_reader_can_keep_in(reader: Reader, home: Thing) -> None:
    """Only where the reader may look. What else it takes (to write a paper, to give evidence) is its room's rule."""
    if not reader.signed_in or not opens(reader, home):
        raise NotAllowed("You cannot keep a file here.", "Ask the clerk of the body it belongs to.")


def reader_can_keep_in(reader: Reader, home: Thing) -> bool:
    """Whether `check_reader_can_keep_in` lets pass."""
    return allowed(check_reader_can_keep_in, reader, home)
