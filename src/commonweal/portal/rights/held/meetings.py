"""Meetings about cases, for the schedule alone: what was said of somebody stands in each case, and is found there.

One that was about a single case goes with that case. One about several, or about none, has a time of its own; each
minute stays in its case, with the meeting's kind and day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Count, Q

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.meetings_about.models import KINDS, Attendee, CaseMeeting, Discussion
from commonweal.portal.cases.officers import of_today
from commonweal.portal.partnership.models import Person
from commonweal.portal.rights import clocks, texts
from commonweal.portal.rights.held import papers, records
from commonweal.portal.rights.holdings import Due, Holding
from commonweal.portal.rights.redaction import Line

KIND = "cases.casemeeting"


def _lines(thing: Thing) -> Iterator[Line]:
    row = CaseMeeting.objects.get(pk=thing.pk)
    yield Line("Meeting", f"{KINDS.get(row.kind, row.kind)}, {row.on.strftime(papers.DAY)}")
    names = Attendee.objects.filter(meeting=row).order_by("person__name").values_list("person__name", flat=True)
    yield Line("Who was asked", ", ".join(names))


def _answers(reader: Reader, thing: Thing) -> bool:
    """Whoever called it; of those asked to it, where they are gone, an officer of the agency whose meeting it is."""
    own = CaseMeeting.objects.filter(pk=thing.pk, agency__in=reader.serves).exists()
    return records.leads(reader, thing.audience_id) or own


def _holders(thing: Thing) -> Iterable[Person]:
    """Of those asked to it: nobody else may open it."""
    seats = records.seats_of(thing.audience_id)
    own = of_today().filter(agency=_agency(thing)).values("person")
    asked = Person.objects.filter(seats__in=seats.filter(person__in=own)).distinct()
    return list(records.leaders(thing.audience_id)) or list(asked)


def _agency(thing: Thing) -> UUID | None:
    return CaseMeeting.objects.filter(pk=thing.pk).values_list("agency", flat=True).first()


def _due(day: dt.date) -> Iterator[Due]:
    """Counted from the day of the meeting."""
    one_case = Discussion.objects.exclude(meeting=None).values("meeting").annotate(many=Count("case", distinct=True))
    by_itself = ~Q(pk__in=one_case.filter(many=1).values("meeting"))
    for rule in (one for one in texts.rules() if one.of == KIND):
        for meeting, on in CaseMeeting.objects.filter(by_itself).order_by("pk").values_list("pk", "on"):
            if (due := clocks.years_after(on, rule.years)) <= day:
                yield Due(meeting, rule.key, on, due)


HOLDING = Holding(
    kind=KIND, words="A meeting about cases", find=lambda _: (), lines=_lines, answers=_answers, holders=_holders,
    agency=_agency, due=_due, place="cases:meeting", stands_in=True,
)  # fmt: skip
