"""Reading the audit, erasing words beside an entry, letting a month go: each is in the chain itself."""

from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotNow
from commonweal.portal.access.trail import rules
from commonweal.portal.access.trail.asked import Asked
from commonweal.portal.audit import disposal
from commonweal.portal.audit.disposal import Segment
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.audit.verification import Walked, verify


@recorded
def read(asked: Asked, *, act: str, by: Reader) -> None:
    """Enter that the audit is read, and what was asked of it."""
    rules.check_reader_can_read_audit(by)
    note(act, by=by.account, words=asked.in_words())


@recorded
def check(*, by: Reader) -> Walked:
    """Walk the chain, and enter that it was."""
    rules.check_reader_can_read_audit(by)
    found = verify()
    note("check audit", by=by.account)
    return found


@recorded
def erase_words(entry: int, *, reason: str, by: Reader) -> None:
    """Erase the words beside an entry; their commitment stays."""
    rules.check_reader_can_read_audit(by)
    if not disposal.erase_words(entry, by=_account(by), reason=reason):
        raise NotNow(f"No words stand beside entry {entry}.", "They may have been erased already.")


@recorded
def ask_to_let_go(month: str, *, reason: str, by: Reader) -> None:
    """Ask that a month of entries be let go."""
    segment = _segment(month)
    rules.check_reader_can_ask_disposal(by, segment)
    disposal.ask(segment, by=_account(by), reason=reason)


@recorded
def let_go(month: str, *, by: Reader) -> None:
    """Approve it, as a second person: the entries go, their hashes stay."""
    rules.check_reader_can_approve_disposal(by, _asked(month).asked_by)
    disposal.approve(month, by=_account(by))


@recorded
def let_stay(month: str, *, by: Reader) -> None:
    """Let a month that was asked for stay after all."""
    rules.check_reader_can_read_audit(by)
    disposal.take_back(_asked(month).month, by=_account(by))


def _segment(month: str) -> Segment:
    for segment in disposal.segments():
        if segment.month == month:
            return segment
    raise NotNow(f"No entries of {month} are held.", "Look at the list of months.")


def _asked(month: str) -> Segment:
    segment = _segment(month)
    if segment.state != "asked":
        raise NotNow(f"Nobody asked that {month} be let go.", "Look at the list of months.")
    return segment


def _account(by: Reader) -> UUID:
    if by.account is None:
        raise LookupError("information governance is always signed in")
    return by.account
