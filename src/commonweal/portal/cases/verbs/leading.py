"""A case that nobody leads any more: a member asks to, information governance answers, and they take it on."""

from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reach import holders
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import glass_rules, lead_rules, passages, references, rules
from commonweal.portal.cases.models import LEAD, Case, Glass, Need
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Person

ASKED = "Somebody asks to lead a case that you work on and nobody leads. Who works on it says who, and what you can do."
TO_ANSWER = "Somebody asks to lead a case that nobody leads any more. It waits for your word."
TAKEN = (
    "Nobody led a case that you work on: one of its members leads it now. If you declared a conflict of interest in "
    "it, declare it to them too."
)
TAKEN_TO_GOVERN = "Somebody took the lead of a case that nobody led any more. Its audit says who, and why."


@recorded
def ask(case: Case, *, why: str, by: Reader) -> Glass:
    """Ask to lead it. Governance is told who asks and why, and not which case; those who work on it, that it is so."""
    case = held(case, "lead")
    lead_rules.check_reader_can_ask(by, case)
    glass_rules.check_reader_can_try(by)
    check_said(why, "why you should lead it")
    seat = lead_rules.seat_to_ask_from(by, case)
    if seat is None:
        raise NotInCase("You have no seat in this case today.", rules.ASK_LEAD)
    moment = now()
    asked = things.make(
        Glass, home=None, audience=audiences.partners(), by=by, code=references.new(), person_id=by.person,
        agency=seat.agency, reason=why.strip(), way=LEAD, tried_at=moment, found=True,
        until=moment + lead_rules.ASKED_FOR,
    )  # fmt: skip
    Need.objects.filter(seat=seat).update(glass_code=asked.code)
    note("ask to lead", by=by.account, thing=case.pk, words=why.strip())
    for member in lead_rules.working(case):
        if member.person_id != by.person:
            _tell(case, member.person, ASKED, f"case lead asked:{asked.pk}:{member.pk}")
    _tell_governance(TO_ANSWER, glass_rules.address_of(asked.pk), f"glass:{asked.pk}", about=asked.pk)
    return asked


@recorded
def take(case: Case, *, why: str, by: Reader) -> Seat:
    """Take on a case whose lead lost their place: every member is told at once, and governance."""
    lead_rules.check_reader_can_take(by, case)
    check_said(why, "why you take it on")
    seat = lead_rules.seat_to_lead_from(by, case)
    given = passages.take_lead(case, seat) if seat else None
    if seat is None or given is None:
        raise NotInCase("This case has a lead.", "Look at who works on it again.")
    Need.objects.create(seat_id=given, words=why.strip(), given_by_id=by.person)
    if case.lead_id != seat.agency_id:
        Case.objects.filter(pk=case.pk).update(lead=seat.agency_id)
    note("take lead", by=by.account, thing=case.pk, words=why.strip())
    for member in lead_rules.working(case):
        if member.person_id != by.person:
            _tell(case, member.person, TAKEN, f"case taken:{given}:{member.pk}")
    _tell_governance(TAKEN_TO_GOVERN, reverse("cases:broken"), f"case taken:{given}")
    return Seat.objects.get(pk=given)


def _tell(case: Case, person: Person, words: str, once: str) -> None:
    notices.tell(person, kind="case", words=words, address=rules.address_of(case.pk), about=case.pk, once=once)


def _tell_governance(words: str, address: str, once: str, *, about: UUID | None = None) -> None:
    """Of nothing that governance may not open: a notice about a case would show to nobody of it."""
    for person in Person.objects.filter(pk__in=holders("governance")).order_by("pk"):
        notices.tell(person, kind="case", words=words, address=address, about=about, once=once)
