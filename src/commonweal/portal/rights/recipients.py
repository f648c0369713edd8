"""Telling whoever was given something that it was put right, is used no more, or was erased (UK GDPR, article 19).

The system does it: it knows of every share, which whoever answered does not. Nobody is told twice. Bodies outside the
partnership are told by whoever answers: the ask's page names those that they may read of.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from commonweal.portal.access.models import Thing
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases.models import Case
from commonweal.portal.disclosures.models import REFUSED, About, Disclosure
from commonweal.portal.intelligence import reaching
from commonweal.portal.intelligence.models import Sanitised
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Person
from commonweal.portal.rights.held import records
from commonweal.portal.rights.held.disclosures import TO_THEM
from commonweal.portal.rights.models import Ask, Remark, UnitAsk
from commonweal.portal.rights.models import hold as remarks
from commonweal.portal.rights.models.ask import CORRECTED, DONE, ERASE, NOTED, UPHELD

WORDS = {
    CORRECTED: "Something that was shared with your agency was corrected since.",
    UPHELD: "The use of something that was shared with your agency was restricted since.",
    ERASE: "Something that was shared with your agency was erased since. Erase your copy, unless a law keeps it.",
}
MARKS = {CORRECTED: remarks.CORRECTED, UPHELD: remarks.RESTRICTED}
OUT = "out"  # of a sanitised text that stands


def tell_all() -> None:
    """What was answered lately. What is erased is told of as it goes."""
    lately = now() - dt.timedelta(days=1)
    for model in (Ask, UnitAsk):
        done = model.objects.filter(state=DONE, decision__in=MARKS, reviewed_at__gte=lately)
        for ask in done.select_related("thing").order_by("pk"):
            if ask.thing.home_id is not None:
                _told(ask, ask.thing.home_id)
        for ask in model.objects.filter(state=DONE, decision=NOTED, reviewed_at__gte=lately).order_by("pk"):
            _end_on_copies(ask)


@recorded
def _end_on_copies(ask: Ask | UnitAsk) -> None:
    """What its own page says no more, copies say no more either."""
    for remark in Remark.objects.filter(ask=ask.pk).exclude(kind=remarks.ENDED).exclude(ends=[]):
        marked = Remark.objects.filter(kind=remarks.RESTRICTED, ask__in=remark.ends).exclude(thing=remark.thing_id)
        ended = Remark.objects.filter(ask=ask.pk, kind=remarks.ENDED).values("thing")
        for copy in marked.exclude(thing__in=ended).values_list("thing", flat=True).distinct():
            Remark.objects.create(thing_id=copy, kind=remarks.ENDED, ask=ask.pk, ends=remark.ends, noted_on=today())
            note("mark copy", by=None, thing=copy)


@recorded
def _told(ask: Ask | UnitAsk, of: UUID) -> None:
    tell(of, ask.decision, key=ask.pk)
    _mark_copies(ask, of)


def tell(of: UUID, what: str, *, key: UUID) -> None:
    """Tell the officers of every agency to which it was shared, and those to whom it was by name."""
    for disclosure in shares_of(of).order_by("pk"):
        for person in _given(disclosure):
            notices.tell(
                person, kind="rights", words=WORDS[what], about=disclosure.pk, once=f"{what}:{key}:{disclosure.pk}",
                address=reverse("disclosures:disclosure", args=[disclosure.pk]),
            )  # fmt: skip


def shares_of(of: UUID) -> QuerySet[Disclosure, Disclosure]:
    """Where it went: itself, what it stands in or stands in it, and what was made of it."""
    return Disclosure.objects.filter(
        passed_on(), pk__in=About.objects.filter(of__in=went_with(of)).values("disclosure")
    )


def went_with(of: UUID) -> set[UUID]:
    """By what it went: itself, what it stands in, the cases of a person's record, and texts that were made of it."""
    ids = {of, *_above(of), *_texts(of).values_list("pk", flat=True)}
    return ids | set(Case.objects.filter(subjects__record=of).values_list("pk", flat=True))


def passed_on() -> Q:
    """Shares that are how something went to others: neither refused, nor with the person themselves."""
    return ~Q(decision=REFUSED) & ~Q(power=TO_THEM)


def _given(disclosure: Disclosure) -> Iterable[Person]:
    found = {person for agency in disclosure.to_agencies for person in records.officers(UUID(agency))}
    found |= set(Person.objects.filter(pk__in=[UUID(one) for one in disclosure.to_people]))
    return sorted(found, key=lambda person: person.pk)


def _mark_copies(ask: Ask | UnitAsk, of: UUID) -> None:
    """Texts that the unit let out of a report say it on their own page, since their readers read no report."""
    for text in _texts(of).exclude(released=None).order_by("pk"):
        marked = Remark.objects.filter(thing=text.released, ask=ask.pk)
        if text.released is None or marked.exists():
            continue
        Remark.objects.create(thing_id=text.released, kind=MARKS[ask.decision], ask=ask.pk, noted_on=today())
        note("mark copy", by=None, thing=text.released)
        for person in Person.objects.filter(pk__in=reaching.people_of(text)).order_by("pk"):
            notices.tell(
                person, kind="rights", words=WORDS[ask.decision], about=text.released, once=f"copy:{ask.pk}:{text.pk}",
                address=reverse("intelligence:released", args=[text.released]),
            )  # fmt: skip


def _texts(report: UUID) -> QuerySet[Sanitised, Sanitised]:
    return Sanitised.objects.filter(report=report, state=OUT)


def _above(thing: UUID) -> set[UUID]:
    found: set[UUID] = set()
    home = Thing.objects.filter(pk=thing).values_list("home", flat=True).first()
    while home is not None and home not in found:
        found.add(home)
        home = Thing.objects.filter(pk=home).values_list("home", flat=True).first()
    return found
