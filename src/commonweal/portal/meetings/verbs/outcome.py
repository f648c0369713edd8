"""What came of an item: decisions, votes, deferral, actions, its restricted part, and the public's stub."""

import datetime as dt

from django.db.models import Max

from commonweal.portal.access.models import STUB, Audience, Face, Thing
from commonweal.portal.access.reach import reach_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import Decision, Deferral, Item, Meeting, Minute, Practice, Vote
from commonweal.portal.meetings.rules.minuting import CannotStand, check_reader_can_minute
from commonweal.portal.meetings.verbs import minute as minute_verbs
from commonweal.portal.partnership.models import Agency, Person
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs.actions import raise_action as tasks_raise

LEAD_IN = "AGREED that"


@recorded
def decide(
    item: Item, *, operative_text: str, by: Reader, lead_in: str | None = None, as_printed: str = "",
    after: int | None = None,
) -> Decision:  # fmt: skip
    """Record a formal decision; the lead-in is the body's own unless another was printed."""
    check_reader_can_minute(by, item)
    text = " ".join(operative_text.split())
    if not text:
        raise CannotStand("A decision needs words.", "Write what was agreed, such as: the report be noted.")
    if lead_in is None:
        practice = Practice.objects.filter(body=item.meeting.body_id).first()
        lead_in = practice.lead_in if practice else LEAD_IN
        text = _without_lead_in(text, lead_in)
    last = Decision.objects.filter(item=item).aggregate(last=Max("seq"))["last"] or 0
    return things.make(
        Decision, home=_place(item, by), audience=audiences.public(), by=by, item=item, seq=last + 1,
        lead_in=lead_in, operative_text=text, text_as_printed=as_printed, after=after,
    )  # fmt: skip


@recorded
def take_back_decision(decision: Decision, *, by: Reader) -> None:
    """Take back a decision that was recorded by mistake."""
    check_reader_can_minute(by, decision.item)
    thing = decision.thing
    decision.delete()
    thing.delete()
    note("take back decision", by=by.account, thing=thing.pk)


@recorded
def vote(
    item: Item, *, motion: str, in_favour: int, against: int, by: Reader, abstained: int = 0, casting: str = ""
) -> Vote:
    """Record a vote; a tie is settled by the chair's casting vote, or the motion falls."""
    check_reader_can_minute(by, item)
    if casting and in_favour != against:
        raise CannotStand("A casting vote is given on a tie.", "Leave it empty, or look at the numbers.")
    carried = casting == "for" if in_favour == against else in_favour > against
    return things.make(
        Vote, home=_place(item, by), audience=audiences.public(), by=by, item=item, motion=motion.strip(),
        in_favour=in_favour, against=against, abstained=abstained, casting=casting, carried=carried,
    )  # fmt: skip


@recorded
def defer(
    item: Item, *, to_text: str, by: Reader, to_next: bool = False, to_meeting: Meeting | None = None,
    to_date: dt.date | None = None, reason: str = "",
) -> Deferral:  # fmt: skip
    """Put an item off. Its agenda's carry-over reads this; the sentence in the minute is typed, or offered."""
    check_reader_can_minute(by, item)
    if to_meeting is not None and (to_meeting.body_id != item.meeting.body_id or to_meeting.date <= item.meeting.date):
        raise CannotStand("An item is put off to a later meeting of the same body.", "Choose such a meeting.")
    if to_date is not None and to_date <= item.meeting.date:
        raise CannotStand("An item is put off to a later day.", "Look at the date.")
    for earlier in Deferral.objects.filter(item=item):
        thing = earlier.thing
        earlier.delete()
        thing.delete()
    set_outcome(item, outcome="deferred", by=by)
    return things.make(
        Deferral, home=_place(item, by), audience=audiences.public(), by=by, item=item, to_text=to_text.strip(),
        to_next=to_next, to_meeting=to_meeting, to_date=to_date, reason=reason.strip(),
    )  # fmt: skip


@recorded
def set_outcome(item: Item, *, outcome: str, by: Reader) -> None:
    """Say in one word what came of an item: noted, received, kept on the agenda ..."""
    check_reader_can_minute(by, item)
    minute = minute_verbs.of(item, by=by)
    minute.outcome = outcome
    minute.save(update_fields=["outcome"])
    note("set outcome", by=by.account, thing=item.thing_id)


@recorded
def raise_action(
    item: Item, *, text: str, by: Reader, owner: Person | None = None, agency: Agency | None = None,
    due_on: dt.date | None = None, due_at: Thing | None = None, due_as_printed: str = "", owner_as_printed: str = "",
    tier: str = "agreed", kind: str = "",
) -> Action:  # fmt: skip
    """Raise an action under the item, for partners, or for whoever may read the item's restricted part."""
    check_reader_can_minute(by, item)
    minute = minute_verbs.of(item, by=by)
    narrowed = minute.thing.audience.kind != "public"
    return tasks_raise(
        text, home=item.thing, by=by, body=item.meeting.body, tier=tier, kind=kind, owner=owner, agency=agency,
        audience=minute.thing.audience if narrowed else audiences.partners(), owner_as_printed=owner_as_printed,
        due_on=due_on, due_at=due_at, due_as_printed=due_as_printed, raised_on=item.meeting.date,
    )  # fmt: skip


@recorded
def restrict_part(item: Item, *, audience: Audience, reason: str, outcome: str, by: Reader) -> Minute:
    """Take an item in the restricted part: its minute, and all that came of it, is for an audience alone.

    What the public reads instead (`reason`, `outcome`) are words of their own.
    """
    check_reader_can_minute(by, item)
    if not by.may("G", "item, minute", body=item.meeting.body_id):
        raise CannotStand("Only the clerk says who a restricted part is for.", "Ask the clerk.")
    if audience.kind == "public":
        raise CannotStand("A restricted part is not for everyone.", "Choose whom it is for.")
    minute = minute_verbs.of(item, by=by)
    if minute.thing.audience.kind != "public" and minute.thing.audience_id != audience.pk:
        raise CannotStand(
            "This part is restricted already, to others.", "Set whom it is for on the page of its audience."
        )
    things.narrow_or_set(minute.thing, audience=audience, face=STUB, by=by)
    for action in Action.objects.filter(thing__home=item.thing).select_related("thing__audience"):
        _narrow(action.thing, audience, by)
    things.show_face(
        minute.thing, by=by, position=item.position, number=item.number, title=item.title, reason=reason.strip(),
        outcome=outcome.strip(),
    )  # fmt: skip
    item.minutes_restricted_part = True
    item.save(update_fields=["minutes_restricted_part"])
    return minute


@recorded
def show_outcome(item: Item, *, outcome: str, by: Reader, reason: str | None = None) -> None:
    """Set what the public's stub of a restricted item will say came of it: words that go out with the minutes."""
    check_reader_can_minute(by, item)
    stubbed = Face.objects.filter(thing__in=(item.thing_id, *_minute_ids(item))).select_related("thing").first()
    if stubbed is None:
        raise CannotStand("This item has no stub: everyone reads it whole, or not at all.", "Record a decision.")
    minutes = minute_verbs.begin(item, by=by)
    said = minutes.stubs.get(str(stubbed.pk), {})
    reason = said.get("reason", stubbed.reason) if reason is None else reason.strip()
    minutes.stubs = {**minutes.stubs, str(stubbed.pk): {"reason": reason, "outcome": outcome.strip()}}
    minutes.save(update_fields=["stubs"])
    note("show outcome", by=by.account, thing=item.pk)


def _narrow(thing: Thing, audience: Audience, by: Reader) -> None:
    """Have a thing be for an audience at most: what was for fewer already stays so."""
    now, wanted = reach_of(thing.audience), reach_of(audience)
    if wanted.covers(now):
        return
    if not now.covers(wanted):
        raise CannotStand(
            "An action under this item is for other readers than the restricted part.",
            "Set whom that action is for first, on the page of its audience.",
        )
    things.narrow_or_set(thing, audience=audience, face=thing.face, by=by)


def _minute_ids(item: Item) -> list[object]:
    return list(Minute.objects.filter(item=item).values_list("pk", flat=True))


def _place(item: Item, by: Reader) -> Thing:
    """What came of an item lies in its minute, so that restricting the one restricts the other."""
    return minute_verbs.of(item, by=by).thing


def _without_lead_in(text: str, lead_in: str) -> str:
    if lead_in and text.casefold().startswith(f"{lead_in} ".casefold()):
        return text[len(lead_in) :].strip()
    return text
