"""Agenda items are added, changed, moved, renumbered, withdrawn, and sent out late."""

from typing import Any

from commonweal.portal.access.models import HIDDEN, STUB, Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.audiences import lock_of
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import CarryOver, Item, Meeting
from commonweal.portal.meetings.rules import items as rules
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare
from commonweal.portal.meetings.verbs.positions import place_beside, place_for
from commonweal.portal.meetings.verbs.printing import number, show_stub


@recorded
def add(
    meeting: Meeting,
    *,
    title: str,
    by: Reader,
    kind: str = "business",
    audience: Audience | None = None,
    face: str = STUB,
    public_title: str = "",
    late_reason: str = "",
    marking: str = "",
    basis: str = "",
    originator: Any = None,
    **fields: Any,
) -> Item:
    """Put an item on an agenda that is still to be. Whoever may not read it sees its stub, or nothing."""
    rules.check_reader_can_add(by, meeting, title, late_reason)
    audience = audience or audiences.public()
    restricted = lock_of(audience, meeting.thing.lock).pk != meeting.lock_id
    if restricted and face == STUB and not public_title.strip():
        raise rules.TitleMissing("A restricted item needs a public title.", "Write what everyone may see, or hide it.")
    return things.make(
        Item,
        home=meeting.thing,
        audience=audience,
        draft=True,
        face=face if restricted else HIDDEN,
        by=by,
        marking=marking,
        basis=basis,
        originator=originator,
        meeting=meeting,
        kind=kind,
        title=title.strip(),
        public_title=public_title.strip(),
        late_reason=late_reason.strip(),
        minutes_restricted_part=restricted,
        position=place_for(by, meeting, kind=kind, restricted=restricted),
        **fields,
    )


@recorded
def change(item: Item, *, by: Reader, **fields: Any) -> None:
    """Change what an item says: the clerk all of it, its author the cover sheet. A stub that is out changes too."""
    rules.check_reader_can_change(by, item)
    if set(fields) - {"purpose", "recommendation", "summary"}:
        check_reader_can_prepare(by, item.meeting.body_id)
    if not fields.get("title", item.title).strip():
        raise rules.TitleMissing("An item needs a title.", "Write what it is about, as it is to be printed.")
    for name, value in fields.items():
        setattr(item, name, value)
    item.save(update_fields=list(fields))
    if item.number and item.meeting.state != "planned":
        show_stub(item, by=by, reworded="public_title" in fields)
    note("change item", by=by.account, thing=item.pk)


@recorded
def move(item: Item, *, steps: int, by: Reader) -> None:
    """Move an item up (negative) or down its agenda. Numbers that are out stay as printed."""
    check_reader_can_prepare(by, item.meeting.body_id)
    rules.check_coming(item.meeting)
    item.position = place_beside(by, item.meeting, item.pk, steps=steps)
    item.save(update_fields=["position"])
    if item.number and item.meeting.state != "planned":
        show_stub(item, by=by)
    note("move item", by=by.account, thing=item.pk)


@recorded
def renumber(item: Item, *, number: str, by: Reader) -> None:
    """Overtype a number, as it is printed. A repeat is pointed out, not refused."""
    check_reader_can_prepare(by, item.meeting.body_id)
    rules.check_number(item, number)
    item.number = number.strip()
    item.save(update_fields=["number"])
    if item.meeting.state != "planned":
        show_stub(item, by=by)
    note("renumber item", by=by.account, thing=item.pk)


@recorded
def withdraw(item: Item, *, reason: str, by: Reader) -> None:
    """Withdraw an item. One that is out keeps its number and is printed as withdrawn."""
    rules.check_reader_can_withdraw(by, item, reason)
    item.state, item.withdrawn_reason = "withdrawn", reason.strip()
    item.save(update_fields=["state", "withdrawn_reason"])
    note("withdraw item", by=by.account, thing=item.pk, words=reason)


@recorded
def publish_late(item: Item, *, by: Reader) -> None:
    """Send a late item out after its agenda, with its reason."""
    rules.check_reader_can_publish_late(by, item)
    carried = CarryOver.objects.filter(item=item).values_list("pk", flat=True)
    things.let_out(item.meeting.thing, drafts=[item.pk, *carried], by=by)
    item.refresh_from_db(fields=["lock"])
    number(item.meeting, [item])
    things.settle(item.thing, by=by)
    show_stub(item, by=by)
    note("publish late item", by=by.account, thing=item.pk)
