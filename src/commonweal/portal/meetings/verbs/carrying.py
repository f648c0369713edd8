"""A meeting's offers are answered: accepted as items, put off, or found no longer needed."""

from typing import Any
from uuid import UUID

from commonweal.portal.access.homes import originator_of
from commonweal.portal.access.models import HIDDEN, STUB, Thing
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import CarryOver, ForwardEntry, Item, Meeting
from commonweal.portal.meetings.queries.carrying import Offer, offers
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.rules.carrying import check_reader_can_answer_offer, check_reader_can_take_entry
from commonweal.portal.meetings.rules.meetings import check_reason
from commonweal.portal.meetings.verbs import items
from commonweal.portal.meetings.verbs.forward import still
from commonweal.portal.meetings.verbs.inheriting import inherited

STUB_TITLES = {"report promised": "Report back", "action due": "Matter arising"}
COPIED = ("purpose", "recommendation", "summary", "public_title", "public_reason", "author_id", "agency_id")


@recorded
def accept(
    meeting: Meeting,
    *,
    source: UUID,
    by: Reader,
    title: str = "",
    public_title: str = "",
    late_reason: str = "",
    into: Item | None = None,
) -> Item:
    """Take something offered: as an item for no more readers than its source, or under one that is there."""
    offer = _offered(meeting, source, by)
    item = into or _item(meeting, offer, by, title=title, public_title=public_title, late_reason=late_reason)
    _keep(meeting, offer, by, state="accepted", item=item)
    note("accept carried item", by=by.account, thing=item.pk)
    return item


@recorded
def put_off(meeting: Meeting, *, source: UUID, reason: str, by: Reader) -> None:
    """Put something offered off: the next meeting is offered it, and the count is shown there."""
    offer = _offered(meeting, source, by)
    check_reason(reason, "Putting something off")
    _keep(meeting, offer, by, state="put off", reason=reason.strip())
    note("put off carried item", by=by.account, thing=source, words=reason)


@recorded
def close(meeting: Meeting, *, source: UUID, reason: str, by: Reader) -> None:
    """Say that something offered is no longer needed; no meeting is offered it again."""
    offer = _offered(meeting, source, by)
    check_reason(reason, "Saying that it is no longer needed")
    _keep(meeting, offer, by, state="closed", reason=reason.strip())
    note("close carried item", by=by.account, thing=source, words=reason)


def _turn(meeting: Meeting) -> Meeting:
    """Of two who answer at once, the second sees what the first answered.

    No constraint says so: it would tell of an answer that is hidden.
    """
    return Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)


def _offered(meeting: Meeting, source: UUID, by: Reader) -> Offer:
    found = {offer.source: offer for offer in offers(by, _turn(meeting).pk)}
    check_reader_can_answer_offer(by, meeting, source, found)
    return found[source]


def _item(meeting: Meeting, offer: Offer, by: Reader, *, title: str, public_title: str, late_reason: str) -> Item:
    source = Thing.objects.get(pk=offer.source)
    was = shown(by).filter(pk=offer.source).first()
    fields: dict[str, Any] = {name: getattr(was, name) for name in COPIED} if was else {}
    fields.setdefault("agency_id", offer.agency)
    fields["public_title"] = public_title or fields.get("public_title") or STUB_TITLES.get(offer.kind, "")
    return items.add(
        meeting, title=title or offer.title, by=by, audience=inherited(source, meeting.thing),
        face=source.face if was and not public_title else (STUB if fields["public_title"] else HIDDEN),
        kind="minutes" if offer.kind == "previous minutes" else "business", late_reason=late_reason,
        marking=source.marking, basis=source.basis, originator=originator_of(source), **fields,
    )  # fmt: skip


def _keep(meeting: Meeting, offer: Offer, by: Reader, **fields: Any) -> None:
    source = Thing.objects.get(pk=offer.source)
    things.make(
        CarryOver, home=meeting.thing, audience=inherited(source, meeting.thing), by=by, meeting=meeting,
        kind=offer.kind, source=source, title=offer.title, draft=_draft(meeting, fields.get("item")), **fields,
    )  # fmt: skip


def _draft(meeting: Meeting, item: Item | None) -> bool:
    """What an answer tells goes out with the agenda, or with its item where that is late."""
    return item.thing.draft if item else meeting.state == "planned"


@recorded
def take_entry(meeting: Meeting, *, entry: ForwardEntry, by: Reader, late_reason: str = "") -> Item:
    """Put an entry of the forward plan on a meeting that is still to be, whether or not it was offered there."""
    answered = readable(by, CarryOver).filter(meeting=_turn(meeting), source=entry.pk).exists()
    check_reader_can_take_entry(by, meeting, entry, still(by, entry), answered=answered)
    offer = Offer("forward plan", entry.pk, entry.title, "", entry.agency_id, "", 0)
    item = _item(meeting, offer, by, title="", public_title="", late_reason=late_reason)
    _keep(meeting, offer, by, state="accepted", item=item)
    note("take forward entry", by=by.account, thing=entry.pk)
    return item
