"""The reader of whoever runs a command on the server itself.

They could read the database's files as well, so that the portal grants them a clerk's rights, under an account that
nobody can sign in to: what a command writes stands in the audit under it.
"""

from commonweal.portal.access.reader import Held, Reader, with_locks
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.models import Account, Person

USERNAME, NAME = "command-line", "Command line"


@recorded
def at_the_command_line() -> Reader:
    """The command line's reader; its account is made when it is first needed, shut for good."""
    account = Account.objects.filter(username=USERNAME).first()
    if account is None:
        account = Account(username=USERNAME, person=Person.objects.create(name=NAME), is_active=False)
        account.set_unusable_password()
        account.save()
        note("make account", by=None, thing=account.pk)
    return with_locks(account.pk, account.person_id, NAME, (Held("clerk", None, None),))
