"""Who may say how far an agency is."""

from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.cases.signup.refusals import NotTheirAgency

ROW = "paper, report"


def check_reader_can_change(reader: Reader, agency: UUID) -> None:
    """The agency's own officers; clerks and analysts for any."""
    own = agency in reader.agencies
    for_all = bool(reader.roles() & {"clerk", "analyst"})
    if reader.person is None or not reader.may("W", ROW) or not (own or for_all):
        raise NotTheirAgency("You may say this of your own agency.", "Ask its officers, or the clerk.")


def reader_can_change(reader: Reader, agency: UUID) -> bool:
    """Whether `check_reader_can_change` lets pass."""
    return allowed(check_reader_can_change, reader, agency)
