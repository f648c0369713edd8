"""Whose feed a secret opens, and which feeds an account has."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.partnership.models import Account, Token
from commonweal.portal.partnership.queries.memberships import living


@dataclass(frozen=True, slots=True)
class TokenView:
    """One feed that is open."""

    id: UUID
    purpose: str
    made_at: dt.datetime


def account_of_token(secret: str, purpose: str) -> Account | None:
    """The account that a secret is for; None where it was revoked, or its owner has no place any more."""
    kept = hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
    found = Token.objects.filter(sha256=kept, purpose=purpose, revoked_at=None, account__is_active=True)
    token = found.select_related("account__person").first()
    if token is None or not living().filter(person=token.account.person_id).exists():
        return None
    return token.account


def held(account: UUID) -> tuple[TokenView, ...]:
    """An account's open feeds."""
    rows = Token.objects.filter(account=account, revoked_at=None).order_by("purpose", "made_at")
    return tuple(TokenView(row.id, row.purpose, row.made_at) for row in rows)
