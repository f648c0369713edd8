"""What a holder is asked: theirs to answer, or to read through as a second person."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from commonweal.portal.access import places
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.models import About, Disclosure
from commonweal.portal.rights import extracts, holdings, recipients, rules, texts
from commonweal.portal.rights.held.disclosures import KIND as SHARE
from commonweal.portal.rights.held.matching import ONLINE, VEHICLES
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.models.ask import DISPOSAL, DONE, DRAFTED, ELSEWHERE, FALLEN, OPEN, answers_to
from commonweal.portal.rights.models.request import ACCESS, KINDS
from commonweal.portal.rights.redaction import Line

STATES = {OPEN: "To be answered", DRAFTED: "To be read by a second person", DONE: "Answered", FALLEN: "Asked no more"}
AnyAsk = Ask | UnitAsk
MODELS: tuple[type[Ask | UnitAsk], ...] = (Ask, UnitAsk)


@dataclass(frozen=True, slots=True, repr=False)
class AskLine:
    """One ask as a list shows it."""

    id: UUID
    reference: str
    purpose: str
    what: str
    name: str
    asked_on: dt.date
    due_on: dt.date | None
    state: str
    late: bool
    mine: bool  # somebody who reads it answers it; or this reader reads the answer through


@dataclass(frozen=True, slots=True, repr=False)
class AskPage:
    """An ask's page."""

    line: AskLine
    disposal: bool
    asked_for: str  # "access", "erasure" ...
    elsewhere: bool  # of what the portal cannot look at: see templates/rights/elsewhere.html
    born: str
    addresses: tuple[str, ...]
    words: str
    belongings: tuple[str, ...]  # vehicles and names online that they gave
    sure: bool
    caution: str  # before it is handed in
    passed_on: bool  # whoever was given it is told of what is done
    outside: tuple[str, ...]  # bodies outside the partnership that it was shared with: told by whoever answers
    over_a_link: bool  # asked of those alone who may read both of its ends
    rule: str
    since: dt.date | None
    source: str  # the address of what is asked about
    decision: str
    answer_words: str
    grounds: tuple[tuple[str, str], ...]
    handed_in: tuple[Line, ...]
    left_out: tuple[str, ...]  # words, and whole lines
    sent_back: str
    may_answer: bool
    may_review: bool
    prepared_by_me: bool
    mark: str


def lines(reader: Reader) -> tuple[AskLine, ...]:
    """What is open, the first due first; what this reader can do something about before the rest."""
    listed: list[AskLine] = []
    for model in MODELS:
        rows = readable(reader, model).filter(state__in=(OPEN, DRAFTED)).select_related("thing__lock")
        listed += (_line(reader, one) for one in rows.order_by("due_on", "pk")[:200])
    return tuple(sorted(_told_apart(listed), key=lambda one: (not one.mine, one.due_on or dt.date.max)))


def _told_apart(listed: list[AskLine]) -> list[AskLine]:
    """Several of one kind for one request are numbered: `A record of a person, 1 of 2`."""
    alike: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for one in sorted(listed, key=lambda line: line.id):
        alike[one.reference, one.what].append(one.id)
    numbered = []
    for one in listed:
        same = alike[one.reference, one.what]
        what = f"{one.what}, {same.index(one.id) + 1} of {len(same)}" if len(same) > 1 else one.what
        numbered.append(replace(one, what=what))
    return numbered


def row(reader: Reader, id: UUID) -> AnyAsk:
    """The row behind a page, of either kind; the same 404 for hidden, absent and forbidden."""
    found = [
        row for model in MODELS for row in readable(reader, model).filter(pk=id).select_related("thing__lock")
    ]  # fmt: skip
    if not found:
        raise Http404
    seen(reader, *found)
    return found[0]


def page(reader: Reader, id: UUID) -> AskPage:
    """All of it."""
    ask = row(reader, id)
    about, known = ask.about or {}, texts.exemptions("data")
    rule = next((one for one in texts.rules() if one.key == about.get("rule")), None)
    handed = extracts.handed_in(ask)
    return AskPage(
        line=_line(reader, ask), disposal=ask.purpose == DISPOSAL, born=str(about.get("born", "")),
        addresses=tuple(map(str, about.get("addresses", ()))), words=str(about.get("words", "")), sure=ask.sure,
        belongings=tuple(str(one) for what in (VEHICLES, ONLINE) for one in about.get(what, ())),
        passed_on=_passed_on(ask), outside=_outside(reader, ask),
        caution=holdings.of_kind(ask.source).caution(rules.source_of(ask)), over_a_link=rules.over_a_link(ask),
        rule=rule.basis if rule else str(about.get("rule", "")), since=_day(about.get("since")),
        source=places.place_of(ask.source, ask.thing.home_id) if ask.thing.home_id else "",
        decision=answers_to(ask.purpose, ask.source).get(ask.decision, ""), asked_for=ask.purpose,
        elsewhere=ask.source == ELSEWHERE, answer_words=ask.words,
        grounds=tuple((known[key].words, known[key].law) for key in ask.exemptions if key in known),
        handed_in=handed, left_out=_left_out(ask), sent_back=ask.sent_back,
        may_answer=rules.reader_can_answer(reader, ask),
        may_review=rules.reader_can_review(reader, ask), prepared_by_me=ask.prepared_by == reader.account,
        mark=extracts.mark_of(handed),
    )  # fmt: skip


def _passed_on(ask: AnyAsk) -> bool:
    """Of what is put right, restricted or erased; a share is itself how it was passed on."""
    return ask.purpose not in (ACCESS, DISPOSAL) and ask.source not in (ELSEWHERE, SHARE)


def _outside(reader: Reader, ask: AnyAsk) -> tuple[str, ...]:
    """Who else had it, as far as this reader may read of that."""
    if not _passed_on(ask) or ask.thing.home_id is None:
        return ()
    about = readable(reader, About).filter(of__in=recipients.went_with(ask.thing.home_id)).values("disclosure")
    rows = readable(reader, Disclosure).filter(recipients.passed_on(), pk__in=about)
    found = list(rows.order_by("shared_at", "pk"))
    seen(reader, *found)
    return tuple(dict.fromkeys(row.outside for row in found if row.outside))


def _day(kept: str | None) -> dt.date | None:
    return dt.date.fromisoformat(kept) if kept else None


def _left_out(ask: AnyAsk) -> tuple[str, ...]:
    left, lines = ask.left_out or {}, ask.lines or []
    whole = [": ".join(lines[n]) for n in left.get("dropped", ()) if n < len(lines)]
    return (*left.get("phrases", ()), *whole)


def _line(reader: Reader, ask: AnyAsk) -> AskLine:
    about = ask.about or {}
    return AskLine(
        id=ask.pk, reference=ask.reference, purpose=KINDS.get(ask.purpose, "To let it go"),
        what=holdings.of_kind(ask.source).words, name=str(about.get("name", "")),
        asked_on=timezone.localdate(ask.thing.made_at), due_on=ask.due_on,
        state=STATES[ask.state], late=ask.due_on is not None and ask.due_on < today(),
        mine=ask.state == OPEN or rules.reader_can_review(reader, ask),
    )  # fmt: skip
