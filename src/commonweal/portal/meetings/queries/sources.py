"""Where a meeting's offers come from: what earlier meetings left, what was promised, what was planned."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import Deferral, Item, Minute, Minutes
from commonweal.portal.meetings.queries.forward import due_of, standing
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.shown import shown as taken
from commonweal.portal.tasks.models import Action

PROMISES = ("report back", "figures")  # kinds of action that a report to a meeting answers
ALWAYS = dt.date.min
OLD = dt.timedelta(days=400)  # what minutes taken in from years ago left open is history, not next month's business


@dataclass(frozen=True, slots=True)
class Found:
    """Something that could come to a meeting: after `since`, and not before `due`.

    `stays_open` until someone closes it elsewhere: taking it once does not end it. `every`: to each meeting.
    """

    kind: str
    body: UUID
    source: UUID
    title: str
    words: str
    since: dt.date = ALWAYS
    due: dt.date | None = None
    agency: UUID | None = None
    stays_open: bool = False
    every: bool = False


def found(reader: Reader, bodies: Collection[UUID], dates: dict[UUID, dt.date]) -> list[Found]:
    """Everything open for bodies' meetings, as far as this reader may read it. `dates`: the meetings they may read."""
    return [
        *_deferred(reader, bodies, dates),
        *_kept(reader, bodies),
        *_of_cancelled(reader, bodies),
        *_promised(reader, bodies, dates),
        *_minutes(reader, bodies),
        *_planned(reader, bodies),
    ]


def _deferred(reader: Reader, bodies: Collection[UUID], dates: dict[UUID, dt.date]) -> Iterator[Found]:
    rows = taken(reader, Deferral).filter(item__meeting__body__in=bodies, item__in=shown(reader))
    deferrals = list(rows.filter(_not_of_old("item__meeting__")).select_related("item", "item__meeting"))
    seen(reader, *deferrals)
    for row in deferrals:
        due = row.to_date or (dates.get(row.to_meeting_id) if row.to_meeting_id else None)
        to = row.to_text or (f"to {in_words(due)}" if due else "to the next meeting" if row.to_next else "")
        yield Found(
            "deferred", row.item.meeting.body_id, row.item_id, row.item.title,
            f"Deferred on {in_words(row.item.meeting.date)}: {to}".rstrip(": "),
            since=row.item.meeting.date, due=due, agency=row.item.agency_id,
        )  # fmt: skip


def _kept(reader: Reader, bodies: Collection[UUID]) -> Iterator[Found]:
    rows = shown(reader).filter(meeting__body__in=bodies, meeting__state="held")
    rows = rows.filter(pk__in=taken(reader, Minute).filter(outcome="kept_on_agenda").values("item"))
    rows = rows.filter(_not_of_old("meeting__"))
    for item in _read(reader, rows):
        title = item.subheadings[0] if item.kind != "business" and item.subheadings else item.title
        yield Found(
            "stays on agenda", item.meeting.body_id, item.pk, title,
            f"Remains on the agenda, said on {in_words(item.meeting.date)}",
            since=item.meeting.date, agency=item.agency_id,
        )  # fmt: skip


def _of_cancelled(reader: Reader, bodies: Collection[UUID]) -> Iterator[Found]:
    rows = shown(reader).filter(meeting__body__in=bodies, meeting__state="cancelled", kind="business")
    for item in _read(reader, rows.exclude(state="withdrawn")):
        day = in_words(item.meeting.date)
        yield Found(
            "meeting cancelled", item.meeting.body_id, item.pk, item.title, f"Was for {day}, which was cancelled",
            since=item.meeting.date, agency=item.agency_id,
        )  # fmt: skip


def _promised(reader: Reader, bodies: Collection[UUID], dates: dict[UUID, dt.date]) -> Iterator[Found]:
    found = readable(reader, Action).filter(body__in=bodies, state="open")
    rows = list(found.exclude(thing__home__in=of_old_minutes(reader).values("pk")))
    seen(reader, *rows)
    for action in rows:
        due = action.due_on or (dates.get(action.due_at_id) if action.due_at_id else None)
        promise = action.kind in PROMISES
        if action.body_id and (promise or due or action.due_as_printed):  # "the next meeting", before there is one
            kind, was = ("report promised", "Promised") if promise else ("action due", "Agreed")
            when = in_words(due) if due else action.due_as_printed
            words = f"{was} on {in_words(action.raised_on)}"
            yield Found(
                kind, action.body_id, action.pk, action.text[:300], f"{words}, due {when}" if when else words,
                since=action.raised_on, due=due, agency=action.agency_id, stays_open=True,
            )  # fmt: skip


def _minutes(reader: Reader, bodies: Collection[UUID]) -> Iterator[Found]:
    rows = taken(reader, Minutes).filter(meeting__body__in=bodies, meeting__state="held", meeting__imported=False)
    for row in rows.exclude(state="approved").select_related("meeting"):
        day = in_words(row.meeting.date)
        title = f"Minutes of the previous meeting: {day}"
        yield Found(
            "previous minutes", row.meeting.body_id, row.pk, title, "Not approved yet", since=row.meeting.date,
            stays_open=True,
        )  # fmt: skip


def _planned(reader: Reader, bodies: Collection[UUID]) -> Iterator[Found]:
    rows = list(standing(reader).filter(body__in=bodies))
    seen(reader, *rows)
    for entry in rows:
        words = entry.due_text or (in_words(entry.due_on) if entry.due_on else "no date yet")
        yield Found(
            "forward plan", entry.body_id, entry.pk, entry.title,
            "Comes to every meeting" if entry.every_meeting else f"On the forward plan: {words}",
            due=due_of(entry), agency=entry.agency_id, every=entry.every_meeting,
        )  # fmt: skip


def _read(reader: Reader, rows: QuerySet[Item]) -> list[Item]:
    items = list(rows.select_related("meeting"))
    seen(reader, *items)
    return items


def of_old_minutes(reader: Reader) -> QuerySet[Item]:
    """The items that minutes taken in from long ago tell of, as far as this reader may read them."""
    return shown(reader).exclude(_not_of_old("meeting__"))


def _not_of_old(meeting: str) -> Q:
    """Leaves out what minutes taken in from long ago say; the register still has it."""
    return Q(**{f"{meeting}imported": False}) | Q(**{f"{meeting}date__gte": today() - OLD})
