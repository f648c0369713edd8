"""An agenda is drafted from the body's template, and goes out."""

from django.db.models import Q

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import CarryOver, Item, Meeting, Minutes, Practice
from commonweal.portal.meetings.rules import items as item_rules
from commonweal.portal.meetings.rules import meetings as rules
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare
from commonweal.portal.meetings.verbs import returns
from commonweal.portal.meetings.verbs.inheriting import inherited
from commonweal.portal.meetings.verbs.positions import STEP, standing
from commonweal.portal.meetings.verbs.printing import number, show_stub


@recorded
def draft(meeting: Meeting, *, by: Reader) -> list[Item]:
    """Put the template's standing items that the agenda lacks on it, and ask for the standing returns, once."""
    check_reader_can_prepare(by, meeting.body_id)
    item_rules.check_coming(meeting)
    practice = Practice.objects.get(body=meeting.body_id)
    there = set(readable(by, Item).filter(meeting=meeting).values_list("kind", "title"))
    kinds = {kind for kind, _ in there}
    end = max((line.position for line in standing(by, meeting)), default=0)
    made = []
    for row in practice.template:
        kind, title = row["kind"], row["title"]
        if (kind, title) in there or (kind != "business" and kind in kinds):
            continue
        end += STEP
        made.append(_standing_item(meeting, kind, dated(title, kind, meeting, by), end, by))
    _take_previous_minutes(meeting, made, by)
    returns.ask_standing(meeting, practice, by=by)
    note("draft agenda", by=by.account, thing=meeting.pk)
    return made


@recorded
def publish(meeting: Meeting, *, by: Reader) -> None:
    """Send the agenda out: numbers are fixed, stubs are shown, and from now on everything only narrows."""
    mine = list(readable(by, Item).filter(meeting=meeting).exclude(state="withdrawn"))
    rules.check_reader_can_publish_agenda(by, meeting, mine)
    cleared = Q(state="chair cleared") | ~Q(kind="business") & ~Q(state="withdrawn")
    going = Item.objects.filter(cleared, meeting=meeting).values_list("pk", flat=True)
    answers = CarryOver.objects.filter(meeting=meeting).values_list("pk", flat=True)
    things.let_out(meeting.thing, drafts=[*going, *answers], by=by)
    ready = list(Item.objects.filter(cleared, meeting=meeting).select_related("thing__home", "meeting"))
    for item in ready:
        if item.kind in ("minutes", "next meeting"):
            item.title = redated(item.title, item.kind, meeting, by)
            item.save(update_fields=["title"])
    number(meeting, ready)
    meeting.state, meeting.agenda_out_on = "agenda out", today()
    meeting.save(update_fields=["state", "agenda_out_on"])
    things.settle(meeting.thing, by=by)
    for item in ready:
        things.settle(item.thing, by=by)
        show_stub(item, by=by)
    note("publish agenda", by=by.account, thing=meeting.pk)


def dated(title: str, kind: str, meeting: Meeting, by: Reader) -> str:
    """A standing title with the day it speaks of: that of the meeting before, or of the one after."""
    others = readable(by, Meeting).filter(body=meeting.body_id).exclude(state="cancelled")
    if kind == "minutes":
        before = others.filter(date__lt=meeting.date).order_by("-date").first()
        return f"{title}: {in_words(before.date)}" if before else title
    if kind == "next meeting":
        after = others.filter(date__gt=meeting.date).order_by("date").first()
        return f"{title}: {in_words(after.date)}" if after else title
    return title


def redated(title: str, kind: str, meeting: Meeting, by: Reader) -> str:
    """The same, where a title still ends with a day that the calendar has overtaken."""
    words, colon, _ = title.partition(": ")
    return dated(words, kind, meeting, by) if colon else title


def _standing_item(meeting: Meeting, kind: str, title: str, position: int, by: Reader) -> Item:
    return things.make(
        Item, home=meeting.thing, audience=audiences.public(), by=by, meeting=meeting, kind=kind, title=title,
        position=position, draft=True,
    )  # fmt: skip


def _take_previous_minutes(meeting: Meeting, made: list[Item], by: Reader) -> None:
    """The item that is dated for the meeting before answers the offer of its minutes."""
    item = next((item for item in made if item.kind == "minutes"), None)
    waiting = readable(by, Minutes).filter(meeting__body=meeting.body_id, meeting__date__lt=meeting.date)
    previous = waiting.exclude(state="approved").order_by("-meeting__date").first()
    if item is None or previous is None or not item.title.endswith(in_words(previous.meeting.date)):
        return
    if inherited(previous.thing, meeting.thing).kind != "public":
        return
    things.make(
        CarryOver, home=meeting.thing, audience=audiences.public(), by=by, face=HIDDEN, meeting=meeting,
        kind="previous minutes", source=previous.thing, title=item.title, item=item,
        draft=True,
    )  # fmt: skip
