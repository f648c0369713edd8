"""The system's own part: it looks through every room, asks the holders, and makes the reply of what they handed in.

It runs as the system, since nobody else may look everywhere; it shows what it found to nobody but each thing's readers.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.intelligence.models import Desk
from commonweal.portal.notices.verbs import notices
from commonweal.portal.people import said
from commonweal.portal.rights import corrections, holdings, replying
from commonweal.portal.rights.holdings import Found, Holding
from commonweal.portal.rights.models import Ask, Part, Reply, Request, UnitAsk
from commonweal.portal.rights.models.ask import DRAFTED, ELSEWHERE, FALLEN, OPEN
from commonweal.portal.rights.models.request import COMPOSING, GATHERED, LOOKING, READY

AnyAsk = Ask | UnitAsk
LOOKED_THROUGH = (LOOKING, GATHERED, COMPOSING, READY)
TIME_TO_SEND = dt.timedelta(days=7)  # between the last hand-in and the law's last day


def run() -> None:
    """Look after every request that is open."""
    for request in Request.objects.filter(state__in=LOOKED_THROUGH).order_by("received_on", "pk"):
        look(request)
    for model in (Ask, UnitAsk):
        closed = Request.objects.filter(closed_on__isnull=False).values("pk")
        for ask in model.objects.filter(request__in=closed, state__in=(OPEN, DRAFTED)).select_related("thing"):
            fall(ask)
    corrections.tell_all()


@recorded
def look(request: Request) -> Request:
    """Look through every room for one person; ask who was not asked, and take back what no longer is theirs."""
    request = held(request)
    if request.state not in LOOKED_THROUGH:
        return request
    found = {(holding.kind, one.thing): (holding, one) for holding, one in _found(request)}
    asked = {(ask.source, ask.thing.home_id): ask for ask in _asks(request)}
    fresh = [_ask(request, *found[key]) for key in found if key not in asked]
    fresh += _elsewhere(request) if (ELSEWHERE, None) not in asked else []
    moved = bool(fresh)
    for (source, home), ask in asked.items():
        if source == ELSEWHERE:
            continue
        if (source, home) not in found and ask.state != FALLEN:
            moved = bool(Part.objects.filter(ask=ask.pk)) or moved
            fall(ask)
        elif (source, home) in found and ask.state == FALLEN:
            changed(ask, "ask again", None, state=OPEN, decision="", reviewed_by=None, reviewed_at=None)
            moved = True
    return _next(request, moved=moved)


@recorded
def fall(ask: AnyAsk) -> None:
    """What was asked is asked no more: a link was undone, or the request is over. What was handed in goes back."""
    for part in Part.objects.filter(ask=ask.pk):
        things.drop(part)
    changed(ask, "take back ask", None, state=FALLEN, lines=None, left_out=None)


def _found(request: Request) -> Iterable[tuple[Holding, Found]]:
    who = said.read(request.asker)
    for holding in holdings.all_of_them():
        for one in holding.find(who):
            yield holding, one


def _asks(request: Request) -> list[AnyAsk]:
    rows: list[AnyAsk] = []
    for model in (Ask, UnitAsk):
        rows += model.objects.filter(request=request.pk).select_related("thing")
    return rows


def _ask(request: Request, holding: Holding, found: Found) -> AnyAsk:
    source = Thing.objects.select_related("audience", "home__audience").get(pk=found.thing)
    tied = Thing.objects.get(pk=found.tied) if found.tied else None
    made = _made(request, holding, home=source, audience=audiences.public(), sure=found.sure, other_end=tied)
    tell(holding, source, made)
    return made


def _elsewhere(request: Request) -> list[AnyAsk]:
    """The force's unit is asked about everybody: that it was asked says nothing of anybody."""
    desk = Desk.objects.select_related("force").first()
    if desk is None or desk.force is None:
        return []
    holding = holdings.of_kind(ELSEWHERE)
    made = _made(request, holding, home=None, audience=audiences.agencies([desk.force.pk]))
    tell(holding, made.thing, made)
    return [made]


def _made(request: Request, holding: Holding, **where: Any) -> AnyAsk:
    who = said.read(request.asker)
    about = {
        "name": who.name, "aliases": list(who.aliases), "born": who.born_words, "words": request.words,
        "addresses": [one.words for one in who.addresses],
    }  # fmt: skip
    due = request.due_on
    return things.make(
        holding.asked, by=None, purpose=request.kind, request=request.pk, reference=request.reference,
        source=holding.kind, about=about, due_on=due - TIME_TO_SEND if due else None, **where,
    )  # fmt: skip


def tell(holding: Holding, source: Thing, ask: AnyAsk) -> None:
    """Tell its holders that something is asked of them, in words that give nothing away."""
    for person in holding.holders(source):
        notices.tell(
            person, kind="rights", words="You are asked about something that you hold.",
            address=reverse("rights:asks"), about=ask.pk, due_on=ask.due_on, once=f"rights:{ask.pk}",
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
    if state == request.state and request.searched_at is not None:
        return request
    return changed(request, "look through rooms", None, state=state, searched_at=now())


def _compose(request: Request) -> Request:
    parts = Part.objects.filter(request=request).select_related("agency").order_by("what", "handed_in_at", "pk")
    content = replying.content_of(request, parts, settings.CHOSEN.name)
    for reply in Reply.objects.filter(request=request):
        things.drop(reply)
    things.make(
        Reply, home=request.thing, audience=audiences.public(), by=None, request=request, content=content,
        sha256=replying.sha256(content), made_at=now(),
    )  # fmt: skip
    note("make reply", by=None, thing=request.pk)
    return changed(request, "look through rooms", None, state=READY, searched_at=now())
