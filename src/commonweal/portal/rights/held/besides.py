"""Vehicles, places and names online that an agency knows by themselves: found over what a record of theirs holds.

A vehicle or a name online is sought by those that stand in records that are surely of whom is sought; a place by an
address of theirs. None is sure: a car is lent, a house is shared. Its holder looks.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.sealed.index import folded
from commonweal.portal.partnership.models import Person
from commonweal.portal.people import indexing
from commonweal.portal.people.models import OnlineName, Place, Vehicle
from commonweal.portal.people.said import Said
from commonweal.portal.rights import clocks, texts
from commonweal.portal.rights.held import records
from commonweal.portal.rights.holdings import Due, Found, Holding
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.speaking import on

Model = type[Vehicle] | type[Place] | type[OnlineName]
KEYS = {Vehicle: "registration_key", Place: "postcode_key", OnlineName: "handle_key"}
WORDS = {
    Vehicle: ("registration", "make", "colour", "note"), Place: ("lines", "postcode", "note"),
    OnlineName: ("handle", "service", "note"),
}  # fmt: skip
NAMES = {Vehicle: "A vehicle", Place: "A place", OnlineName: "A name online"}


def _finder(model: Model) -> Callable[[Said], Iterable[Found]]:
    key = KEYS[model]

    def find(who: Said) -> Iterator[Found]:
        sure = [record for record, certain in records.all_of(who).items() if certain]
        theirs = list(model._default_manager.filter(of__in=sure))
        wanted = {str(getattr(row, key)) for row in theirs}
        wanted |= {indexing.postcode_key(one.postcode) or "" for one in who.addresses if model is Place}
        doors = {folded(row.lines) for row in theirs if isinstance(row, Place)}
        doors |= {folded(one.lines) for one in who.addresses}
        for row in model._default_manager.filter(of=None, **{f"{key}__in": wanted - {""}}).order_by("pk"):
            if not isinstance(row, Place) or folded(row.lines) in doors:  # a postcode alone is a whole street
                yield Found(row.pk, sure=False)

    return find


def _reader(model: Model) -> Callable[[Thing], Iterable[Line]]:
    def lines(thing: Thing) -> Iterator[Line]:
        row = model._default_manager.select_related("agency").get(pk=thing.pk)
        yield Line("Recorded by", f"{row.agency.name}, {on(row.entered_at)}")
        yield Line(NAMES[model], ", ".join(said for name in WORDS[model] if (said := str(getattr(row, name)).strip())))

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
        due=_due(model),
    )
    for model in (Vehicle, Place, OnlineName)
)  # fmt: skip
