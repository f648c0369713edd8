"""Disposal: the schedule proposes, the holder and governance agree, the system lets it go and notes its id.

The system's part runs as the system: nobody may delete by hand, and nobody reads what they agree to let go.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet
from django.urls import reverse

from commonweal.ingest import erasure_list
from commonweal.portal.access import references
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases.models import Glass, Need
from commonweal.portal.engagement.models import Writing
from commonweal.portal.rights import clocks, holdings, recipients, rules, telling, texts
from commonweal.portal.rights.holdings import Due
from commonweal.portal.rights.models import Ask, Bite, Disposal, Question, Remark, Request, UnitAsk
from commonweal.portal.rights.models.ask import DISPOSAL, DONE, DRAFTED, ERASE, OPEN
from commonweal.portal.rights.models.disposal import GONE, KEPT, PROPOSED, of_request
from commonweal.portal.rights.models.hold import RESTRICTED
from commonweal.portal.rights.refusals import CannotLetGo, RequestNotInState, SecondPersonNeeded, StillHeld
from commonweal.portal.rights.verbs import gathering, holds, removal
from commonweal.portal.rights.verbs.requests import UNASKED

MOST_A_DAY = 500
ERASURE = "erasure"
# What two of governance let go, each with the moment from which it counts. Glass of a case goes with it. Texts of a
# survey are known by no name, and whoever read them may have left: they need not be read to be let go.
OURS: dict[str, Callable[[], QuerySet[Any, tuple[UUID, Any]]]] = {
    "rights.request": lambda: _over().values_list("pk", "closed_on"),
    "rights.question": lambda: Question.objects.exclude(answered_on=None).values_list("pk", "answered_on"),
    "cases.glass": lambda: _of_no_case().values_list("pk", "tried_at"),
    "engagement.writing": lambda: Writing.objects.values_list("pk", "survey__uploaded_at"),
}


@recorded
def agree(disposal: Disposal, *, by: Reader) -> Disposal:
    """Governance's word; the first of two for its own papers, and for what nobody answers for today."""
    disposal = _open(disposal, by)
    if disposal.holder == by.account or disposal.approver == by.account:
        raise SecondPersonNeeded("You agreed to this already.", "Somebody else agrees too.")
    if rules.governance_alone(disposal) and disposal.holder is None:
        return changed(disposal, "agree to disposal", by, holder=by.account)
    if disposal.approver is not None:
        raise RequestNotInState("Governance agreed to this.", "It waits for whoever holds it.")
    return changed(disposal, "agree to disposal", by, approver=by.account, approved_at=now())


@recorded
def keep(disposal: Disposal, *, until: dt.date, why: str, by: Reader) -> Disposal:
    """It stays until a day, for a reason, which the audit holds."""
    disposal = _open(disposal, by)
    check_said(why, "why it stays")
    if until <= today():
        raise SomethingMissing("The day is missing.", "Say when it is looked at again.")
    note("keep for longer", by=by.account, thing=disposal.pk, words=why)
    return changed(disposal, "keep", by, state=KEPT, kept_until=until)


def propose() -> None:
    """The system's part, once a day: what the schedule says is over."""
    day = today()
    due = [(holding.kind, one) for holding in holdings.all_of_them() for one in holding.due(day)]
    due += _ours(day)
    waiting = set(Disposal.objects.filter(state=PROPOSED).values_list("of", flat=True))
    kept = set(Disposal.objects.filter(state=KEPT, kept_until__gt=day).values_list("of", flat=True))
    bitten = set(Bite.objects.values_list("thing", flat=True))
    fresh = [(kind, one) for kind, one in due if one.thing not in waiting | kept | bitten]
    for kind, one in fresh[:MOST_A_DAY]:
        _propose(kind, one)


def dispose() -> None:
    """The system's part, once a minute: take in what holders answered, and let go what both agreed to."""
    holds.bite()
    _asked_of_nobody()
    _stand_in()
    for model in (Ask, UnitAsk):
        for ask in model.objects.filter(state=DONE, purpose__in=(DISPOSAL, ERASURE)).select_related("thing"):
            _take_in(ask)
        decided = Disposal.objects.exclude(state=PROPOSED).values("pk")
        for ask in model.objects.filter(state=OPEN, purpose=DISPOSAL, disposal__in=decided).order_by("pk"):
            gathering.fall(ask)  # governance keeps it: its holder is asked and reminded no more
    agreed = Disposal.objects.filter(state=PROPOSED, holder__isnull=False, approver__isnull=False)
    for disposal in agreed.order_by("proposed_on", "pk"):
        _let_go(disposal)


def erase_again(ids: set[UUID]) -> int:
    """After an older backup was restored: what was let go since goes once more. How many things went."""
    gone = 0
    for one in sorted(ids & set(Thing.objects.filter(pk__in=ids).values_list("pk", flat=True))):
        gone += len(removal.remove(one))
    removal.erase_words(ids)
    return gone


@recorded
def _propose(kind: str, due: Due) -> None:
    disposal = things.make(
        Disposal, home=None, audience=audiences.partners(), by=None, kind=kind, of=due.thing, rule=due.rule,
        since=due.since, due_on=due.due_on, proposed_on=today(),
    )  # fmt: skip
    if kind in OURS:
        return
    holding = holdings.of_kind(kind)
    source = Thing.objects.select_related("audience", "home__audience").get(pk=due.thing)
    ask = things.make(
        holding.asked, home=source, audience=audiences.public(), by=None, purpose=DISPOSAL, disposal=disposal.pk,
        reference=references.new("D"), source=kind, about={"rule": due.rule, "since": due.since.isoformat()},
        due_on=today() + dt.timedelta(days=28),
    )  # fmt: skip
    telling.tell(holding.holders(source), ask)


@recorded
def _take_in(ask: Ask | UnitAsk) -> None:
    if ask.purpose == ERASURE:
        _proposed_erasure(ask)
        return
    disposal = Disposal.objects.select_for_update().filter(pk=ask.disposal, state=PROPOSED, holder=None).first()
    if disposal is None:
        return
    if ask.decision == ERASE and disposal.approver != ask.prepared_by:
        changed(disposal, "holder agrees to disposal", None, holder=ask.prepared_by)
    elif ask.decision != ERASE:
        changed(disposal, "holder keeps", None, state=KEPT, kept_until=ask.due_on)


def _proposed_erasure(ask: Ask | UnitAsk) -> None:
    """A person asked, and the holder agreed: governance is the second."""
    thing = ask.thing.home_id
    if thing is None or ask.request is None:
        return
    if Request.objects.filter(pk=ask.request, outcome__in=UNASKED).exists():
        return
    known = Disposal.objects.filter(of=thing)
    tied = of_request(known, ask.request).exists()
    waits = known.select_for_update().filter(state=PROPOSED).first()
    if ask.decision != ERASE:
        _kept_after_all(ask, waits)
    elif waits is None and not tied:
        made = _to_erase(ask, holder=ask.prepared_by)
        telling.tell_governors(telling.TO_ERASE, reverse("rights:disposal"), once=f"rights erase:{made.pk}")
    elif waits is not None:
        if not tied:
            _tied(waits, ask.request)
        if waits.holder is None and waits.approver != ask.prepared_by:
            changed(waits, "holder agrees to disposal", None, holder=ask.prepared_by)


def _kept_after_all(ask: Ask | UnitAsk, waits: Disposal | None) -> None:
    """It was proposed while nobody answered for it; somebody is there again, and it must stay.

    Where others asked for it, too, it waits for what is answered to them; where its time is over, for that.
    """
    if waits is None or waits.holder is not None or str(ask.request) not in waits.asked:
        return
    others = [one for one in waits.asked if one != str(ask.request)]
    if waits.rule == ERASURE and not others:
        changed(waits, "holder keeps", None, state=KEPT, kept_until=today())
    else:
        first = UUID(others[0]) if others else None
        changed(waits, "holder keeps for one request", None, request=first, also=others[1:])


def _to_erase(ask: Ask | UnitAsk, *, holder: UUID | None) -> Disposal:
    return things.make(
        Disposal, home=None, audience=audiences.partners(), by=None, kind=ask.source, of=ask.thing.home_id,
        rule=ERASURE, since=today(), due_on=today(), proposed_on=today(), holder=holder, request=ask.request,
    )  # fmt: skip


def _tied(waits: Disposal, request: UUID) -> None:
    """Their answer waits for it too, though its time was over, or another asked, before they did."""
    more = {"also": [*waits.also, str(request)]} if waits.request else {"request": request}
    changed(waits, "asked to be erased", None, **more)


def _asked_of_nobody() -> None:
    """What is surely theirs, and nobody is left to answer for: two of governance decide whether it is erased."""
    open_ = Request.objects.filter(closed_on=None).values("pk")
    asks = Ask.objects.filter(request__in=open_, purpose=ERASURE, state__in=(OPEN, DRAFTED), sure=True)
    asks = asks.filter(source__in=_stands_in(), thing__other_end=None)
    for ask in asks.select_related("thing").order_by("pk"):
        _proposed_for_nobody(ask)


@recorded
def _proposed_for_nobody(ask: Ask) -> None:
    if ask.request is None or ask.thing.home_id is None or not _unheld(ask.source, ask.thing.home_id):
        return
    known = Disposal.objects.filter(of=ask.thing.home_id)
    if of_request(known, ask.request).exists():
        return
    waits = known.select_for_update().filter(state=PROPOSED).first()
    if waits is None:
        _to_erase(ask, holder=None)
    else:
        _tied(waits, ask.request)


def _stands_in() -> list[str]:
    return [holding.kind for holding in holdings.all_of_them() if holding.stands_in]


def _unheld(kind: str, of: UUID) -> bool:
    """Whether nobody answers for a thing today. What is in a case waits for somebody who leads that."""
    source = Thing.objects.select_related("audience", "home__audience").filter(pk=of, home=None).first()
    return source is not None and not list(holdings.of_kind(kind).holders(source))


def _stand_in() -> None:
    """Where nobody answers for a thing today, two of governance decide; once somebody does, it is theirs again."""
    kinds = _stands_in()
    for disposal in Disposal.objects.filter(state=PROPOSED, kind__in=kinds).order_by("proposed_on", "pk"):
        if disposal.unheld or disposal.holder is None:
            _looked_at(disposal)


@recorded
def _looked_at(disposal: Disposal) -> None:
    unheld = _unheld(disposal.kind, disposal.of)
    if unheld and not disposal.unheld:
        changed(disposal, "nobody answers for it", None, unheld=True)
        telling.tell_governors(telling.UNHELD, reverse("rights:disposal"), once=f"rights unheld:{disposal.pk}")
    elif disposal.unheld and not unheld:
        changed(disposal, "somebody answers for it", None, unheld=False, holder=None)


def _let_go(disposal: Disposal) -> None:
    """Its id is on the list before it goes: a process that is killed between them leaves nothing to come back."""
    try:
        removal.check_may_go(disposal.of)
        ids = removal.going(disposal.of)
        _gone(disposal, ids)
    except (StillHeld, CannotLetGo):
        return  # it waits, and its page says that something keeps it


@recorded
def _gone(disposal: Disposal, ids: frozenset[UUID]) -> None:
    if disposal.request is not None:
        recipients.tell(disposal.of, ERASE, key=disposal.pk)  # what was shared of it goes with it
    removal.remove(disposal.of)
    for model in (Ask, UnitAsk):  # those that are asked no more say of whom they were
        for ask in model.objects.filter(request=disposal.of).order_by("pk"):
            ids |= removal.remove(ask.pk)
    erasure_list.add_things(settings.WORKSPACE, ids)
    changed(disposal, "dispose", None, state=GONE, gone_at=now())


def _ours(day: dt.date) -> list[tuple[str, Due]]:
    """Requests and questions that were answered long enough ago, glass of no case, and texts of old surveys."""
    found = []
    for rule in (one for one in texts.rules() if one.of in OURS):
        for pk, moment in OURS[rule.of]().order_by("pk"):
            on = moment.date() if isinstance(moment, dt.datetime) else moment
            if (due := clocks.years_after(on, rule.years)) <= day:
                found.append((rule.of, Due(pk, rule.key, on, due)))
    return found


def _over() -> QuerySet[Request, Request]:
    """Closed ones. One whose objection still restricts something stays, so that it can be weighed anew."""
    rows = Remark.objects.exclude(ask=None).exclude(thing=F("ask"))  # what the force holds elsewhere is no thing here
    ended = {ask for ends in rows.exclude(ends=[]).values_list("ends", flat=True) for ask in ends}
    restricting = {ask for ask in rows.filter(kind=RESTRICTED).values_list("ask", flat=True) if str(ask) not in ended}
    stay = {ask.request for model in (Ask, UnitAsk) for ask in model.objects.filter(pk__in=restricting) if ask.request}
    return Request.objects.exclude(closed_on=None).exclude(pk__in=stay)


def _of_no_case() -> QuerySet[Glass, Glass]:
    """Tries in vain, and requests to lead that hang on no seat any more: a later one took their place."""
    return Glass.objects.exclude(code__in=Need.objects.exclude(glass_code="").values("glass_code"))


def _open(disposal: Disposal, by: Reader) -> Disposal:
    disposal = held(disposal)
    rules.check_reader_governs(by)
    if disposal.state != PROPOSED:
        raise RequestNotInState("This was decided.", "The schedule proposes it again where it stays.")
    return disposal
