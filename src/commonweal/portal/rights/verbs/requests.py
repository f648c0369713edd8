"""A request is entered, its identity settled, its time made longer, its reply asked for, sent, or refused."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from commonweal.portal.access import references
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.people import said as people
from commonweal.portal.rights import rules
from commonweal.portal.rights.models import Disposal, Request
from commonweal.portal.rights.models.disposal import KEPT, PROPOSED, of_request
from commonweal.portal.rights.models.request import (
    ACCESS,
    CLOSED,
    COMPOSING,
    ERASURE,
    GATHERED,
    IDENTITY,
    KINDS,
    LOOKING,
    READY,
)
from commonweal.portal.rights.refusals import RequestNotInState

HOW = {"letter": "By letter", "email": "By e-mail", "spoken": "Spoken", "form": "On a form", "social": "By a message"}
REPLIED, NOTHING, REFUSED, WITHDRAWN = "replied", "nothing", "refused", "withdrawn"
OUTCOMES = {
    REPLIED: "The reply was sent",
    NOTHING: "They were told that nothing is held that they may have",
    REFUSED: "It was refused",
    WITHDRAWN: "They withdrew it",
}
UNASKED = (REFUSED, WITHDRAWN)  # nothing is erased for these


@recorded
def enter(
    kind: str, who: people.Said, *, contact: str, words: str, received_on: dt.date, received_how: str, by: Reader,
    on_behalf: str = "",
) -> Request:  # fmt: skip
    """Keep what somebody asks, from the day on which it reached anyone of the partnership."""
    check_people_allowed()
    rules.check_reader_can_enter(by)
    if kind not in KINDS or received_how not in HOW:
        raise SomethingMissing("The kind or the way is missing.", "Choose one of the list.")
    if not who.name:
        raise SomethingMissing("Nobody is named.", "Give the name of the person whose data it is.")
    if received_on > today():
        raise SomethingMissing("It was received on a day to come.", "Look at the day again.")
    asker: Mapping[str, Any] = {**who.kept(), "contact": contact.strip(), "on_behalf": on_behalf.strip()}
    return things.make(
        Request, home=None, audience=audiences.partners(), by=by, reference=references.new("R"), kind=kind, asker=asker,
        words=words.strip(), received_on=received_on, received_how=received_how,
    )  # fmt: skip


@recorded
def ask_identity(request: Request, *, on: dt.date, by: Reader) -> Request:
    """Ask who they are: the clock stands still until it is settled."""
    request = _to_work_on(request, by, IDENTITY)
    if on < request.received_on or on > today():
        raise SomethingMissing("That day is before it was received, or to come.", "Look at the day again.")
    return changed(request, "ask identity", by, identity_asked_on=on)


@recorded
def settle_identity(request: Request, *, how: str, on: dt.date, by: Reader) -> Request:
    """Say how one knows who they are. From now on the system looks for what is held."""
    request = _to_work_on(request, by, IDENTITY)
    check_said(how, "how you know who they are")
    if on < (request.identity_asked_on or request.received_on) or on > today():
        raise SomethingMissing("That day is before it was asked, or to come.", "Look at the day again.")
    return changed(
        request, "settle identity", by, identity_settled_on=on, identity_how=how.strip(), identity_by=by.account,
        state=LOOKING,
    )  # fmt: skip


@recorded
def extend(request: Request, *, why: str, by: Reader) -> Request:
    """Two months more, where it is complex; they are told why within the first month."""
    request = held(request)
    rules.check_reader_can_work(by, request)
    check_said(why, "why it takes longer")
    if request.extended_on is not None:
        raise RequestNotInState("Its time was made longer once.", "The law allows that once.")
    if request.due_on is None or today() > request.due_on:
        raise RequestNotInState("The first month is over, or has not begun.", "They are told within the first month.")
    return changed(request, "extend request", by, extended_on=today(), extended_why=why.strip())


@recorded
def compose(request: Request, *, by: Reader) -> Request:
    """Have the reply made. The system looks once more first: a link that was undone takes what it brought with it."""
    request = _to_work_on(request, by, GATHERED, READY)
    if request.kind != ACCESS:
        raise RequestNotInState("Only a request for a copy has a reply of this kind.", "Write to them, and close it.")
    return changed(request, "compose reply", by, state=COMPOSING)


@recorded
def look_again(request: Request, *, by: Reader) -> Request:
    """Have every room looked through once more."""
    request = _to_work_on(request, by, LOOKING, GATHERED, READY)
    return changed(request, "look again", by, state=LOOKING, searched_at=None)


@recorded
def close(request: Request, *, outcome: str, words: str, by: Reader) -> Request:
    """Say how it ended. A reply is sent only once it was made; a refusal says why and how to complain."""
    request = held(request)
    rules.check_reader_can_work(by, request)
    check_said(words, "how it was answered, and when")
    if outcome not in OUTCOMES:
        raise SomethingMissing("The outcome is missing.", "Choose one of the list.")
    done = READY if request.kind == ACCESS else GATHERED
    if outcome in (REPLIED, NOTHING) and request.state != done:
        raise RequestNotInState("Not everyone has answered yet, or there is no reply.", "Look at its page again.")
    if outcome in (REPLIED, NOTHING) and of_request(Disposal.objects.filter(state=PROPOSED), request.pk).exists():
        raise RequestNotInState(
            "What its holder agreed to erase is not erased yet.", "Agree to it under Disposal, or keep it, first."
        )
    if outcome in UNASKED:
        _let_stay(request, by)
    return changed(
        request, "close request", by, state=CLOSED, closed_on=today(), outcome=outcome, outcome_words=words.strip()
    )


def _let_stay(request: Request, by: Reader) -> None:
    """What was to go because they asked, and for nothing else: the schedule proposes the rest in its own time."""
    waits = of_request(Disposal.objects.filter(state=PROPOSED), request.pk).select_for_update()
    for disposal in waits.order_by("pk"):
        others = [one for one in disposal.asked if one != str(request.pk)]
        if others:
            changed(disposal, "asked to be erased no more", by, request=UUID(others[0]), also=others[1:])
        elif disposal.rule == ERASURE:
            changed(disposal, "keep", by, state=KEPT, kept_until=today())


def _to_work_on(request: Request, by: Reader, *states: str) -> Request:
    request = held(request)
    rules.check_reader_can_work(by, request)
    if request.state not in states:
        raise RequestNotInState("It is not at that point.", "Look at its page again.")
    return request
