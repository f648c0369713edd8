"""Names of whoever did something, for partners alone."""

from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Account


def names(reader: Reader, accounts: Iterable[UUID]) -> dict[UUID, str]:
    """Account ids -> names; nothing for residents, though it is asked all the same."""
    wanted = set(accounts) if reader.held else set()
    return dict(Account.objects.filter(pk__in=wanted).values_list("pk", "person__name"))
