"""Giving back a way in to whoever lost their second factor: two people do it, never one."""

from uuid import UUID

from allauth.mfa.models import Authenticator

from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership import rules
from commonweal.portal.partnership.doers import Doer
from commonweal.portal.partnership.models import Account, SecondFactorReset
from commonweal.portal.partnership.refusals import NotAsItStands, NotForThisPerson
from commonweal.portal.partnership.verbs.people import end_all_of


@recorded
def ask(account: Account, *, reason: str, by: Doer) -> SecondFactorReset:
    """Ask that an account may set up its second factor again."""
    rules.check_reader_can_ask_reset(by, account)
    Account.objects.select_for_update().get(pk=account.pk)
    if SecondFactorReset.objects.filter(account=account, agreed_at=None, refused_at=None).exists():
        raise NotAsItStands("This was asked for already.", "Have a second person answer it.")
    asked = SecondFactorReset.objects.create(account=account, reason=reason, asked_by=_account(by), asked_at=now())
    note("ask second factor reset", by=by.account, thing=account.id, words=reason)
    return asked


@recorded
def agree(asked: SecondFactorReset, *, by: Doer) -> None:
    """Agree, as a second person: the old second factors and all sessions of the account end."""
    asked = _open(asked)
    rules.check_reader_can_answer_reset(by, asked)
    asked.agreed_by, asked.agreed_at = _account(by), now()
    asked.save(update_fields=["agreed_by", "agreed_at"])
    Authenticator.objects.filter(user=asked.account).delete()
    end_all_of(asked.account)
    note("agree second factor reset", by=by.account, thing=asked.account_id)


@recorded
def refuse(asked: SecondFactorReset, *, by: Doer) -> None:
    """Refuse, as a second person."""
    asked = _open(asked)
    rules.check_reader_can_answer_reset(by, asked)
    asked.refused_by, asked.refused_at = _account(by), now()
    asked.save(update_fields=["refused_by", "refused_at"])
    note("refuse second factor reset", by=by.account, thing=asked.account_id)


def _open(asked: SecondFactorReset) -> SecondFactorReset:
    asked = SecondFactorReset.objects.select_for_update().get(pk=asked.pk)
    if asked.agreed_at or asked.refused_at:
        raise NotAsItStands("This was answered already.")
    return asked


def _account(by: Doer) -> UUID:
    if by.account is None:
        raise NotForThisPerson("Sign in first.")
    return by.account
