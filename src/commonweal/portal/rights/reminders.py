"""Telling governance of clocks, once a week before and once when late; and holders of what they have not answered."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.reach import holders
from commonweal.portal.audit.clock import today
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Person
from commonweal.portal.rights import clocks, telling
from commonweal.portal.rights.models import Ask, Disposal, Hold, Question, Request, UnitAsk
from commonweal.portal.rights.models.ask import DRAFTED, OPEN
from commonweal.portal.rights.models.disposal import PROPOSED
from commonweal.portal.rights.models.request import CLOSED

Due = tuple[str, UUID, dt.date, str]  # what, id, day, address


def remind() -> None:
    """Once a day."""
    governance = list(Person.objects.filter(pk__in=holders("governance"), account__is_active=True).order_by("pk"))
    for what, id, day, address in _due():
        late = day < today()
        if day <= today() + clocks.SOON:
            for person in governance:
                _tell(person, f"{'Late' if late else 'Soon due'}: {what}.", id, day, address, late=late)
    if Disposal.objects.filter(state=PROPOSED, approver=None).exists():
        for person in governance:
            notices.tell(
                person, kind="rights", words="Something is proposed to be let go.", address=reverse("rights:disposal"),
                once=f"disposal:{today():%G-%V}",
            )  # fmt: skip
    _remind_holders()


def _due() -> Iterator[Due]:
    for request in Request.objects.exclude(state=CLOSED).order_by("pk"):
        if request.due_on:
            address = reverse("rights:request", args=[request.pk])
            yield "a request about somebody's own data", request.pk, request.due_on, address
    for question in Question.objects.filter(decision="").order_by("pk"):
        if question.due_on:
            address = reverse("rights:question", args=[question.pk])
            yield "a freedom of information request", question.pk, question.due_on, address
    for hold in Hold.objects.filter(lifted_on=None).order_by("pk"):
        yield "a legal hold is looked at again", hold.pk, hold.again_on, reverse("rights:holds")


def _remind_holders() -> None:
    day = today()
    for model in (Ask, UnitAsk):
        rows = model.objects.filter(state__in=(OPEN, DRAFTED), due_on__lte=day + dt.timedelta(days=3))
        for ask in rows.select_related("thing").order_by("pk"):
            late = ask.due_on is not None and ask.due_on < day
            what, people = _awaited(ask)
            words = f"{'Late' if late else 'Soon due'}: {what}."
            for person in people:
                _tell(person, words, ask.pk, ask.due_on, reverse("rights:asks"), late=late)


def _awaited(ask: Ask | UnitAsk) -> tuple[str, list[Person]]:
    """What an ask waits for, and of whom."""
    if ask.state == DRAFTED:
        return "an answer waits for you, as a second person, to read it through", telling.seconds(ask)
    return "you are asked about something that you hold", telling.answering_today(ask)


def _tell(person: Person, words: str, about: UUID, day: dt.date | None, address: str, *, late: bool) -> None:
    notices.tell(
        person, kind="rights", words=words, address=address, about=about, due_on=day,
        once=f"rights:{about}:{day}:{late}",
    )  # fmt: skip
