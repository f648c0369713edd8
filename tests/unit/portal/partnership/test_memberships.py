import datetime as dt

import pytest

from commonweal.portal.audit.clock import today
from commonweal.portal.partnership.models import Membership, Session
from commonweal.portal.partnership.queries import recertification, tokens
from commonweal.portal.partnership.refusals import AdministratorOnly, NotAsItStands, NotForThisPerson, SecondPerson
from commonweal.portal.partnership.rules import LEAD
from commonweal.portal.partnership.verbs import memberships
from commonweal.portal.partnership.verbs import tokens as feeds
from portal_world import World

pytestmark = pytest.mark.django_db
YESTERDAY = -1


def _held(world: World, username: str) -> Membership:
    return Membership.objects.get(person=world.people[username])


def _confirmed_days_ago(world: World, days: int) -> None:
    Membership.objects.update(recertified_on=today() - dt.timedelta(days=days))


def test_an_ended_membership_ends_sessions_and_feeds_at_once(world: World) -> None:
    client = world.client("officer")
    officer = world.accounts["officer"]
    secret = feeds.make(account=officer, purpose="calendar", by=world.reader("officer"))
    assert tokens.account_of_token(secret, "calendar") == officer
    assert Session.objects.filter(account=officer.id).exists()
    memberships.end(
        _held(world, "officer"), last_day=today() + dt.timedelta(days=YESTERDAY), by=world.reader("administrator")
    )
    assert not Session.objects.filter(account=officer.id).exists()
    assert tokens.account_of_token(secret, "calendar") is None
    assert world.reader("officer").held == ()
    assert client.get("/account/").status_code == 302


def test_a_session_outlives_one_membership_where_another_lives(world: World) -> None:
    world.client("officer")
    by = world.reader("administrator")
    other = memberships.begin(
        world.people["officer"], role="member", agency=world.agencies["Police"], body=None, since=today(), by=by
    )
    memberships.end(other, last_day=today() - dt.timedelta(days=1), by=by)
    assert Session.objects.filter(account=world.accounts["officer"].id).exists()
    assert [h.role for h in world.reader("officer").held] == ["partner officer"]


def test_a_last_day_is_a_whole_day(world: World) -> None:
    memberships.end(_held(world, "officer"), last_day=today(), by=world.reader("administrator"))
    assert world.reader("officer").held
    assert memberships.end_sessions_without_place() == 0


def test_whoever_has_no_place_left_is_signed_out_by_the_daily_work(world: World) -> None:
    world.client("fire")
    Membership.objects.filter(person=world.people["fire"]).update(until=today() - dt.timedelta(days=1))
    assert memberships.end_sessions_without_place() == 1
    assert not Session.objects.filter(account=world.accounts["fire"].id).exists()


@pytest.mark.parametrize(("username", "role"), [("administrator", "clerk"), ("clerk", "administrator")])
def test_an_administrator_holds_no_other_role(world: World, username: str, role: str) -> None:
    with pytest.raises(AdministratorOnly):
        memberships.begin(
            world.people[username], role=role, agency=None, body=None, since=today(), by=world.reader("administrator")
        )
    assert Membership.objects.filter(person=world.people[username]).count() == 1


def test_a_place_that_begins_later_counts_too(world: World) -> None:
    _held(world, "clerk")
    Membership.objects.filter(person=world.people["clerk"]).update(since=today() + dt.timedelta(days=10))
    with pytest.raises(AdministratorOnly):
        memberships.begin(
            world.people["clerk"], role="administrator", agency=None, body=None, since=today(),
            by=world.reader("administrator"),
        )  # fmt: skip


@pytest.mark.parametrize("username", [None, "member", "officer", "chair", "clerk", "analyst", "governance"])
def test_only_administrators_change_memberships(world: World, username: str | None) -> None:
    with pytest.raises(NotForThisPerson):
        memberships.end(_held(world, "fire"), last_day=today(), by=world.reader(username))
    assert _held(world, "fire").until is None


def test_an_unknown_role_and_dates_back_to_front_are_refused(world: World) -> None:
    by, who = world.reader("administrator"), world.people["fire"]
    with pytest.raises(NotAsItStands, match="no role"):
        memberships.begin(who, role="king", agency=None, body=None, since=today(), by=by)
    with pytest.raises(NotAsItStands, match="last day"):
        memberships.begin(
            who, role="member", agency=None, body=None, since=today(), until=today() - dt.timedelta(days=1), by=by
        )


def test_a_membership_is_asked_about_after_ninety_days_and_lapses_after_thirty_more(world: World) -> None:
    _confirmed_days_ago(world, 89)
    assert not recertification.due().exists()
    _confirmed_days_ago(world, 90)
    assert recertification.due().count() == 8 and not recertification.overdue().exists()
    assert memberships.lapse_unconfirmed() == 0
    _confirmed_days_ago(world, 120)
    memberships.confirm(_held(world, "officer"), by=world.reader("administrator"))
    assert memberships.lapse_unconfirmed() == 7
    assert world.reader("officer").held and not world.reader("clerk").held


def test_an_agencys_lead_confirms_its_people_and_nobody_their_own(world: World) -> None:
    _confirmed_days_ago(world, 91)
    Membership.objects.filter(person=world.people["officer"]).update(duty=LEAD)
    colleague = Membership.objects.create(
        person=world.people["member"], agency=world.agencies["Police"], role="member", since=dt.date(2020, 1, 1),
        recertified_on=today() - dt.timedelta(days=91),
    )  # fmt: skip
    assert [due.id for due in recertification.due_for(world.reader("officer"))] == [colleague.id]
    assert colleague.id not in {due.id for due in recertification.due_for(world.reader("administrator"))}
    with pytest.raises(NotForThisPerson):
        memberships.confirm(_held(world, "fire"), by=world.reader("officer"))
    with pytest.raises(SecondPerson):
        memberships.confirm(_held(world, "officer"), by=world.reader("officer"))
    with pytest.raises(NotForThisPerson):
        memberships.confirm(colleague, by=world.reader("administrator"))
    memberships.confirm(colleague, by=world.reader("officer"))
    assert recertification.due_for(world.reader("officer")) == ()


def test_the_list_is_asked_for_in_a_fixed_number_of_queries(world: World, django_assert_num_queries: object) -> None:
    _confirmed_days_ago(world, 1)
    by = world.reader("administrator")
    counts = []
    for waiting in (1, 3):
        rows = list(Membership.objects.exclude(person=by.person).order_by("pk").values_list("pk", flat=True)[:waiting])
        Membership.objects.filter(pk__in=rows).update(recertified_on=today() - dt.timedelta(days=100))
        with django_assert_num_queries(3):  # type: ignore[operator]
            counts.append(len(recertification.due_for(by)))
    assert counts == [1, 3]
