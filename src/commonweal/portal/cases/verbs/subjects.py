"""People of a case: each a record that stands in it, with what they are there."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import Case, Subject
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.cases.roles import ROLES
from commonweal.portal.cases.verbs.entries import agency_of
from commonweal.portal.people.verbs import records
from commonweal.portal.people.verbs.records import Spoken


@recorded
def add(case: Case, said: Spoken, *, role: str, by: Reader, note: str = "") -> Subject:
    """Enter somebody in the case, as one's agency knows them, and say what they are in it."""
    rules.check_reader_can_write(by, case)
    if role not in ROLES:
        raise SomethingMissing("Say what they are in this case.", "Choose one that is offered.")
    record = records.enter(said, agency=agency_of(case, by), by=by, home=case.thing, note=note)
    return things.make(
        Subject, home=case.thing, audience=audiences.public(), by=by, case=case, record=record, role=role,
        added_on=today(),
    )  # fmt: skip


@recorded
def end(subject: Subject, *, why: str, by: Reader) -> Subject:
    """Say that somebody has no part in the case any more, or never had. What was written stays."""
    subject = held(subject, "case__thing__lock")
    rules.check_reader_can_write(by, subject.case)
    check_said(why, "why they have no part in it")
    if subject.ended_on is not None:
        raise NotInCase("That was said already.", "There is nothing to do.")
    return changed(subject, "end subject", by, ended_on=today(), ended_why=why.strip())
