import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from commonweal.portal.audit.clock import now
from commonweal.portal.partnership.models import Account, Membership, Person, SecondFactorReset, Session
from commonweal.portal.partnership.refusals import NotAsItStands, NotForThisPerson, SecondPerson
from commonweal.portal.partnership.verbs import second_factors
from portal_world import World

pytestmark = pytest.mark.django_db


def _asked(world: World) -> SecondFactorReset:
    Authenticator.objects.create(user=world.accounts["clerk"], type="totp", data={})
    return second_factors.ask(world.accounts["clerk"], reason="Lost phone, seen in person", by=_administrator(world))


def _administrator(world: World):
    return world.reader("administrator")


def test_one_administrator_alone_resets_nothing(world: World) -> None:
    asked = _asked(world)
    assert Authenticator.objects.filter(user=world.accounts["clerk"]).exists()
    with pytest.raises(SecondPerson):
        second_factors.agree(asked, by=_administrator(world))
    assert Authenticator.objects.filter(user=world.accounts["clerk"]).exists()


def test_information_governance_agrees_and_then_it_is_done(world: World) -> None:
    world.client("clerk")
    asked = _asked(world)
    second_factors.agree(asked, by=world.reader("governance"))
    assert not Authenticator.objects.filter(user=world.accounts["clerk"]).exists()
    assert not Session.objects.filter(account=world.accounts["clerk"].id).exists()
    with pytest.raises(NotAsItStands):
        second_factors.agree(asked, by=world.reader("governance"))


@pytest.mark.parametrize("username", [None, "member", "officer", "chair", "clerk", "analyst"])
def test_nobody_else_answers(world: World, username: str | None) -> None:
    asked = _asked(world)
    for answer in (second_factors.agree, second_factors.refuse):
        with pytest.raises(NotForThisPerson):
            answer(asked, by=world.reader(username))
    assert Authenticator.objects.filter(user=world.accounts["clerk"]).exists()


def test_nobody_agrees_to_their_own(world: World) -> None:
    person = Person.objects.create(name="Second Administrator")
    second = Account.objects.create(username="second", person=person)
    Membership.objects.create(person=person, role="administrator", since=dt.date(2020, 1, 1))
    governance = world.accounts["governance"]
    asked = second_factors.ask(governance, reason="Lost", by=_administrator(world))
    with pytest.raises(SecondPerson):
        second_factors.agree(asked, by=world.reader("governance"))
    world.accounts["second"] = second
    second_factors.agree(asked, by=world.reader("second"))
    with pytest.raises(SecondPerson):
        second_factors.ask(second, reason="Mine", by=world.reader("second"))


def test_refused_stays_refused_and_only_one_waits(world: World) -> None:
    asked = _asked(world)
    with pytest.raises(NotAsItStands):
        second_factors.ask(world.accounts["clerk"], reason="Again", by=_administrator(world))
    second_factors.refuse(asked, by=world.reader("governance"))
    with pytest.raises(NotAsItStands):
        second_factors.agree(asked, by=world.reader("governance"))
    assert Authenticator.objects.filter(user=world.accounts["clerk"]).exists()


def test_the_database_itself_wants_two_people(world: World) -> None:
    asked = _asked(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondFactorReset.objects.filter(pk=asked.pk).update(agreed_by=asked.asked_by, agreed_at=now())
