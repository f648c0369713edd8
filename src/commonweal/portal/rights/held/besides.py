"""Vehicles, places and names online that an agency knows by themselves.

They are sought by what was given for whom is sought, and by what stands in records that are surely theirs: the latter
are asked of those alone who may read that record, too. None is sure: a car is lent, a house is shared. Somebody looks.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q

from commonweal.matching.one_place import WAYS, Told, same
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Person
from commonweal.portal.people import indexing
from commonweal.portal.people.models import OnlineName, Place, Vehicle
from commonweal.portal.people.said import Said
from commonweal.portal.rights import clocks, texts
from commonweal.portal.rights.held import records
from commonweal.portal.rights.held.matching import belongings
from commonweal.portal.rights.holdings import Due, Found, Holding
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.speaking import on

Model = type[Vehicle] | type[Place] | type[OnlineName]
KEYS = {Vehicle: ("registration_key",), Place: tuple(f"{way}_key" for way in WAYS), OnlineName: ("handle_key",)}
WORDS = {
    Vehicle: ("registration", "make", "colour", "note", "ended_why"),
    Place: ("lines", "postcode", "ward", "uprn", "note", "ended_why"),
    OnlineName: ("handle", "service", "note", "ended_why"),
}  # fmt: skip
NAMES = {Vehicle: "A vehicle", Place: "A place", OnlineName: "A name online"}


def _finder(model: Model) -> Callable[[Said], Iterable[Found]]:
    def find(who: Said) -> Iterator[Found]:
        given = _given(model, who)
        known = {id: one for id, one in records.all_of(who).items() if one.sure}
        stands: list[Any] = list(model._default_manager.filter(of__in=known).order_by("-pk"))
        theirs = {value: row.of_id for row in stands for value in _marks(row)}
        places = [*_places(who), *(row.told for row in stands if isinstance(row, Place))]
        shared = Q(pk__in=())
        for key in KEYS[model]:
            shared |= Q(**{f"{key}__in": given | set(theirs)})
        for row in model._default_manager.filter(shared, of=None).order_by("pk"):
            if isinstance(row, Place) and not any(same(row.told, told) for told in places):
                continue  # something surer tells it from all of theirs
            record = next((theirs[value] for value in _marks(row) if value in theirs), None)
            if given & set(_marks(row)):
                yield Found(row.pk, sure=False)
            elif record is not None:
                yield Found(row.pk, sure=False, tied=record, over=records.over_of(known[record]))

    return find


def _marks(row: Vehicle | Place | OnlineName) -> list[str]:
    """By what two may be one, the surest first."""
    return [value for key in KEYS[type(row)] if (value := str(getattr(row, key)))]


def _given(model: Model, who: Said) -> set[str]:
    if model is Place:
        return {value for told in _places(who) for _, value in told.ways}
    return belongings(who)


def _places(who: Said) -> list[Told]:
    return [indexing.told(one.lines, one.postcode) for one in who.addresses]


def _reader(model: Model) -> Callable[[Thing], Iterable[Line]]:
    def lines(thing: Thing) -> Iterator[Line]:
        row = model._default_manager.select_related("agency").get(pk=thing.pk)
        yield Line("Recorded by", f"{row.agency.name}, {on(row.entered_at)}")
        yield Line(NAMES[model], ", ".join(said for name in WORDS[model] if (said := str(getattr(row, name)).strip())))
        if row.ended_at is not None:
            yield Line(f"Taken out on {on(row.ended_at)}", row.ended_why)

    return lines


def _agency_of(model: Model) -> Callable[[Thing], UUID | None]:
    return lambda thing: model._default_manager.filter(pk=thing.pk).values_list("agency", flat=True).first()


def _answers(model: Model) -> Callable[[Reader, Thing], bool]:
    def answers(reader: Reader, thing: Thing) -> bool:
        """The lead of the case that it stands in; else an officer of the agency whose it is."""
        group = records.group_of(thing)
        if group is not None:
            return records.leads(reader, group)
        return model._default_manager.filter(pk=thing.pk, agency__in=reader.serves).exists()

    return answers


def _holders(model: Model) -> Callable[[Thing], Iterable[Person]]:
    def holders(thing: Thing) -> Iterable[Person]:
        group = records.group_of(thing)
        return records.leaders(group) if group is not None else records.officers(_agency_of(model)(thing))

    return holders


def _due(model: Model) -> Callable[[dt.date], Iterable[Due]]:
    kind = model._meta.label_lower

    def due(day: dt.date) -> Iterator[Due]:
        """Those in no record and no case."""
        for rule in (one for one in texts.rules() if one.of == kind):
            rows = model._default_manager.filter(of=None, thing__home=None).values_list("pk", "entered_at")
            for pk, entered in rows.order_by("pk"):
                if (over := clocks.years_after(entered.date(), rule.years)) <= day:
                    yield Due(pk, rule.key, entered.date(), over)

    return due


HOLDINGS = tuple(
    Holding(
        kind=model._meta.label_lower, words=f"{NAMES[model]} known by itself", find=_finder(model),
        lines=_reader(model), answers=_answers(model), holders=_holders(model), agency=_agency_of(model),
        due=_due(model), stands_in=True,
    )
    for model in (Vehicle, Place, OnlineName)
)  # fmt: skip
