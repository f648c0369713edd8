"""Who makes a meeting's packs, and who finds their pages fit."""

from collections.abc import Container
from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow, Refused
from commonweal.portal.access.rules import allowed
from commonweal.portal.meetings.models import Meeting, Pack


class PagesLeft(Refused):
    """Some pages were not looked at."""


def check_reader_can_make_pack(reader: Reader, meeting: Meeting) -> None:
    """The clerk of the body, once the agenda is out."""
    if not reader.may("W", Pack.TABLE_ROW, body=meeting.body_id) or "clerk" not in reader.roles(meeting.body_id):
        raise NotAllowed("You cannot make this meeting's pack.", "Ask the clerk of the body.")
    if meeting.state not in ("agenda out", "held"):
        raise NotNow("The agenda is not out yet.", "Publish the agenda first: the pack prints its numbers.")


def check_pack_can_be_for(reach: str, to_all: Container[str]) -> None:
    """A pack for everyone, or all partners, only of a meeting that they may read: `to_all` names which it can have."""
    if reach in ("public", "partners") and reach not in to_all:
        whom = {"public": "not public", "partners": "not for all partners"}[reach]
        raise NotNow(f"This meeting is {whom}, so it has no such pack.", "Choose a pack for those who may read it.")


def reader_can_make_pack(reader: Reader, meeting: Meeting) -> bool:
    """Whether `check_reader_can_make_pack` lets pass."""
    return allowed(check_reader_can_make_pack, reader, meeting)


def check_reader_can_approve_page(reader: Reader, pack: Pack) -> None:
    """Someone else than its maker, whose role approves."""
    if pack.made_by == reader.account:
        raise NotBySamePerson("You made this pack yourself.", "Ask the chair, another clerk or information governance.")
    if not reader.may("P", Pack.TABLE_ROW, body=pack.meeting.body_id):
        raise NotAllowed("You cannot approve this pack.", "The chair, another clerk or information governance can.")
    if pack.release is None or pack.release.approver or pack.release.refused_at or pack.release.withdrawn_at:
        raise NotNow("This pack does not wait for approval.", "Look at its page for what became of it.")


def reader_can_approve_page(reader: Reader, pack: Pack) -> bool:
    """Whether `check_reader_can_approve_page` lets pass."""
    return allowed(check_reader_can_approve_page, reader, pack)


def check_every_page_approved(pack: Pack, by: UUID) -> None:
    """A pack goes out when one person has found every page of it fit."""
    seen = set(pack.approvals.filter(approver=by).values_list("page", flat=True))
    left = [page for page in range(1, pack.pages + 1) if page not in seen]
    if left:
        first = ", ".join(map(str, left[:8])) + (" ..." if len(left) > 8 else "")
        raise PagesLeft(f"{len(left)} of {pack.pages} pages were not approved: {first}.", "Look at each, then approve.")
