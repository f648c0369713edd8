import pytest

from commonweal.portal.partnership.models import Account, Token
from commonweal.portal.partnership.queries import tokens as seen
from commonweal.portal.partnership.refusals import NotForThisPerson
from commonweal.portal.partnership.verbs import tokens
from portal_world import World

pytestmark = pytest.mark.django_db


def test_a_secret_opens_one_purpose_of_one_account_and_is_not_kept(world: World) -> None:
    clerk = world.accounts["clerk"]
    secret = tokens.make(account=clerk, purpose="calendar", by=world.reader("clerk"))
    assert seen.account_of_token(secret, "calendar") == clerk
    assert seen.account_of_token(secret, "news") is None
    assert seen.account_of_token(secret[:-1], "calendar") is None
    assert seen.account_of_token("\ud800", "calendar") is None
    assert secret not in str(list(Token.objects.values()))


def test_a_new_secret_ends_the_one_before_and_revoking_ends_it(world: World) -> None:
    clerk, by = world.accounts["clerk"], world.reader("clerk")
    first = tokens.make(account=clerk, purpose="calendar", by=by)
    second = tokens.make(account=clerk, purpose="calendar", by=by)
    assert seen.account_of_token(first, "calendar") is None
    (held,) = seen.held(clerk.id)
    tokens.revoke(Token.objects.get(pk=held.id), by=by)
    assert seen.account_of_token(second, "calendar") is None and seen.held(clerk.id) == ()


def test_a_closed_account_has_no_feed(world: World) -> None:
    secret = tokens.make(account=world.accounts["clerk"], purpose="calendar", by=world.reader("clerk"))
    Account.objects.filter(username="clerk").update(is_active=False)
    assert seen.account_of_token(secret, "calendar") is None


def test_nobody_makes_or_ends_anothers(world: World) -> None:
    with pytest.raises(NotForThisPerson):
        tokens.make(account=world.accounts["clerk"], purpose="calendar", by=world.reader("chair"))
    tokens.make(account=world.accounts["clerk"], purpose="calendar", by=world.reader("clerk"))
    with pytest.raises(NotForThisPerson):
        tokens.revoke(Token.objects.get(), by=world.reader("administrator"))
    assert Token.objects.get().revoked_at is None
