"""A legal hold is placed, bites what it is about, is looked at again, and is lifted with a reason."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from commonweal.portal.access import references
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.people import said
from commonweal.portal.rights import holdings, rules
from commonweal.portal.rights.models import Bite, Hold
from commonweal.portal.rights.refusals import NotTheirAsk, RequestNotInState

LONGEST = dt.timedelta(days=366)  # until somebody looks at it again


@recorded
def place(
    *, why: str, again_on: dt.date, by: Reader, about: said.Said | None = None, whole_kind: str = ""
) -> Hold:  # fmt: skip
    """Keep all that is held on somebody, or everything of a kind. What that is the system finds, and tells nobody."""
    check_people_allowed()
    rules.check_reader_governs(by)
    if (about is None) == (not whole_kind):
        raise SomethingMissing("It says nothing of what must stay.", "Name a person, or choose a kind.")
    if about is not None and not about.identified:
        raise SomethingMissing("That could be anybody.", "Give a name, and a date of birth or an address.")
    if whole_kind and whole_kind not in {one.kind for one in holdings.all_of_them()}:
        raise SomethingMissing("That kind is not known.", "Choose one of the list.")
    kept = about.kept() if about else None
    return _placed(why, again_on, by, about=kept, whole_kind=whole_kind)


@recorded
def place_on(thing: Thing, *, why: str, again_on: dt.date, by: Reader) -> Hold:
    """Keep one thing, as one of those who answer for it."""
    check_people_allowed()
    if not rules.reader_holds(by, thing, holdings.of_thing(thing)):
        raise NotTheirAsk("Whoever holds this may place a hold on it.", "Ask its lead, or information governance.")
    hold = _placed(why, again_on, by, of=thing.pk)
    Bite.objects.create(hold=hold.pk, thing=thing, again_on=again_on)
    return hold


@recorded
def look_at_again(hold: Hold, *, why: str, again_on: dt.date, by: Reader) -> Hold:
    """It is still needed: why, and until when."""
    hold = _living(hold, by)
    _check(why, again_on)
    Bite.objects.filter(hold=hold.pk).update(again_on=again_on)
    return changed(hold, "review hold", by, why=f"{hold.why}\n{today():%-d %B %Y}: {why.strip()}", again_on=again_on)


@recorded
def lift(hold: Hold, *, why: str, by: Reader) -> Hold:
    """It is needed no more. The schedule goes on from here; nothing goes by this alone."""
    hold = _living(hold, by)
    check_said(why, "why it is lifted")
    return changed(hold, "lift hold", by, lifted_on=today(), lifted_by=by.account, lifted_why=why.strip())


def bite() -> None:
    """The system's part: each living hold bites what it is about today; a lifted one nothing."""
    for hold in Hold.objects.order_by("placed_on", "pk"):
        _bite(hold)


@recorded
def _bite(hold: Hold) -> None:
    wanted = set(_bitten(hold)) if hold.lifted_on is None else set()
    held_now = set(Bite.objects.filter(hold=hold.pk).values_list("thing", flat=True))
    Bite.objects.filter(hold=hold.pk).exclude(thing__in=wanted).delete()
    fresh = sorted(wanted - held_now)
    Bite.objects.bulk_create(
        (Bite(hold=hold.pk, thing_id=one, again_on=hold.again_on) for one in fresh), batch_size=1000
    )
    Bite.objects.filter(hold=hold.pk).exclude(again_on=hold.again_on).update(again_on=hold.again_on)
    if wanted != held_now:
        note("hold bites", by=None, thing=hold.pk)


def _bitten(hold: Hold) -> list[UUID]:
    if hold.of is not None:
        return list(Thing.objects.filter(pk=hold.of).values_list("pk", flat=True))
    if hold.whole_kind:
        return list(Thing.objects.filter(kind=hold.whole_kind).values_list("pk", flat=True))
    who = said.read(hold.about or {})
    return [one.thing for holding in holdings.all_of_them() for one in holding.find(who)]


def _placed(why: str, again_on: dt.date, by: Reader, **what: Any) -> Hold:
    _check(why, again_on)
    fields: Mapping[str, Any] = {**what, "why": why.strip(), "again_on": again_on, "placed_on": today()}
    return things.make(Hold, home=None, audience=audiences.partners(), by=by, reference=references.new("H"), **fields)


def _check(why: str, again_on: dt.date) -> None:
    check_said(why, "why it must stay")
    if not today() < again_on <= today() + LONGEST:
        raise SomethingMissing("The day to look at it again is missing.", "Give one within a year.")


def _living(hold: Hold, by: Reader) -> Hold:
    hold = held(hold)
    mine = hold.of is not None and hold.thing.made_by == by.account
    if not mine:
        rules.check_reader_governs(by)
    if hold.lifted_on is not None:
        raise RequestNotInState("It was lifted.", "Place another.")
    return hold
