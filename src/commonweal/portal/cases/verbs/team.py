"""Who sits in a case: given and taken by its lead, each with a reason; sealed from somebody, with a reason too."""

from uuid import UUID

from django.db.models import QuerySet

from commonweal.portal.access.models import SealedFrom, Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import seats
from commonweal.portal.access.verbs.changing import held
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import Case, Need
from commonweal.portal.cases.refusals import NoLeadLeft, NotInCase
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Agency, Person
from commonweal.portal.tasks.models import OPEN, Action

ADDED = "You were made a member of a case."
LEADS_NOW = "A case is yours to lead."
LEFT = "A member left a case that you lead. Their open tasks want another owner."
HANDED_OVER = (
    "A case that you work on has another lead. If you declared a conflict of interest in it, declare it to them too."
)


@recorded
def add(case: Case, *, person: Person, agency: Agency, need: str, by: Reader) -> Seat:
    """Make somebody a member, for an agency that they are an officer of today. `need`: why they need to know."""
    case = held(case, "group")  # two leads' hands, or one that clicks twice, seat nobody twice
    rules.check_reader_can_lead(by, case)
    check_said(need, "why they need to know")
    rules.check_partner(person, agency)
    if _living(case).filter(person=person, agency=agency).exists():
        raise NotInCase(f"{person.name} is a member already.", "There is nothing to do.")
    seat = seats.give(case.pk, case.group, person=person, agency=agency, by=by)
    Need.objects.create(seat=seat, words=need.strip(), given_by_id=by.person)
    _tell(case, person, ADDED, f"case seat:{seat.pk}")
    return seat


@recorded
def remove(case: Case, seat: Seat, *, why: str, by: Reader) -> None:
    """Take a member off. Their open tasks wait for another owner, which the lead is told beside."""
    rules.check_reader_can_lead(by, case)
    check_said(why, "why they are taken off")
    if seat.lead:
        raise NoLeadLeft("A case keeps a lead.", "Hand it over to another member first.")
    seats.take(case.pk, seat, by=by)
    Need.objects.filter(seat=seat).update(ended_words=why.strip())


@recorded
def leave(case: Case, *, why: str, by: Reader) -> None:
    """Leave a case oneself, open or closed, and say why: nobody must be kept from that by a lead who is away."""
    rules.check_reader_can_leave(by, case)
    check_said(why, "why you leave")
    mine = list(_living(case).filter(person=by.person, lead=False).order_by("pk"))
    leads = [seat.person for seat in _living(case).filter(lead=True).select_related("person").order_by("pk")]
    for seat in mine:
        Need.objects.filter(seat=seat).update(ended_words=why.strip())  # while one still reads it
        seats.take(case.pk, seat, by=by)
    for person in leads:
        _tell(case, person, LEFT, f"case left:{mine[0].pk}")


@recorded
def hand_over(case: Case, seat: Seat, *, why: str, by: Reader) -> Seat:
    """Make another member the lead. Whoever led it stays a member; the lead agency is the new lead's."""
    case = held(case, "group")
    rules.check_reader_can_lead(by, case)
    check_said(why, "why it is handed over")
    if seat.person_id == by.person or seat.until is not None or seat.glass:
        raise NotInCase("Choose another member, who sits in the case now.", "Add them first where they do not.")
    rules.check_partner(seat.person, seat.agency)
    mine = _living(case).filter(person=by.person, lead=True).select_related("person", "agency").get()
    given = seats.give(case.pk, case.group, person=seat.person, agency=seat.agency, by=by, lead=True)
    _moved(seat, given)
    kept = seats.give(case.pk, case.group, person=mine.person, agency=mine.agency, by=by)
    _moved(mine, kept)
    case.lead = seat.agency
    case.save(update_fields=["lead"])
    note("hand over case", by=by.account, thing=case.pk, words=why.strip())
    _tell(case, seat.person, LEADS_NOW, f"case lead:{given.pk}")
    others = _living(case).exclude(person__in=(seat.person_id, by.person)).select_related("person").order_by("pk")
    for member in others:
        _tell(case, member.person, HANDED_OVER, f"case handed over:{given.pk}:{member.pk}")
    return given


@recorded
def seal(case: Case, *, person: Person, why: str, by: Reader) -> None:
    """Keep a case from a named person, whatever they are or become: not even breaking the glass opens it to them."""
    rules.check_reader_can_lead(by, case)
    check_said(why, "why it is sealed from them")
    if person.pk == by.person:
        raise NoLeadLeft("You lead this case.", "Hand it over first; whoever leads it then can seal it from you.")
    seats.seal_from(case.pk, case.group, person=person, by=by)
    note("reason of seal", by=by.account, thing=case.pk, words=why.strip())


@recorded
def unseal(case: Case, *, person: Person, why: str, by: Reader) -> None:
    """Take a seal away, with a reason. They are no member by that: they can be made one."""
    rules.check_reader_can_lead(by, case)
    check_said(why, "why the seal is taken away")
    if not SealedFrom.objects.filter(audience=case.group_id, person=person).exists():
        raise NotInCase("It is not sealed from them.", "There is nothing to do.")
    seats.unseal(case.pk, case.group, person=person, by=by)
    note("reason of unseal", by=by.account, thing=case.pk, words=why.strip())


def waiting_tasks(case: Case, person: UUID) -> int:
    """How many open tasks of a case somebody owns: who takes them off is told."""
    return Action.objects.filter(thing__home=case.pk, owner=person, state=OPEN).count()


def _moved(old: Seat, new: Seat) -> None:
    """What somebody needs to know follows them to their new seat."""
    need = Need.objects.filter(seat=old).first()
    if need is not None and old.pk != new.pk:
        Need.objects.create(seat=new, words=need.words, given_by_id=need.given_by_id)


def _living(case: Case) -> QuerySet[Seat]:
    return Seat.objects.filter(seats.living(), audience=case.group_id, glass=False)


def _tell(case: Case, person: Person, words: str, once: str) -> None:
    notices.tell(person, kind="case", words=words, address=rules.address_of(case.pk), about=case.pk, once=once)
