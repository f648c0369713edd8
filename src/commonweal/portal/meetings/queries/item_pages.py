"""An item's own page: what it says, where it comes from, and what this reader may do with it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access.opening import audiences_of
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.library.queries.papers import PaperLine, of_home
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import CarryOver, Item
from commonweal.portal.meetings.queries.agendas import Line, item_line
from commonweal.portal.meetings.queries.came_of import CameOf, came_of
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.lineage import lineage
from commonweal.portal.meetings.queries.meetings import MeetingLine, meeting_line
from commonweal.portal.meetings.queries.returns import ReturnLine, of_meeting
from commonweal.portal.meetings.rules import items as rules
from commonweal.portal.meetings.rules.preparing import reader_can_prepare


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item in full."""

    line: Line
    meeting: MeetingLine
    public_title: str
    public_reason: str
    withdrawn_reason: str
    carried: tuple[str, ...]
    came_of: CameOf
    papers: tuple[PaperLine, ...]
    returns: tuple[ReturnLine, ...]
    may_prepare: bool
    may_change: bool
    may_clear_as_author: bool
    may_clear_as_chair: bool
    may_send_back: bool
    may_withdraw: bool
    may_publish_late: bool
    may_grant: bool


def item_page(reader: Reader, item: UUID) -> ItemPage:
    """One item that is shown to this reader, or a 404."""
    found = (
        shown(reader)
        .select_related("meeting", "agency", "author", "thing__home", "thing__lock", "thing__audience")
        .filter(pk=item)
        .first()
    )
    if found is None:
        raise Http404
    seen(reader, found)
    prepares = reader_can_prepare(reader, found.meeting.body_id)
    own = prepares or rules.is_own(reader, found)
    return ItemPage(
        line=item_line(found, lineage(reader, found.meeting.body_id), audiences_of(found.meeting.lock_id)),
        meeting=meeting_line(reader, found.meeting_id),
        public_title=found.public_title if own else "",
        public_reason=found.public_reason if own else "",
        withdrawn_reason=found.withdrawn_reason,
        carried=_carried(reader, found),
        came_of=came_of(reader, found),
        papers=tuple(of_home(reader, found.pk)),
        returns=tuple(line for line in of_meeting(reader, found.meeting_id) if line.item == found.pk),
        may_prepare=prepares,
        may_change=rules.reader_can_change(reader, found),
        may_clear_as_author=rules.reader_can_clear_as_author(reader, found),
        may_clear_as_chair=rules.reader_can_clear_as_chair(reader, found),
        may_send_back=rules.reader_can_send_back(reader, found),
        may_withdraw=rules.reader_can_withdraw(reader, found),
        may_publish_late=rules.reader_can_publish_late(reader, found),
        may_grant=prepares and reader_can_grant(reader, found.thing),
    )


def _carried(reader: Reader, item: Item) -> tuple[str, ...]:
    """Where it comes from, as far as this reader may read the other end."""
    rows = readable(reader, CarryOver).filter(item=item.pk, state="accepted", source__lock__in=sorted(reader.locks))
    found = list(rows.order_by("kind", "title"))
    seen(reader, *found)
    before = shown(reader).filter(pk__in=[row.source_id for row in found]).select_related("meeting")
    days = {row.pk: in_words(row.meeting.date) for row in before}
    return tuple(
        f"{row.kind.capitalize()}: {row.title}" + (f" ({days[row.source_id]})" if row.source_id in days else "")
        for row in found
    )
