"""The chronology: written, corrected with its first words kept, struck with a reason. Nothing is taken out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import Case, Entry, Former
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.partnership.models import Agency

SAID = ("text",)


@dataclass(frozen=True, slots=True)
class Said:
    """What is entered. `fewer`: people of the case who alone read it; none: every member does."""

    text: str
    kind: str = "note"
    happened_at: dt.datetime | None = None
    precision: str = "minute"
    fewer: Iterable[UUID] = ()


@recorded
def write(case: Case, said: Said, *, by: Reader, agency: Agency | None = None) -> Entry:
    """Keep what happened. `agency`: for which of one's agencies; None: the one that one sits in the case for."""
    rules.check_reader_can_write(by, case)
    return _kept(case, said, by=by, agency=agency)


def _kept(case: Case, said: Said, *, by: Reader, agency: Agency | None = None) -> Entry:
    check_said(said.text, "what happened")
    moment = now()
    happened = said.happened_at or moment
    if happened > moment + dt.timedelta(minutes=5):
        raise NotInCase("This has not happened yet.", "A chronology holds what was; set a task for what is to come.")
    fewer = set(said.fewer)
    if fewer:
        fewer.add(_me(by))
        _check_members(case, fewer)
    return things.make(
        Entry, home=case.thing, audience=audiences.people(fewer) if fewer else case.group, by=by, case=case,
        kind=said.kind, happened_at=happened, precision=said.precision, entered_at=moment, entered_by_id=by.person,
        agency=agency or agency_of(case, by), text=said.text.strip(), fewer=bool(fewer),
    )  # fmt: skip


@recorded
def correct(entry: Entry, *, text: str, why: str, by: Reader, seen: str = "") -> Entry:
    """Put other words in place of an entry's; the first ones stay behind them, with the reason."""
    entry = held(entry, "case__thing__lock")
    _check_own(entry, by)
    check_unchanged(entry, SAID, seen)
    check_said(text, "what it should say")
    check_said(why, "why it is corrected")
    things.make(
        Former, home=entry.thing, audience=audiences.public(), by=by, entry=entry, text=entry.text, why=why.strip(),
        corrected_at=now(), corrected_by_id=by.person,
    )  # fmt: skip
    return changed(entry, "correct entry", by, text=text.strip(), corrected_at=now())


@recorded
def strike(entry: Entry, *, why: str, by: Reader) -> Entry:
    """Say that an entry does not stand, and why. It is shown struck out, and stays."""
    entry = held(entry, "case__thing__lock")
    _check_own(entry, by)
    check_said(why, "why it does not stand")
    return changed(entry, "strike entry", by, struck_at=now(), struck_by_id=by.person, struck_why=why.strip())


def agency_of(case: Case, by: Reader) -> Agency:
    """The agency that somebody sits in a case for."""
    seats = Seat.objects.filter(living(), audience=case.group_id, person=by.person, agency__in=by.serves, glass=False)
    found = seats.select_related("agency").order_by("-lead", "since").first()
    if found is None:
        raise NotInCase("You have no seat in this case today.", rules.ASK_LEAD)
    return found.agency


def _check_own(entry: Entry, by: Reader) -> None:
    rules.check_reader_can_write(by, entry.case)
    if entry.struck_at is not None:
        raise NotInCase("This entry was struck already.", "Write a new one.")
    if entry.agency_id not in by.serves and not rules.leads(by, entry.case):
        raise NotInCase("Another agency entered this.", "Ask that agency, or the case's lead.")


def _check_members(case: Case, people: set[UUID]) -> None:
    seats = Seat.objects.filter(living(), audience=case.group_id, glass=False, person__in=people)
    if set(seats.values_list("person_id", flat=True)) != people:
        raise NotInCase("Somebody you named has no seat in this case.", "Choose among its members.")


def _me(by: Reader) -> UUID:
    if by.person is None:
        raise NotInCase("You have no seat in this case today.", rules.ASK_LEAD)
    return by.person
