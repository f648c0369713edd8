"""The system's own part: it looks through every room, asks the holders, and makes the reply of what they handed in.

It runs as the system, since nobody else may look everywhere; it shows what it found to nobody but each thing's readers.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.access.verbs.locks import relock
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.intelligence.models import Desk
from commonweal.portal.partnership.models import Person
from commonweal.portal.people import said
from commonweal.portal.rights import extracts, holdings, recipients, replying, rules, telling
from commonweal.portal.rights.held import records
from commonweal.portal.rights.held.matching import ONLINE, VEHICLES, told
from commonweal.portal.rights.holdings import Found, Holding
from commonweal.portal.rights.models import Ask, Disposal, Part, Reply, Request, UnitAsk
from commonweal.portal.rights.models.ask import DONE, DRAFTED, ELSEWHERE, FALLEN, GIVEN, OPEN
from commonweal.portal.rights.models.disposal import KEPT, of_request
from commonweal.portal.rights.models.request import COMPOSING, GATHERED, LOOKING, READY
from commonweal.portal.rights.refusals import GoesToNobody

AnyAsk = Ask | UnitAsk
LOOKED_THROUGH = (LOOKING, GATHERED, COMPOSING, READY)
ANEW = {"state": OPEN, "decision": "", "reviewed_by": None, "reviewed_at": None}
STRICTER = (
    "Something in it was graded since so that it goes to nobody, and it was taken back before the reply went out. "
    "Answer again, without those lines, with the ground for it."
)
TIME_TO_SEND = dt.timedelta(days=7)  # between the last hand-in and the law's last day


def run() -> None:
    """Look after every request that is open."""
    for request in Request.objects.filter(state__in=LOOKED_THROUGH).order_by("received_on", "pk"):
        look(request)
    for model in (Ask, UnitAsk):
        closed = Request.objects.filter(closed_on__isnull=False).values("pk")
        for ask in model.objects.filter(request__in=closed, state__in=(OPEN, DRAFTED)).select_related("thing"):
            fall(ask)
        for ask in model.objects.filter(state=DRAFTED).select_related("thing__lock", "thing__audience").order_by("pk"):
            telling.tell_second(ask)
    telling.tell_who_came()
    recipients.tell_all()


@recorded
def look(request: Request) -> Request:
    """Look through every room for one person; ask who was not asked, and take back what no longer is theirs."""
    request = held(request)
    if request.state not in LOOKED_THROUGH:
        return request
    asked = {(ask.source, ask.thing.home_id): ask for ask in _asks(request)}
    moved = (ELSEWHERE, None) not in asked and _elsewhere(request)
    kept: set[tuple[str, UUID | None]] = {(ELSEWHERE, None)}
    stays = _kept_in_place_of_a_holder(request)
    for holding, one in _found(request):
        if one.thing in stays:
            continue
        key = (holding.kind, one.thing)
        kept.add(key)
        ends = _ends(one, asked)
        if key in asked:
            moved = _still(asked[key], holding, ends) or moved
        elif (ask := _ask(request, holding, one, ends)) is not None:
            asked[key], moved = ask, True
    for over in (ask for known, ask in asked.items() if known not in kept and ask.state != FALLEN):
        moved = bool(Part.objects.filter(ask=over.pk)) or moved
        fall(over)
    for ask in asked.values():
        moved = _stays_since(ask) or moved
    return _next(request, moved=moved)


@recorded
def fall(ask: AnyAsk) -> None:
    """What was asked is asked no more: a link was undone, or the request is over. What was handed in goes back."""
    for part in Part.objects.filter(ask=ask.pk):
        things.drop(part)
    changed(ask, "take back ask", None, state=FALLEN, lines=None, left_out=None)


def _kept_in_place_of_a_holder(request: Request) -> set[UUID]:
    """What nobody is left to answer for, and governance keeps in their place: it is asked about no more."""
    kept = Disposal.objects.filter(state=KEPT, unheld=True)
    return set(of_request(kept, request.pk).values_list("of", flat=True))


def _stays_since(ask: AnyAsk) -> bool:
    """Whether the unit graded stricter what it had handed in: it is taken back, and they are told what to do."""
    if not isinstance(ask, UnitAsk) or ask.state != DONE or ask.decision != GIVEN:
        return False
    parts = Part.objects.filter(ask=ask.pk)
    try:
        extracts.check_nothing_stays(ask, [label for part in parts for label, _ in part.content["lines"]])
    except GoesToNobody:
        for part in parts:
            things.drop(part)
        holders = holdings.of_kind(ask.source).holders(rules.source_of(ask))
        telling.tell(holders, ask, again=f"{ask.reviewed_at:%Y%m%d%H%M}")
        changed(ask, "take back what stays", None, sent_back=STRICTER, lines=None, left_out=None, **ANEW)
        return True
    return False


def _found(request: Request) -> list[tuple[Holding, Found]]:
    """Records before what was found over them, since that is tied to what is asked about them."""
    who = said.read(request.asker)
    found = [(holding, one) for holding in holdings.all_of_them() for one in holding.find(who)]
    return sorted(found, key=lambda pair: (pair[1].over is not None, pair[0].kind != records.KIND))


@dataclass(frozen=True, slots=True)
class _Ends:
    """What an ask is tied to beside what it is about, and for whom it is."""

    other: Thing | None
    audience: Audience
    over: bool  # a link alone brought it


def _ends(found: Found, asked: Mapping[tuple[str, UUID | None], AnyAsk]) -> _Ends:
    """An ask has one other end: over a second link, what is asked about the record before it stands for all before."""
    tied = Thing.objects.select_related("lock", "audience").get(pk=found.tied) if found.tied else None
    if found.over is None:
        return _Ends(tied, audiences.public(), over=tied is not None and tied.kind in rules.LINKS)
    before = Thing.objects.select_related("lock", "audience").get(pk=asked[records.KIND, found.over].pk)
    return _Ends(before, tied.audience if tied else audiences.public(), over=True)


def _still(ask: AnyAsk, holding: Holding, ends: _Ends) -> bool:
    """What was asked is found today, too: whether anything is asked anew. Another way to it is another lock."""
    thing = ask.thing
    if (thing.other_end_id, thing.audience_id) != (ends.other.pk if ends.other else None, ends.audience.pk):
        thing.other_end, thing.audience = ends.other, ends.audience
        thing.save(update_fields=["other_end", "audience"])
        relock(thing)
        note("ask over another way", by=None, thing=thing.pk)
        ask.refresh_from_db(fields=["lock"])
        if ask.state != DONE:
            _tell(ask, _answering(holding, rules.source_of(ask), ends))
    if ask.state != FALLEN:
        return False
    changed(ask, "ask again", None, **ANEW)
    return True


def _asks(request: Request) -> list[AnyAsk]:
    rows: list[AnyAsk] = []
    for model in (Ask, UnitAsk):
        rows += model.objects.filter(request=request.pk).select_related("thing")
    return rows


def _ask(request: Request, holding: Holding, found: Found, ends: _Ends) -> AnyAsk | None:
    """Ask about one thing. One that may be theirs by a car or a house, and that nobody may tie to them, is let be."""
    source = Thing.objects.select_related("lock", "audience", "home__audience").get(pk=found.thing)
    people = _answering(holding, source, ends)
    if not people and ends.other and not found.sure:
        return None
    made = _made(
        request, holding, home=source, audience=ends.audience, sure=found.sure, other_end=ends.other
    )  # fmt: skip
    _tell(made, people)
    return made


def _answering(holding: Holding, source: Thing, ends: _Ends) -> list[Person]:
    return telling.answering(holding, source, [ends.other] if ends.other else [], over=ends.over)


def _tell(ask: AnyAsk, people: Sequence[Person]) -> None:
    """Whoever answers; where nobody may, governance."""
    telling.tell(people, ask)
    if not people and ask.request:
        telling.tell_governance(ask.request)


def _elsewhere(request: Request) -> bool:
    """The force's unit is asked about everybody: that it was asked says nothing of anybody."""
    desk = Desk.objects.select_related("force").first()
    if desk is None or desk.force is None:
        return False
    holding = holdings.of_kind(ELSEWHERE)
    made = _made(request, holding, home=None, audience=audiences.agencies([desk.force.pk]))
    telling.tell(holding.holders(made.thing), made)
    return True


def _made(request: Request, holding: Holding, **where: Any) -> AnyAsk:
    who = said.read(request.asker)
    about = {
        "name": who.name, "aliases": list(who.aliases), "born": who.born_words, "words": request.words,
        "addresses": [one.words for one in who.addresses],
        **{what: told(who, what) for what in (VEHICLES, ONLINE)},
    }  # fmt: skip
    due = request.due_on
    return things.make(
        holding.asked, by=None, purpose=request.kind, request=request.pk, reference=request.reference,
        source=holding.kind, about=about, due_on=due - TIME_TO_SEND if due else None, **where,
    )  # fmt: skip


def _next(request: Request, *, moved: bool) -> Request:
    waiting = any(ask.state in (OPEN, DRAFTED) for ask in _asks(request))
    if moved or waiting:
        for reply in Reply.objects.filter(request=request):
            things.drop(reply)
    state = request.state
    if waiting:
        state = LOOKING
    elif state == COMPOSING:
        return _compose(request)
    elif state == LOOKING or moved:
        state = GATHERED
        telling.tell_governance(request.pk, telling.ANSWERED, once=f"rights answered {now():%Y%m%d%H%M}")
    if state == request.state and request.searched_at is not None:
        return request
    return changed(request, "look through rooms", None, state=state, searched_at=now())


def _compose(request: Request) -> Request:
    parts = Part.objects.filter(request=request).select_related("agency").order_by("what", "handed_in_at", "pk")
    ours = settings.CHOSEN
    content = replying.content_of(request, parts, ours.name, contact=ours.contact, made_on=today())
    for reply in Reply.objects.filter(request=request):
        things.drop(reply)
    things.make(
        Reply, home=request.thing, audience=audiences.public(), by=None, request=request, content=content,
        sha256=replying.sha256(content), made_at=now(),
    )  # fmt: skip
    note("make reply", by=None, thing=request.pk)
    return changed(request, "look through rooms", None, state=READY, searched_at=now())
