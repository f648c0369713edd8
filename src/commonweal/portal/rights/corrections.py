"""What was corrected since a person asked, by the trace that each kind keeps of it."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from commonweal.portal.cases.documents.models import CaseFile
from commonweal.portal.cases.meetings_about.models import Discussion
from commonweal.portal.cases.models import Entry, Former, Risk, Subject
from commonweal.portal.intelligence.models import Item
from commonweal.portal.people.models import Correction, OnlineName, Place, Record, Vehicle
from commonweal.portal.rights.models import Ask, UnitAsk

Rows = QuerySet[Any, Any]


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
