"""Who may see counts before they are approved, and approve them."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.cases.counts.models import Tally
from commonweal.portal.cases.counts.refusals import NotOver, NotTheirTally


def check_reader_can_approve(reader: Reader, tally: Tally) -> None:
    """Those who approve papers."""
    if not reader.may("P", Tally.TABLE_ROW):
        raise NotTheirTally("The chair, the clerk or information governance approves counts.", "Ask one of them.")
    if tally.approved_at is not None:
        raise NotOver("These counts were approved already.", "Draft a paper of them.")


def reader_can_approve(reader: Reader, tally: Tally) -> bool:
    """Whether `check_reader_can_approve` lets pass."""
    return allowed(check_reader_can_approve, reader, tally)


def shown_to(reader: Reader, tally: Tally) -> bool:
    """Approved ones to every partner; the others to those who approve them."""
    return tally.approved_at is not None or reader.may("P", Tally.TABLE_ROW)
