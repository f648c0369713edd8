"""Who may do what to people, accounts and memberships: ACCESS.md's row "account". Pairs: one raises, one answers."""

from uuid import UUID

from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Account, Membership, SecondFactorReset
from commonweal.portal.partnership.queries.memberships import living
from commonweal.portal.partnership.refusals import AdministratorOnly, NotForThisPerson, PeopleRefused, SecondPerson

ROW = "account"
LEAD = "agency lead"
ADMINISTRATOR = "administrator"


def check_reader_can_read_people(reader: Doer) -> None:
    """Administrators and information governance."""
    if not reader.may("R", ROW):
        raise NotForThisPerson("Accounts are shown to administrators and information governance alone.")


def reader_can_read_people(reader: Doer) -> bool:
    """Whether `check_reader_can_read_people` passes."""
    return _passes(check_reader_can_read_people, reader)


def check_reader_can_manage_people(reader: Doer) -> None:
    """Administrators."""
    if not reader.may("W", ROW):
        raise NotForThisPerson("Only an administrator may change this.", "Ask one of them.")


def reader_can_manage_people(reader: Doer) -> bool:
    """Whether `check_reader_can_manage_people` passes."""
    return _passes(check_reader_can_manage_people, reader)


def check_roles_go_together(person: UUID, role: str) -> None:
    """An administrator holds no other role, today or later: nor may anyone with one become administrator."""
    held = set(living().filter(person=person).values_list("role", flat=True))
    held |= set(Membership.objects.filter(person=person, until=None).values_list("role", flat=True))
    if role == ADMINISTRATOR and held - {ADMINISTRATOR}:
        raise AdministratorOnly(
            "An administrator reads nothing, so they can hold no other role, and this person holds one.",
            "End their other memberships first, or choose someone else.",
        )
    if role != ADMINISTRATOR and ADMINISTRATOR in held:
        raise AdministratorOnly(
            "This person is an administrator, and an administrator can hold no other role.",
            "End that membership first.",
        )


def check_reader_can_confirm_membership(reader: Doer, membership: Membership) -> None:
    """The agency's lead confirms; where it has no other lead, an administrator. Nobody confirms their own."""
    if membership.person_id == reader.person:
        raise SecondPerson("Nobody confirms their own membership.", "Ask your agency's lead.")
    if reader.may("P", ROW, lead=is_lead(reader, membership.agency_id)):
        return
    if reader.may("W", ROW) and not _has_lead(membership):
        return
    raise NotForThisPerson("The lead of this person's agency confirms this membership.")


def reader_can_confirm_membership(reader: Doer, membership: Membership) -> bool:
    """Whether `check_reader_can_confirm_membership` passes."""
    return _passes(check_reader_can_confirm_membership, reader, membership)


def is_lead(reader: Doer, agency: UUID | None) -> bool:
    """Whether this person leads the agency today."""
    return agency is not None and living().filter(person=reader.person, agency=agency, duty=LEAD).exists()


def _has_lead(membership: Membership) -> bool:
    leads = living().filter(agency=membership.agency_id, duty=LEAD).exclude(person=membership.person_id)
    return membership.agency_id is not None and leads.exists()


def check_reader_can_ask_reset(reader: Doer, account: Account) -> None:
    """An administrator asks, and not for their own account."""
    check_reader_can_manage_people(reader)
    if account.id == reader.account:
        raise SecondPerson("You cannot ask this for yourself.", "Ask another administrator.")


def check_reader_can_answer_reset(reader: Doer, asked: SecondFactorReset) -> None:
    """A second administrator or information governance answers; not who asked, nor whose account it is."""
    if not reader.may("R", ROW):
        raise NotForThisPerson("Another administrator, or information governance, answers this.")
    if reader.account in (asked.asked_by, asked.account_id):
        raise SecondPerson("A second person has to agree.", "Ask another administrator or information governance.")


def reader_can_answer_reset(reader: Doer, asked: SecondFactorReset) -> bool:
    """Whether `check_reader_can_answer_reset` passes."""
    return _passes(check_reader_can_answer_reset, reader, asked)


def _passes(check: object, *told: object) -> bool:
    try:
        check(*told)  # type: ignore[operator]
    except PeopleRefused:
        return False
    return True
