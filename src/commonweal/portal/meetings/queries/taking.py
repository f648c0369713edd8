"""What the minute-taker works with: each item's words and version, and what came of it so far."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access.models import Face
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Deferral, Item, Meeting, Minute, Minutes, Practice, Revision
from commonweal.portal.meetings.paragraphs import undecided
from commonweal.portal.meetings.queries.minutes import ItemMinute, long_date
from commonweal.portal.meetings.queries.minutes import lines as printed_lines
from commonweal.portal.meetings.rules.minuting import ROW
from commonweal.portal.partnership.models import Account, Person
from commonweal.portal.tasks import queries as tasks
from commonweal.portal.tasks.queries import ActionLine

# What is usually said of a standing item; offered while its minute is empty, never put in unasked.
USUAL = {
    "evacuation": "Members noted the evacuation procedure.",
    "apologies": "Apologies were received as listed above.",
    "declarations": "No interests were declared.",
    "matters arising": "No matters arose.",
    "reports back": "No reports were given.",
    "any other business": "No other business was raised.",
}


@dataclass(frozen=True, slots=True)
class TakingItem:
    """One item as the minute-taker sees it."""

    id: UUID
    number: str
    title: str
    kind: str
    restricted: bool
    restricted_part: bool
    purpose: str
    recommendation: str
    text: str
    version: int
    usual: str
    undecided: tuple[str, ...]
    printed: ItemMinute
    actions: tuple[ActionLine, ...] = ()
    deferred: str = ""
    stub_outcome: str | None = None  # None: the item has no stub

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class TakingView:
    """A meeting whose minutes are being taken."""

    meeting: UUID
    body_id: UUID
    body: str
    day: str
    date: dt.date
    state: str
    votes: bool
    lead_in: str
    items: tuple[TakingItem, ...]


@dataclass(frozen=True, slots=True)
class Saving:
    """Savings of one person, one after another within ten minutes, as one line of the history."""

    version: int
    first: dt.datetime
    last: dt.datetime
    who: str
    text: str
    savings: int
    merged: bool


def taking(reader: Reader, meeting: UUID) -> TakingView:
    """Everything that whoever takes the minutes needs; 404 for everyone else."""
    row = one(reader, Meeting, meeting)
    if not reader.may("W", ROW, body=row.body_id):
        raise Http404
    practice = readable(reader, Practice).filter(body=row.body_id).first()
    return TakingView(
        meeting=row.pk,
        body_id=row.body_id,
        body=row.body.name,
        day=long_date(row.date),
        date=row.date,
        state=row.state,
        votes=practice.votes if practice else False,
        lead_in=practice.lead_in if practice else "AGREED that",
        items=_items(reader, row),
    )


def _items(reader: Reader, meeting: Meeting) -> tuple[TakingItem, ...]:
    rows = list(readable(reader, Item).filter(meeting=meeting.pk).exclude(state="withdrawn").order_by("position", "pk"))
    ids = [item.pk for item in rows]
    texts = {minute.item_id: minute for minute in readable(reader, Minute).filter(item__in=ids)}
    deferred = {d.item_id: d for d in readable(reader, Deferral).filter(item__in=ids).select_related("to_meeting")}
    actions = tasks.of_homes(reader, ids)
    stubs = _stubs(reader, meeting, ids, list(texts.values()))
    printed = {line.item: line for line in printed_lines(reader, meeting) if line.item}
    found = []
    for item in rows:
        minute = texts.get(item.pk)
        text = minute.text if minute else ""
        off = _deferred(deferred.get(item.pk))
        found.append(
            TakingItem(
                item.pk, item.number, item.title, item.kind, reader.keeps_from_residents(item.lock_id),
                item.minutes_restricted_part, item.purpose, item.recommendation, text,
                minute.version if minute else 0, "" if text else _usual(item, off, printed[item.pk]), undecided(text),
                printed[item.pk], actions.get(item.pk, ()), off, stubs.get(item.pk),
            )
        )  # fmt: skip
    return tuple(found)


def history(reader: Reader, item: UUID) -> tuple[Saving, ...]:
    """Every saved state of an item's minute, newest first; savings in a row by one person stand as one line."""
    rows = list(readable(reader, Revision).filter(minute__item=item).order_by("version"))
    seen(reader, *rows)
    names = {
        account.pk: account.person.name
        for account in Account.objects.filter(pk__in={row.saved_by for row in rows}).select_related("person")
    }
    found: list[Saving] = []
    for row in rows:
        who = names.get(row.saved_by, "someone who has left")
        last = found[-1] if found else None
        together = last and last.who == who and not row.merged and row.saved_at - last.last < dt.timedelta(minutes=10)
        first, count = (last.first, last.savings + 1) if last and together else (row.saved_at, 1)
        if together:
            found.pop()
        found.append(Saving(row.version, first, row.saved_at, who, row.text, count, row.merged))
    return tuple(reversed(found))


def later_meetings(reader: Reader, meeting: TakingView) -> tuple[tuple[str, str], ...]:
    """Later meetings of the body, to put an item off to."""
    rows = readable(reader, Meeting).filter(body=meeting.body_id, date__gt=meeting.date).exclude(state="cancelled")
    return tuple((str(row.pk), long_date(row.date)) for row in rows.order_by("date", "pk"))


def owners(meeting: TakingView) -> tuple[tuple[str, str], ...]:
    """People of the body's agencies who may own an action, by agency."""
    sitting = Person.objects.filter(memberships__body=meeting.body_id, memberships__until=None).distinct()
    rows = sitting.select_related("agency").order_by("agency__short_name", "name")
    return tuple((str(p.pk), f"{p.name} ({p.agency.short_name})" if p.agency else p.name) for p in rows)


def _stubs(reader: Reader, meeting: Meeting, ids: list[UUID], minutes: list[Minute]) -> dict[UUID, str]:
    """The public outcome of each item that stands as a stub to others, whole or in its minute."""
    said = readable(reader, Minutes).filter(meeting=meeting.pk).values_list("stubs", flat=True).first() or {}
    by_minute = {minute.pk: minute.item_id for minute in minutes}
    rows = Face.objects.filter(thing__in=[*ids, *by_minute])
    return {
        by_minute.get(face.thing_id, face.thing_id): said.get(str(face.thing_id), {}).get("outcome", face.outcome)
        for face in rows
    }


def _usual(item: Item, put_off: str, printed: ItemMinute) -> str:
    if printed.declared:  # "no interests" is not so
        return ""
    return f"This item was deferred to {put_off}." if put_off else USUAL.get(item.kind, "")


def _deferred(row: Deferral | None) -> str:
    if row is None:
        return ""
    return row.to_text or ("the next meeting" if row.to_next else "a future meeting")
