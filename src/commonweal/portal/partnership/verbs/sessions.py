"""Ending sessions."""

from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Account, Session


@recorded
def end_all(*, account: Account, by: Doer | None) -> int:
    """Sign an account out everywhere; says how many sessions ended."""
    ended, _ = Session.objects.filter(account=account.id).delete()
    note("end sessions", by=by.account if by else None, thing=account.id)
    return ended
