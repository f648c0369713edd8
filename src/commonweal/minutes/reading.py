"""Text to record: the steps in order, each in its own module."""

from collections.abc import Sequence
from dataclasses import replace

from commonweal.minutes import sections
from commonweal.minutes.checks.figures import check_figures
from commonweal.minutes.checks.heads import check_head
from commonweal.minutes.checks.items import check_items
from commonweal.minutes.header.guesses import with_guesses
from commonweal.minutes.header.head import Head, read_head
from commonweal.minutes.header.title import title_at
from commonweal.minutes.items.assembly import items_of
from commonweal.minutes.items.numbering import Found, find_items
from commonweal.minutes.items.shape import shape_of
from commonweal.minutes.layout.blocks import Block, blocks_of
from commonweal.minutes.layout.tables import without_tables
from commonweal.minutes.model import Item, MeetingRecord
from commonweal.minutes.numbers.statistics import statistics_of
from commonweal.minutes.profile import GENERAL, Profile
from commonweal.minutes.promises.actions import actions_of


def read(text: str, profile: Profile = GENERAL) -> MeetingRecord:
    """The minutes that `text` holds; its lines are those of `source_lines`."""
    raw, furniture = blocks_of(text.split("\n"))
    blocks = without_tables(raw, profile)
    begin = title_at(blocks, profile) + 1
    shape, found = find_items(blocks[begin:], profile)
    found = tuple(replace(f, at=f.at + begin, body_at=f.body_at + begin) for f in found)
    head = read_head(blocks[: found[0].at] if found else blocks, profile)
    items = items_of(blocks, found, profile)
    record = _record(head, items, shape, found, blocks, profile)
    anomalies = (
        *check_head(record, head.empty_labels, furniture),
        *check_items(record, profile),
        *check_figures(items),
    )
    return replace(record, anomalies=anomalies)


def _record(
    head: Head,
    items: tuple[Item, ...],
    shape: str | None,
    found: Sequence[Found],
    blocks: Sequence[Block],
    profile: Profile,
) -> MeetingRecord:
    began, ended = sections.opened_and_closed(items)
    meeting = replace(
        head.meeting,
        item_numbering=shape_of(shape, blocks, found),
        start_time=head.meeting.start_time or began,
        end_time=head.meeting.end_time or ended,
    )
    attendance = head.attendance
    if not attendance.apologies:
        attendance = replace(attendance, apologies=sections.apologies(items))
    return MeetingRecord(
        meeting=meeting,
        attendance=with_guesses(attendance, (p.text for i in items for p in i.body)),
        items=items,
        declarations=sections.declarations(items),
        previous_minutes=sections.previous_minutes(items),
        matters_arising=sections.matters_arising(items),
        forward_plan=sections.forward_plan(items),
        reports_back=sections.reports_back(items),
        next_meeting=sections.next_meeting(items),
        actions=actions_of(items, profile),
        statistics=statistics_of(items),
    )
