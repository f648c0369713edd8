"""Partners' own paragraphs, for reports that print them: the room where they are written says so at the start."""

from collections.abc import Callable

from commonweal.figures import Audience
from commonweal.portal.access.reader import Reader

Offers = Callable[[Reader], list[tuple[str, str]]]  # calls with a cleared paragraph: id and words
Tells = Callable[[Reader, str, Audience], str]  # the words of one, as `papers.words` reads them

_told: list[tuple[Offers, Tells]] = []


def words_told_by(offers: Offers, tells: Tells) -> None:
    """Register who knows them."""
    _told[:] = [(offers, tells)]


def offered(reader: Reader | None) -> list[tuple[str, str]]:
    """What a report's form offers to this reader."""
    return [choice for offers, _ in _told for choice in offers(reader)] if reader is not None else []


def words_for(reader: Reader, call: str, audience: Audience) -> str:
    """The words that a paper for an audience may print; "" for none."""
    return "".join(tells(reader, call, audience) for _, tells in _told) if call else ""
