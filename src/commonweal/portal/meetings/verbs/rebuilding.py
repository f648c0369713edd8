"""An old meeting's register, filled from the structured record of its minutes. Nothing is guessed or put right."""

import datetime as dt

from commonweal.minutes.model import Decision as ReadDecision
from commonweal.minutes.model import Item as ReadItem
from commonweal.minutes.model import MeetingRecord
from commonweal.portal.access.models import STUB
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import recorded
from commonweal.portal.meetings.models import Item, Meeting, Practice
from commonweal.portal.meetings.paragraphs import typed
from commonweal.portal.meetings.rules.minuting import ROW, CannotStand
from commonweal.portal.meetings.verbs import attendance, minute, outcome
from commonweal.portal.partnership.models import Body

KINDS = {
    "evacuation_procedure": "evacuation",
    "apologies": "apologies",
    "declarations_of_interest": "declarations",
    "minutes": "minutes",
    "matters_arising": "matters arising",
    "forward_plan": "forward plan",
    "reports_back": "reports back",
    "any_other_business": "any other business",
    "next_meeting": "next meeting",
    "business": "business",
}


@recorded
def rebuild(record: MeetingRecord, *, body: Body, by: Reader) -> Meeting:
    """Fill the portal's records from old minutes: the roll, items, their words, decisions, deferrals and promises.

    What old minutes print of a restricted item is its stub; the item itself is kept for partners. So is all the rest
    until a second person has approved its release.
    """
    if not by.may("W", ROW, body=body.pk):
        raise NotAllowed("Only the clerk of this body fills its register.", "Ask the clerk.")
    if record.meeting.date is None:
        raise CannotStand("These minutes do not say when the meeting was.", "Mend the date, then accept them.")
    meeting = _meeting(record, body, by)
    _roll(record, meeting, by)
    items = {read.seq: _item(read, meeting, by) for read in record.items}
    for action in record.actions:
        if action.item_seq in items:
            outcome.raise_action(
                items[action.item_seq], text=action.text_as_printed, by=by, due_on=action.due_date, tier=action.tier,
                due_as_printed=(action.due_as_printed or "")[:200], kind=action.kind[:40],
                owner_as_printed=(action.owner_as_printed or "")[:200],
            )  # fmt: skip
    return meeting


def _meeting(record: MeetingRecord, body: Body, by: Reader) -> Meeting:
    printed = record.meeting
    stated = printed.date
    if stated is None:
        raise CannotStand("These minutes do not say when the meeting was.", "Mend the date, then accept them.")
    practice = Practice.objects.filter(body=body).select_related("thing").first() or things.make(
        Practice, home=None, audience=audiences.public(), by=by, body=body
    )
    later = record.next_meeting
    return things.make(
        Meeting, home=practice.thing, audience=audiences.public(), by=by, body=body, date=stated.day,
        start_time=_time(printed.start_time), end_time=_time(printed.end_time), venue=(printed.venue or "")[:200],
        state="held", imported=True, next_meeting_text=(later.date.as_printed if later and later.date else "")[:200],
        imported_text={
            "body": printed.body_as_printed or "",
            "body_name": printed.body or "",
            "date": stated.as_printed,
            "stray": printed.stray_text_before_title or "",
            "none_also_attending": record.attendance.none_also_attending,
        },
    )  # fmt: skip


def _roll(record: MeetingRecord, meeting: Meeting, by: Reader) -> None:
    read = record.attendance
    for part, people in (
        ("present", read.present),
        ("officers", read.officers),
        ("in attendance", read.also_attending),
        ("apologies", read.apologies),
    ):
        for person in people:
            attendance.visitor(meeting, name=person.as_printed, part=part, by=by, role=_role(person.role))


def _item(read: ReadItem, meeting: Meeting, by: Reader) -> Item:
    item = things.make(
        Item, home=meeting.thing, audience=audiences.partners() if read.restricted else audiences.public(), face=STUB,
        basis=(read.restricted_basis_as_printed or "")[:300], by=by, meeting=meeting, kind=KINDS[read.kind],
        position=read.seq, number=(read.number_as_printed or "")[:40], title=read.title_as_printed[:300],
        state="chair cleared", subheadings=list(read.subheadings), draft=True,
    )  # fmt: skip
    said = tuple(part for part in read.body if part.kind != "decision")
    minute.save(item, text=typed(said), version=0, by=by)
    outcome.set_outcome(item, outcome=read.outcome, by=by)
    _decisions(read, item, by)
    if read.restricted:
        things.show_face(
            item.thing, by=by, position=item.position, number=item.number, title=item.title, reason=typed(said),
            outcome="\n\n".join(part.text for part in read.body if part.kind == "decision"),
        )  # fmt: skip
    if read.deferral is not None:
        outcome.defer(
            item, to_text=(read.deferral.to_as_printed or read.deferral.text_as_printed)[:200], by=by,
            to_next=read.deferral.to_next_meeting, to_date=read.deferral.to_date,
        )  # fmt: skip
    return item


def _decisions(read: ReadItem, item: Item, by: Reader) -> None:
    """Each formal line where it was printed: its lead-in and words as they were read, or the whole line."""
    known = {decision.text_as_printed: decision for decision in read.decisions}
    said = 0
    total = sum(part.kind != "decision" for part in read.body)
    for part in read.body:
        if part.kind != "decision":
            said += 1
            continue
        decision = known.get(part.text) or ReadDecision(part.text, "", part.text)
        outcome.decide(
            item, operative_text=decision.operative_text or part.text, by=by, lead_in=decision.lead_in[:80],
            as_printed=part.text, after=None if said == total else said,
        )  # fmt: skip


def _role(read: str | None) -> str:
    return (read or "")[:60]


def _time(printed: str | None) -> dt.time | None:
    return dt.time.fromisoformat(printed) if printed else None
