"""What a meeting is offered by itself, worked out anew for each reader from what that reader may read.

Nothing of it is kept until someone answers: so there is nothing to go stale, and nothing that tells of what a reader
may not see. An offer goes to the first coming meeting that fits; where it was put off there, to the next.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.models import CarryOver, Meeting
from commonweal.portal.meetings.models.states import COMING
from commonweal.portal.meetings.queries.agendas import deferred_words
from commonweal.portal.meetings.queries.items import live
from commonweal.portal.meetings.queries.lineage import Lineage, lineage
from commonweal.portal.meetings.queries.sources import Found, found
from commonweal.portal.partnership.models import Agency

KINDS = (
    "previous minutes", "deferred", "meeting cancelled", "stays on agenda", "report promised", "action due",
    "forward plan",
)  # fmt: skip
OF_ITEMS = ("deferred", "meeting cancelled", "stays on agenda")  # kinds whose source is an item


@dataclass(frozen=True, slots=True)
class Offer:
    """Something from earlier that a meeting may take."""

    kind: str
    source: UUID
    title: str
    words: str
    agency: UUID | None
    agency_name: str
    times: int

    @property
    def tag(self) -> str:
        """`deferred twice`, where it was put off more than once."""
        return deferred_words(self.times) if self.times > 1 else ""


@dataclass(frozen=True, slots=True)
class Deferred:
    """A matter put off twice or more, that no meeting has taken since."""

    source: UUID
    title: str
    times: int
    body_name: str
    words: str
    item: UUID | None  # its page, where an item was put off

    @property
    def tag(self) -> str:
        """`deferred twice`."""
        return deferred_words(self.times)


@dataclass(frozen=True, slots=True)
class _Answers:
    """How earlier and this meeting answered, by source: (meeting, its day, what became of it)."""

    given: dict[UUID, list[tuple[UUID, dt.date, str]]]

    def of(self, source: UUID) -> list[tuple[UUID, dt.date, str]]:
        return self.given.get(source, [])


def offers(reader: Reader, meeting: UUID) -> tuple[Offer, ...]:
    """What a meeting that is still to be is offered, by kind. The number of queries does not depend on the rows."""
    this = one(reader, Meeting, meeting)
    meetings = list(readable(reader, Meeting).filter(body=this.body_id).order_by("date", "pk"))
    dates = {m.pk: m.date for m in meetings}
    history, answers = lineage(reader, this.body_id), _answers(reader, this.body_id, dates)
    agencies = dict(Agency.objects.values_list("pk", "name"))
    coming = [m for m in meetings if m.state in COMING and (m.date >= today() or m.pk == meeting)]
    if this.state not in COMING:
        return ()
    made = [
        _offer(f, history, agencies)
        for f in found(reader, [this.body_id], dates)
        if (_fits(f, answers, this) if f.every else _goes_to(f, answers, coming) == meeting)
    ]
    return tuple(sorted(made, key=lambda o: (KINDS.index(o.kind), o.title, str(o.source))))


def deferred_twice(reader: Reader, body: UUID | None = None) -> tuple[Deferred, ...]:
    """Matters put off twice or more that stand open, most often first: for the chair's screen."""
    names = dict(readable(reader, Meeting).values_list("body_id", "body__name"))
    bodies = [key for key in names if body in (None, key)]
    history, answers = lineage(reader), _answers(reader, None, {})
    lines = [
        Deferred(
            f.source, f.title, history.times(f.source), names[f.body], f.words,
            f.source if f.kind in OF_ITEMS else None,
        )
        for f in found(reader, bodies, {})
        if history.times(f.source) > 1 and not _ended(f, answers)
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda d: (-d.times, d.title, str(d.source))))


def _answers(reader: Reader, body: UUID | None, dates: dict[UUID, dt.date]) -> _Answers:
    rows = readable(reader, CarryOver)
    rows = rows.filter(meeting__body=body) if body else rows
    standing = set(live(reader).filter(carried_from__isnull=False).values_list("pk", flat=True))
    given: dict[UUID, list[tuple[UUID, dt.date, str]]] = {}
    for source, meeting, state, item in rows.values_list("source_id", "meeting_id", "state", "item_id"):
        became = "lapsed" if state == "accepted" and item not in standing else state
        given.setdefault(source, []).append((meeting, dates.get(meeting, dt.date.min), became))
    return _Answers(given)


def _ended(f: Found, answers: _Answers) -> bool:
    states = {state for *_, state in answers.of(f.source)}
    return "closed" in states or ("accepted" in states and not (f.stays_open or f.every))


def _fits(f: Found, answers: _Answers, meeting: Meeting) -> bool:
    given = answers.of(f.source)
    if _ended(f, answers) or any(at == meeting.pk for at, *_ in given):
        return False
    accepted = [day for _, day, state in given if state == "accepted"]
    since = f.since if f.every else max([f.since, *accepted])
    return meeting.date > since and (f.due is None or meeting.date >= f.due)


def _goes_to(f: Found, answers: _Answers, coming: list[Meeting]) -> UUID | None:
    """The first coming meeting that something fits."""
    return next((m.pk for m in coming if _fits(f, answers, m)), None)


def _offer(f: Found, history: Lineage, agencies: dict[UUID, str]) -> Offer:
    name = agencies.get(f.agency, "") if f.agency else ""
    return Offer(f.kind, f.source, f.title, f.words, f.agency, name, history.times(f.source))
