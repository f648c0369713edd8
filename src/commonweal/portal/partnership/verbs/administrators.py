"""The first administrator: made by whoever runs the machine, where there is none."""

import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from commonweal.errors import PortalRefused
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.models import Account, Membership, Person
from commonweal.portal.partnership.queries import accounts
from commonweal.portal.partnership.rules import ADMINISTRATOR


def check_none() -> None:
    """Refuse where somebody was ever made administrator: they make the others, within the portal."""
    if accounts.administrator_exists():
        raise PortalRefused(
            "This portal has had an administrator.", "Administrators make further accounts on the People pages."
        )


@recorded
def make_first(*, username: str, name: str, email: str, password: str) -> Account:
    """Make the first administrator's person, account and membership."""
    check_none()
    if not re.fullmatch(r"[\w.@+-]{1,150}", username) or not name.strip():
        raise PortalRefused("The user name cannot be used.", "Use letters, figures and . @ + - _; give a name, too.")
    if Account.objects.filter(username__iexact=username).exists():
        raise PortalRefused("This user name is taken.", "Choose another one.")
    person = Person.objects.create(name=name.strip())
    account = Account(username=username, email=email, person=person)
    try:
        if email:
            validate_email(email)
        validate_password(password, account)
    except ValidationError as error:
        raise PortalRefused(" ".join(error.messages), "Nothing was made; try again.") from error
    account.set_password(password)
    account.save()
    Membership.objects.create(person=person, role=ADMINISTRATOR, since=today(), recertified_on=today())
    note("make first administrator", by=None, thing=account.id)
    return account
