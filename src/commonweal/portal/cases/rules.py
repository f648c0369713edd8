"""Who may do what in a case. Each rule is a pair. A seat opens it; its lead says who sits in it."""

from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.models import Kept, Seat
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import GlassIsReadOnly
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases.models import ROW, Case
from commonweal.portal.cases.officers import of_today
from commonweal.portal.cases.refusals import NoLeadLeft, NotAPartner, NotInCase, NotTheirCase
from commonweal.portal.partnership.models import Agency, Person

ASK_LEAD = "Ask the case's lead."


def check_reader_can_open(reader: Reader, *, agency: UUID | None = None) -> None:
    """A partner's officer, for their own agency. `agency` None: whether they may open any at all."""
    if reader.person is None or not reader.may("W", ROW) or (agency and agency not in reader.serves):
        raise NotTheirCase("Officers of the partner agencies open cases, each for their own.", "Ask one of them.")


def reader_can_open(reader: Reader, *, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_open` lets pass."""
    return allowed(check_reader_can_open, reader, agency=agency)


def check_reader_can_write(reader: Reader, case: Case) -> None:
    """Whoever sits in it by more than broken glass, while it is open."""
    check_reader_sits(reader, case)
    if case.closed_on is not None:
        raise NotInCase("This case is closed.", "Its lead can open it again, with a reason.")


def reader_can_write(reader: Reader, case: Case) -> bool:
    """Whether `check_reader_can_write` lets pass."""
    return allowed(check_reader_can_write, reader, case)


def check_reader_sits(reader: Reader, case: Kept) -> None:
    """Whoever sits in it by more than broken glass, open or closed."""
    if case.lock_id in reader.glass_locks:
        raise GlassIsReadOnly(
            "You opened this by breaking the glass, which lets you read and nothing else.",
            "Ask its lead to make you a member.",
        )
    if not (reader.may("W", ROW) and opens(reader, case.thing)):
        raise NotTheirCase("This is worked on by others.", ASK_LEAD)


def leads(reader: Reader, case: Case) -> bool:
    """Whether this reader has the lead's seat today, for an agency that is still theirs."""
    found = Seat.objects.filter(
        living(), audience=case.group_id, person=reader.person, agency__in=reader.serves, lead=True
    )
    return found.exists()


def check_reader_can_lead(reader: Reader, case: Case) -> None:
    """Its lead alone: who sits in it, from whom it is sealed, who read it, whether it is closed."""
    check_reader_sits(reader, case)
    if not reader.may("G", ROW, lead=leads(reader, case)):
        raise NotTheirCase("Only the case's lead does this.", ASK_LEAD)


def reader_can_lead(reader: Reader, case: Case) -> bool:
    """Whether `check_reader_can_lead` lets pass."""
    return allowed(check_reader_can_lead, reader, case)


def check_reader_can_leave(reader: Reader, case: Case) -> None:
    """Any member but the lead, who hands it over first."""
    check_reader_sits(reader, case)
    if leads(reader, case):
        raise NoLeadLeft("You lead this case.", "Hand it over to another member; then you can leave it.")


def reader_can_leave(reader: Reader, case: Case) -> bool:
    """Whether `check_reader_can_leave` lets pass."""
    return allowed(check_reader_can_leave, reader, case)


def check_partner(person: Person, agency: Agency) -> None:
    """Somebody is a partner officer of an agency today, and can sign in."""
    if not of_today().filter(person=person, agency=agency).exists():
        raise NotAPartner(
            f"{person.name} is no officer of {agency.name} in this portal today.",
            "Whoever keeps the portal's accounts can enter their place there.",
        )


def address_of(case: UUID) -> str:
    """A case's page."""
    return reverse("cases:case", args=[case])


def check_reader_can_see_readings(reader: Reader, case: Case) -> None:
    """The table's row "audit": whoever leads a case sees who read it. Governance reads the audit itself."""
    check_reader_sits(reader, case)
    if not allows_lead(reader, leads(reader, case)):
        raise NotTheirCase("Only the case's lead sees who read it.", ASK_LEAD)


def allows_lead(reader: Reader, lead: bool) -> bool:
    """The cell "lead: readers of own cases"."""
    return lead and reader.may("R", "audit", lead=True)
