"""Requests: what governance works on, and what an officer entered."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.people import said
from commonweal.portal.rights import clocks, rules
from commonweal.portal.rights.held.matching import ONLINE, VEHICLES, told
from commonweal.portal.rights.models import Disposal, Part, Reply, Request
from commonweal.portal.rights.models.ask import CORRECTED, ERASE, GIVEN, KEEP, NOTED, UPHELD, WITHHELD
from commonweal.portal.rights.models.disposal import GONE, KEPT, PROPOSED, of_request
from commonweal.portal.rights.models.request import (
    ACCESS,
    CLOSED,
    COMPOSING,
    GATHERED,
    IDENTITY,
    KINDS,
    LOOKING,
    READY,
)
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.verbs.requests import HOW, OUTCOMES
from commonweal.records import youth_outcome
from commonweal.store import Store

STATES = {
    IDENTITY: "Identity not settled",
    LOOKING: "Holders are being asked",
    GATHERED: "All holders answered",
    COMPOSING: "The reply is being made",
    READY: "The reply is ready",
    CLOSED: "Closed",
}

# What a holder answered, as governance reads it.
DECIDED = {
    GIVEN: "It is handed in",
    WITHHELD: "All of it is withheld",
    CORRECTED: "It was wrong, and was put right",
    NOTED: "It stays as it is, with a note of what they say",
    ERASE: "Its holder agrees that it is erased",
    KEEP: "It must stay",
    UPHELD: "It is used no more, or only so far as the law asks",
}


@dataclass(frozen=True, slots=True, repr=False)
class RequestLine:
    """One request as a list shows it."""

    id: UUID
    reference: str
    kind: str
    name: str
    received_on: dt.date
    due_on: dt.date | None
    closed_on: dt.date | None
    state: str
    closed: bool
    late: bool
    soon: bool

    @property
    def clock(self) -> str:
        """What to do next about time, in words."""
        if self.closed:
            return ""
        if self.due_on is None:
            return "The clock stands still"
        return f"{'Late: was due' if self.late else 'Due'} {self.due_on:%-d %B %Y}"


@dataclass(frozen=True, slots=True, repr=False)
class PartLine:
    """What one holder handed in."""

    what: str
    agency: str
    lines: tuple[Line, ...]
    decision: str
    grounds: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Erasures:
    """What is agreed to be erased for a request, in numbers: governance is told of no thing."""

    waiting: int
    kept: int
    gone: int


@dataclass(frozen=True, slots=True, repr=False)
class RequestPage:
    """A request's page."""

    line: RequestLine
    who: said.Said
    belongings: tuple[str, ...]  # vehicles and names online
    contact: str
    on_behalf: str
    words: str
    how: str
    identity_asked_on: dt.date | None
    identity_settled_on: dt.date | None
    identity_how: str
    extended_on: dt.date | None
    extended_why: str
    closed_on: dt.date | None
    outcome: str
    outcome_words: str
    parts: tuple[PartLine, ...]
    reply: str  # the reply's SHA-256; "" while there is none
    governs: bool
    erasures: Erasures
    next_step: str
    may_ask_identity: bool
    may_settle: bool
    may_extend: bool
    may_compose: bool
    may_look: bool
    may_close: bool
    made: bool  # by the system in a minute: reload
    pseudonyms: bool  # records of children lie in the store, which no name finds


def lines(reader: Reader, *, closed: bool = False) -> tuple[RequestLine, ...]:
    """Open ones, the first due first; or the closed ones, the latest first."""
    rows = readable(reader, Request).filter(closed_on__isnull=not closed)
    found = [_line(row) for row in rows.order_by("-closed_on", "received_on", "pk")[:500]]
    return tuple(found if closed else sorted(found, key=lambda one: (one.due_on or dt.date.max, one.received_on)))


def row(reader: Reader, id: UUID) -> Request:
    """The row behind a page; its reading is in the audit."""
    found = one(reader, Request, id)
    seen(reader, found)
    return Request.objects.select_related("thing").get(pk=id)


def page(reader: Reader, id: UUID) -> RequestPage:
    """All of it that this reader may read."""
    request = row(reader, id)
    governs = rules.reader_governs(reader)
    works = rules.reader_can_work(reader, request)
    parts = readable(reader, Part).filter(request=request).select_related("agency").order_by("what", "pk")
    reply = readable(reader, Reply).filter(request=request).values_list("sha256", flat=True).first()
    who, state = said.read(request.asker), request.state
    erasures = _erasures(reader, request)
    return RequestPage(
        line=_line(request), who=who, belongings=(*told(who, VEHICLES), *told(who, ONLINE)),
        contact=str(who.more.get("contact", "")),
        on_behalf=str(who.more.get("on_behalf", "")), words=request.words, how=HOW[request.received_how],
        identity_asked_on=request.identity_asked_on, identity_settled_on=request.identity_settled_on,
        identity_how=request.identity_how, extended_on=request.extended_on, extended_why=request.extended_why,
        closed_on=request.closed_on, outcome=OUTCOMES.get(request.outcome, ""), outcome_words=request.outcome_words,
        parts=tuple(map(_part, parts)) if governs else (), reply=reply or "", governs=governs,
        erasures=erasures, next_step=_next_step(request, erasures) if works else "",
        may_ask_identity=works and state == IDENTITY and request.identity_asked_on is None,
        may_settle=works and state == IDENTITY,
        may_extend=works and request.extended_on is None and request.due_on is not None and request.due_on >= today(),
        may_compose=works and request.kind == ACCESS and state in (GATHERED, READY),
        may_look=works and state in (GATHERED, READY), may_close=works, made=state == COMPOSING,
        pseudonyms=works and bool(Store(settings.WORKSPACE).editions(youth_outcome.DATASET)),
    )  # fmt: skip


def reply_of(reader: Reader, id: UUID) -> Reply:
    """The reply of a request, for governance, entered as read."""
    request = row(reader, id)
    found = readable(reader, Reply).filter(request=request).first()
    if found is None or not rules.reader_governs(reader):
        raise Http404
    seen(reader, found)
    return found


def _line(row: Request) -> RequestLine:
    due, day = row.due_on, today()
    open_ = row.state != CLOSED
    return RequestLine(
        id=row.pk, reference=row.reference, kind=KINDS[row.kind], name=said.read(row.asker).name,
        received_on=row.received_on, due_on=due, closed_on=row.closed_on, state=STATES[row.state], closed=not open_,
        late=open_ and due is not None and due < day,
        soon=open_ and due is not None and day <= due <= day + clocks.SOON,
    )  # fmt: skip


def erasing(request: Request) -> bool:
    """Whether something waits to be erased for it: they are told once it is gone, or is to stay."""
    return of_request(Disposal.objects.filter(state=PROPOSED), request.pk).exists()


def _erasures(reader: Reader, request: Request) -> Erasures:
    rows = of_request(readable(reader, Disposal), request.pk).values_list("state", flat=True)
    states = Counter(rows.order_by())
    return Erasures(states[PROPOSED], states[KEPT], states[GONE])


def _next_step(request: Request, erasures: Erasures) -> str:
    if request.kind == ACCESS or request.state != GATHERED:
        return ""
    if erasures.waiting:
        return "Agree to what waits under Disposal, or keep it. Then write to them, and close this."
    return "Write to them with what stands under “What was handed in”, and close this."


def _part(row: Part) -> PartLine:
    content = row.content
    return PartLine(
        row.what, row.agency.name if row.agency else "", tuple(Line(*one) for one in content["lines"]),
        DECIDED.get(content["decision"], ""), tuple((words, law) for words, law in content["exemptions"]),
        content["note"],
    )  # fmt: skip
