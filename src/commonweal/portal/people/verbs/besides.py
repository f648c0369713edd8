"""Vehicles, places and online names: entered of a record, in a home, or as an agency's own; and taken out again."""

from typing import Any, TypeVar

from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people import indexing, rules
from commonweal.portal.people.models import OnlineName, Place, Record, Vehicle

Known = TypeVar("Known", Vehicle, Place, OnlineName)


@recorded
def enter_vehicle(
    *, agency: Agency, by: Reader, registration: str = "", make: str = "", colour: str = "", note: str = "",
    of: Record | None = None, home: Thing | None = None, audience: Audience | None = None,
) -> Vehicle:  # fmt: skip
    """A vehicle, its registration as typed."""
    _something(registration, make, colour, note)
    key = indexing.registration_key(registration) if registration.strip() else ""
    fields = {"registration": registration, "registration_key": key, "make": make, "colour": colour}
    return _enter(Vehicle, agency, by, note, of, home, audience, **fields)


@recorded
def enter_place(
    *, agency: Agency, by: Reader, lines: str = "", postcode: str = "", uprn: str = "", ward: str = "", note: str = "",
    of: Record | None = None, home: Thing | None = None, audience: Audience | None = None,
) -> Place:  # fmt: skip
    """A place, by its address or in words. `ward`: where a name alone stands for it."""
    _something(lines, postcode, uprn, note)
    told = indexing.told(lines, postcode, uprn=uprn, ward=ward)
    keys = {f"{way}_key": value for way, value in told.ways}
    keys["postcode_key"] = indexing.postcode_key(postcode) or ""
    fields = {"lines": lines, "postcode": postcode, "uprn": uprn, "ward": ward, **keys}
    return _enter(Place, agency, by, note, of, home, audience, **fields)


@recorded
def enter_online_name(
    *, agency: Agency, by: Reader, handle: str, service: str = "", note: str = "",
    of: Record | None = None, home: Thing | None = None, audience: Audience | None = None,
) -> OnlineName:  # fmt: skip
    """A name that somebody goes by on a service."""
    _something(handle)
    fields = {"handle": handle, "handle_key": indexing.handle_key(handle), "service": service}
    return _enter(OnlineName, agency, by, note, of, home, audience, **fields)


@recorded
def take_out(row: Known, *, why: str, by: Reader) -> Known:
    """Say that it is not so, or not any more. What was written stays, with why; it is found no longer."""
    row = held(row, "agency", "thing__lock")
    rules.check_reader_can_correct(by, row)
    check_said(why, "why it is taken out")
    if row.ended_at is not None:
        raise SomethingMissing("It was taken out already.", "There is nothing to do.")
    return changed(row, f"take {row._meta.verbose_name} out", by, ended_at=now(), ended_why=why.strip())


def _enter(
    model: type[Known], agency: Agency, by: Reader, note: str, of: Record | None, home: Thing | None,
    audience: Audience | None, **fields: Any,
) -> Known:  # fmt: skip
    """`of`: it stands in that record, and is read with it."""
    check_people_allowed()
    rules.check_reader_can_enter(by, agency=agency.pk)
    home = of.thing if of is not None else home
    whom = audience or (audiences.agencies([agency.pk]) if home is None else audiences.public())
    return things.make(
        model, home=home, audience=whom, by=by, agency=agency, of=of, note=note.strip(), entered_at=now(),
        entered_by=by.account, **fields,
    )  # fmt: skip


def _something(*words: str) -> None:
    if not any(word.strip() for word in words):
        raise SomethingMissing("Nothing is said of it.", "Give at least one thing that it can be told by.")
