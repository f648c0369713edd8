"""Records of people: those that share a key with whom is sought, and those that a confirmed link ties to them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from commonweal.portal.access.models import Seat, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases.officers import of_today
from commonweal.portal.partnership.models import Person
from commonweal.portal.people import said
from commonweal.portal.people.models import CONFIRMED, Correction, Link, OnlineName, Place, Record, Vehicle
from commonweal.portal.people.said import ADDRESSES, SEXES, Said
from commonweal.portal.rights import clocks, texts
from commonweal.portal.rights.held.matching import records_of
from commonweal.portal.rights.holdings import Due, Found, Holding
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.speaking import on

KIND = "people.record"


def all_of(who: Said) -> dict[UUID, Found]:
    """Records of whom is sought, over the links that are confirmed today. A link that was undone brings nothing.

    One that a link alone brings is tied to it: who may not read both of its ends is told nothing by being asked.
    """
    own = records_of(who)
    found = {record: Found(record) for record, sure in sorted(own.items()) if sure}
    waiting = set(found)
    while waiting:
        near = _near(waiting, found)
        found |= near
        waiting = set(near)
    return found | {record: Found(record, sure=False) for record in sorted(own) if record not in found}


def _near(ends: set[UUID], known: dict[UUID, Found]) -> dict[UUID, Found]:
    """What confirmed links tie to these records: the first link of each, in one order."""
    rows = Link.objects.filter(Q(one__in=ends) | Q(other__in=ends), state=CONFIRMED).order_by("suggested_at", "pk")
    near: dict[UUID, Found] = {}
    for link, one, other in rows.values_list("pk", "one", "other"):
        for end, beyond in ((one, other), (other, one)):
            if end in ends and beyond not in known and beyond not in near:
                near[beyond] = Found(beyond, tied=link, over=over_of(known[end]))
    return near


def over_of(found: Found) -> UUID | None:
    """A record that only a link brought: what is found over it is asked about under that link as well."""
    return found.thing if found.tied else None


def lines_of(thing: Thing) -> Iterator[Line]:
    """What a record says, was corrected from, and what vehicles, places and names online stand in it."""
    record = Record.objects.select_related("agency").get(pk=thing.pk)
    yield Line("Recorded by", f"{record.agency.name}, {on(record.entered_at)}")
    yield from _said(said.read(record.said), "")
    if record.note:
        yield Line("Note", record.note)
    for correction in Correction.objects.filter(record=record).order_by("corrected_at"):
        yield from _said(said.read(correction.was), f"Before it was corrected on {on(correction.corrected_at)}: ")
    same = {"of": record.pk, "lock": thing.lock_id}
    for one in Vehicle.objects.filter(**same).order_by("entered_at", "pk"):
        yield Line("Vehicle", _joined(one.registration, one.make, one.colour, one.note, one.ended_why))
    for place in Place.objects.filter(**same).order_by("entered_at", "pk"):
        yield Line("Place", _joined(place.lines, place.postcode, place.ward, place.uprn, place.note, place.ended_why))
    for name in OnlineName.objects.filter(**same).order_by("entered_at", "pk"):
        yield Line("Name online", _joined(name.handle, name.service, name.note, name.ended_why))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _said(who: Said, before: str) -> Iterator[Line]:
    for label, words in (
        ("Name", who.name),
        ("Date of birth", who.born_words),
        ("Sex", SEXES.get(who.sex, who.sex) if who.sex else ""),
    ):
        if words:
            yield Line(before + label, words)
    yield from (Line(f"{before}Also known as", alias) for alias in who.aliases)
    yield from (Line(before + ADDRESSES[one.kind], one.words) for one in who.addresses if one.words)
    yield from (Line(f"{before}Telephone", phone) for phone in who.phones)


def _find(who: Said) -> Iterable[Found]:
    return all_of(who).values()


def _answers(reader: Reader, thing: Thing) -> bool:
    """The lead of the case that it stands in; else an officer of the agency whose record it is."""
    group = group_of(thing)
    if group is not None:
        return leads(reader, group)
    return Record.objects.filter(pk=thing.pk, agency__in=reader.serves).exists()


def leads(reader: Reader, group: UUID) -> bool:
    """Whether this reader has a lead's seat in a group today."""
    seats = Seat.objects.filter(living(), audience=group, person=reader.person, agency__in=reader.serves, lead=True)
    return seats.exists()


def leaders(group: UUID) -> Iterable[Person]:
    """Who leads a group today: with a lead's seat in it, and still an officer of the agency that it was given for."""
    return Person.objects.filter(seats__in=seats_of(group).filter(lead=True)).distinct()


def seats_of(group: UUID) -> QuerySet[Seat, Seat]:
    """Seats of a group that somebody sits on who may act there today: glass that was broken opens it to be read."""
    there = of_today().filter(person=OuterRef("person"), agency=OuterRef("agency"))
    return Seat.objects.filter(Exists(there), living(), audience=group, glass=False)


def officers(agency: UUID | None) -> Iterable[Person]:
    """The leads of an agency, or where it has none its officers."""
    rows = of_today().filter(agency=agency)
    lead = rows.filter(duty="agency lead")
    return Person.objects.filter(pk__in=(lead if lead.exists() else rows).values("person"))


def _holders(thing: Thing) -> Iterable[Person]:
    group = group_of(thing)
    return leaders(group) if group is not None else officers(_agency(thing))


def _agency(thing: Thing) -> UUID | None:
    return Record.objects.filter(pk=thing.pk).values_list("agency", flat=True).first()


def group_of(thing: Thing) -> UUID | None:
    """The group of the case that something stands in; None: it stands in none."""
    home = thing.home
    while home is not None:
        if home.audience.kind == "group":
            return home.audience_id
        home = home.home
    return None


def _due(day: dt.date) -> Iterator[Due]:
    """An agency's own records, in no case."""
    for rule in (one for one in texts.rules() if one.of == KIND):
        rows = Record.objects.filter(thing__home=None).values_list("pk", "entered_at", "corrected_at")
        for record, entered, corrected in rows.order_by("pk"):
            since = (corrected or entered).date()
            if (due := clocks.years_after(since, rule.years)) <= day:
                yield Due(record, rule.key, since, due)


HOLDING = Holding(
    kind=KIND, words="A record of a person", find=_find, lines=lines_of, answers=_answers, holders=_holders,
    agency=_agency, due=_due, stands_in=True,
)  # fmt: skip
