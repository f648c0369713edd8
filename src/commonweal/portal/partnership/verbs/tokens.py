"""What lets a calendar or news reader fetch one person's feed."""

import hashlib
import secrets

from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Account, Token
from commonweal.portal.partnership.refusals import NotForThisPerson


@recorded
def make(*, account: Account, purpose: str, by: Doer) -> str:
    """Make a secret for one purpose and answer it: it is shown once, and kept as a hash. An older one ends."""
    _check_own(account, by)
    secret = secrets.token_urlsafe(32)
    Token.objects.filter(account=account, purpose=purpose, revoked_at=None).update(revoked_at=now())
    made = Token.objects.create(account=account, purpose=purpose, sha256=hashed(secret), made_at=now())
    note("make token", by=by.account, thing=made.id)
    return secret


@recorded
def revoke(token: Token, *, by: Doer) -> None:
    """End a feed."""
    _check_own(token.account, by)
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now()):
        note("revoke token", by=by.account, thing=token.id)


@recorded
def end(*, account: Account, purpose: str, by: Doer) -> None:
    """End an account's feeds for one purpose, as when their address fell into other hands."""
    for token in Token.objects.filter(account=account, purpose=purpose, revoked_at=None):
        revoke(token, by=by)


def hashed(secret: str) -> str:
    """What is kept of a secret. It is random and long, so that no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _check_own(account: Account, by: Doer) -> None:
    if account.id != by.account:
        raise NotForThisPerson("A feed is its owner's own.", "Make one for your own account.")
