"""Minutes that somebody sends up are read in a process of their own, which may fall over alone."""

from commonweal.documents.safe_copy.apart import answer_of
from commonweal.errors import FileRefused
from commonweal.minutes.files.lines import check_length

CHILD = "commonweal.minutes.files.child"


def lines_apart(name: str, content: bytes) -> tuple[str, ...]:
    """As `lines_of`, with little memory and little time, and nothing that this process holds. Raises FileRefused."""
    check_length(name, content)
    said = answer_of(CHILD, name, content)
    if "refused" in said:
        raise FileRefused(*said["refused"])
    return tuple(said["lines"])
