"""What the room's other parts show on a case's page: documents, letters, meetings. Each part says it of itself."""

from collections.abc import Callable
from dataclasses import dataclass

from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.models import Case


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of a part: words that lead somewhere, and what stands beside them."""

    words: str
    address: str
    beside: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """One part of a case's page. `acts`: words and addresses of what this reader may do there."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    empty: str = "None yet."
    acts: tuple[tuple[str, str], ...] = ()


Shower = Callable[[Reader, Case, bool], Part]  # the last: whether this reader may write in the case
_SHOWN: dict[str, tuple[int, Shower]] = {}


def show(key: str, place: int, shower: Shower) -> None:
    """Say what a part shows, and its place among the others."""
    _SHOWN[key] = (place, shower)


def parts(reader: Reader, case: Case, *, may_write: bool) -> tuple[Part, ...]:
    """Every part of a case's page."""
    ordered = sorted(_SHOWN.items(), key=lambda item: (item[1][0], item[0]))
    return tuple(shower(reader, case, may_write) for _, (_, shower) in ordered)
