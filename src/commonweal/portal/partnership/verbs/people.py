"""People and their accounts."""

from django.db import IntegrityError, transaction

from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership import rules
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Account, Agency, Person, Session, Token
from commonweal.portal.partnership.refusals import NotAsItStands, SecondPerson


@recorded
def add(*, name: str, prefix: str = "", suffix: str = "", post: str = "", agency: Agency | None, by: Doer) -> Person:
    """Enter a person; they need no account to sit on a body."""
    rules.check_reader_can_manage_people(by)
    person = Person.objects.create(name=name, prefix=prefix, suffix=suffix, post=post, agency=agency)
    note("add person", by=by.account, thing=person.id)
    return person


@recorded
def change(person: Person, *, name: str, prefix: str, suffix: str, post: str, agency: Agency | None, by: Doer) -> None:
    """Change a person's name, post or agency."""
    rules.check_reader_can_manage_people(by)
    person.name, person.prefix, person.suffix, person.post, person.agency = name, prefix, suffix, post, agency
    person.save()
    note("change person", by=by.account, thing=person.id)


@recorded
def give_account(person: Person, *, username: str, email: str, by: Doer) -> Account:
    """Make a person's account. It has no password until they choose one through the link that goes to the address."""
    rules.check_reader_can_manage_people(by)
    if Account.objects.filter(username__iexact=username).exists():
        raise NotAsItStands("This user name is taken.", "Choose another one.")
    if Account.objects.filter(person=person).exists():
        raise NotAsItStands("This person has an account.", "Open it again instead of making a second one.")
    account = Account(username=username, email=email, person=person)
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        raise NotAsItStands("This user name is taken.", "Choose another one.") from error
    note("give account", by=by.account, thing=account.id)
    return account


@recorded
def close_account(account: Account, *, by: Doer) -> None:
    """Shut an account: it cannot sign in, and its sessions and feeds end at once."""
    rules.check_reader_can_manage_people(by)
    if account.id == by.account:
        raise SecondPerson("You cannot close your own account.", "Ask another administrator.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_all_of(account)
    note("close account", by=by.account, thing=account.id)


@recorded
def open_account(account: Account, *, by: Doer) -> None:
    """Let a closed account sign in again."""
    rules.check_reader_can_manage_people(by)
    account.is_active = True
    account.save(update_fields=["is_active"])
    note("open account", by=by.account, thing=account.id)


def end_all_of(account: Account) -> None:
    """End an account's sessions and feeds. Part of a verb that says why."""
    Session.objects.filter(account=account.id).delete()
    Token.objects.filter(account=account, revoked_at=None).update(revoked_at=now())
