"""What was corrected since a person asked, and telling whoever had been given it before."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from commonweal.portal.audit.clock import now
from commonweal.portal.cases.documents.models import CaseFile
from commonweal.portal.cases.meetings_about.models import Discussion
from commonweal.portal.cases.models import Case, Entry, Former, Risk, Subject
from commonweal.portal.disclosures.models import REFUSED, About, Disclosure
from commonweal.portal.intelligence.models import Item
from commonweal.portal.notices.verbs import notices
from commonweal.portal.people.models import Correction, OnlineName, Place, Record, Vehicle
from commonweal.portal.rights.held import records
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.models.ask import CORRECTED, DONE

Rows = QuerySet[Any, Any]
WORDS = "Something that was shared with your agency was corrected since."


def since(ask: Ask | UnitAsk) -> bool:
    """Whether what was asked about was corrected after this was asked, with its trace. See `TRACED`."""
    traces = TRACED.get(ask.source)
    return traces is None or any(rows.exists() for rows in traces(ask.thing.home_id, ask.thing.made_at))


def _of_record(record: UUID | None, asked: dt.datetime) -> list[Rows]:
    out = [
        model._default_manager.filter(of=record, ended_at__gte=asked) for model in (Vehicle, Place, OnlineName)
    ]  # fmt: skip
    return [Correction.objects.filter(record=record, corrected_at__gte=asked), *out]


def _of_case(case: UUID | None, asked: dt.datetime) -> list[Rows]:
    inside = Record.objects.filter(thing__home=case).values("pk")
    day = timezone.localdate(asked)
    return [
        Former.objects.filter(entry__case=case, corrected_at__gte=asked),
        Entry.objects.filter(case=case, struck_at__gte=asked),
        Correction.objects.filter(record__in=inside, corrected_at__gte=asked),
        Subject.objects.filter(case=case, ended_on__gte=day),
        CaseFile.objects.filter(case=case, withdrawn_at__gte=asked),
        Discussion.objects.filter(case=case, minuted_at__gte=asked, on__lte=day),  # of a later meeting it is the first
        Risk.objects.filter(case=case, thing__made_at__gte=asked),  # which is put right by another
    ]


def _of_entry(entry: UUID | None, asked: dt.datetime) -> list[Rows]:
    struck = Entry.objects.filter(pk=entry, struck_at__gte=asked)
    return [struck, Former.objects.filter(entry=entry, corrected_at__gte=asked)]


# How each kind keeps the trace of a correction. Of the others, what the person is told of it is the trace.
TRACED: dict[str, Callable[[UUID | None, dt.datetime], list[Rows]]] = {
    "people.record": _of_record,
    "people.vehicle": lambda id, asked: [Vehicle.objects.filter(pk=id, ended_at__gte=asked)],
    "people.place": lambda id, asked: [Place.objects.filter(pk=id, ended_at__gte=asked)],
    "people.onlinename": lambda id, asked: [OnlineName.objects.filter(pk=id, ended_at__gte=asked)],
    "cases.case": _of_case,
    "cases.entry": _of_entry,
    "cases.casefile": lambda id, asked: [CaseFile.objects.filter(pk=id, withdrawn_at__gte=asked)],
    # a report is never overwritten: what is right comes as another item of it
    "intelligence.report": lambda id, asked: [Item.objects.filter(report=id, added_at__gte=asked)],
}


def tell_all() -> None:
    """The system's part: it knows of every share, which whoever corrected does not. Nobody is told twice."""
    lately = now() - dt.timedelta(days=1)
    done = Ask.objects.filter(state=DONE, decision=CORRECTED, reviewed_at__gte=lately).select_related("thing")
    for ask in done:
        tell(ask)


def tell(ask: Ask | UnitAsk) -> None:
    """Tell the officers of every agency to which it was shared."""
    of = {ask.thing.home_id}
    of |= set(Case.objects.filter(subjects__record=ask.thing.home_id).values_list("pk", flat=True))
    shared = Disclosure.objects.filter(pk__in=About.objects.filter(of__in=of).values("disclosure"))
    for disclosure in shared.exclude(decision=REFUSED).order_by("pk"):
        for agency in disclosure.to_agencies:
            for person in records.officers(UUID(agency)):
                notices.tell(
                    person, kind="rights", words=WORDS, about=disclosure.pk, once=f"corrected:{ask.pk}:{disclosure.pk}",
                    address=reverse("disclosures:disclosure", args=[disclosure.pk]),
                )  # fmt: skip
