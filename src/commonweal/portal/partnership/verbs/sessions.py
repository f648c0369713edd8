"""Ending sessions."""

from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Account, Session
from commonweal.portal.partnership.queries.sessions import mark_of


@recorded
def end_all(*, account: Account, by: Doer | None) -> int:
    """Sign an account out everywhere; says how many sessions ended."""
    ended, _ = Session.objects.filter(account=account.id).delete()
    note("end sessions", by=by.account if by else None, thing=account.id)
    return ended


@recorded
def end_others(*, account: Account, keep: str | None, by: Doer) -> int:
    """Sign an account out everywhere but in the session of this key; says how many ended."""
    ended, _ = Session.objects.filter(account=account.id).exclude(session_key=keep or "").delete()
    note("end other sessions", by=by.account, thing=account.id)
    return ended


@recorded
def end(*, account: Account, mark: str, by: Doer) -> bool:
    """End the one of an account's sessions that a mark names; whether it was still there."""
    keys = Session.objects.filter(account=account.id).values_list("session_key", flat=True)
    named = [key for key in keys if mark_of(key) == mark]
    ended, _ = Session.objects.filter(session_key__in=named).delete()
    note("end session", by=by.account, thing=account.id)
    return bool(ended)
