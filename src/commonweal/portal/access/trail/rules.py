"""Who may read the audit, and who may let a month of it go."""

from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow
from commonweal.portal.audit.disposal import KEPT_MONTHS, Segment


def check_reader_can_read_audit(reader: Reader) -> None:
    """Information governance alone; each reading is itself in the chain."""
    if not reader.may("R", "audit"):
        raise NotAllowed("The audit is read by information governance alone.", "Ask an information governance officer.")


def reader_can_read_audit(reader: Reader) -> bool:
    """Whether this reader may."""
    return reader.may("R", "audit")


def check_reader_can_ask_disposal(reader: Reader, segment: Segment) -> None:
    """The oldest month, once it is old enough."""
    check_reader_can_read_audit(reader)
    if segment.state != "held" or not segment.may_go:
        raise NotNow(
            f"{segment.month} cannot be let go now.",
            f"Months go the oldest first, and each is kept for {KEPT_MONTHS} months at least.",
        )


def check_reader_can_approve_disposal(reader: Reader, asked_by: UUID | None) -> None:
    """A second person, of information governance too."""
    check_reader_can_read_audit(reader)
    if reader.account == asked_by:
        raise NotBySamePerson("You asked for this month to be let go.", "Another person approves it.")


def reader_can_approve_disposal(reader: Reader, asked_by: UUID | None) -> bool:
    """Whether this reader may."""
    return reader.may("R", "audit") and reader.account != asked_by
