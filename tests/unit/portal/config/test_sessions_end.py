import datetime as dt

import pytest
from django.test import Client

from commonweal.portal.audit import clock
from commonweal.portal.config.middleware import sessions
from commonweal.portal.partnership.models import Account, Session
from portal_world import PASSWORD, World

pytestmark = pytest.mark.django_db


def _later(monkeypatch: pytest.MonkeyPatch, **delta: float) -> None:
    moment = clock.now() + dt.timedelta(**delta)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_half_an_hour_without_a_request_ends_a_session(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = world.client("clerk")
    assert client.get("/account/").status_code == 200
    _later(monkeypatch, minutes=29)
    assert client.get("/account/").status_code == 200
    _later(monkeypatch, minutes=29)
    assert client.get("/account/").status_code == 200
    _later(monkeypatch, minutes=31)
    answer = client.get("/notices/")
    assert answer.status_code == 302 and answer.url == "/account/login/?next=%2Fnotices%2F"
    assert not Session.objects.filter(account=world.accounts["clerk"].id).exists()


def test_twelve_hours_end_it_however_busy(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = world.client("clerk")
    for _ in range(29):
        client.get("/account/stay/")
        _later(monkeypatch, minutes=25)
    assert client.get("/account/stay/").status_code == 401


def test_a_session_says_how_long_it_lasts(world: World) -> None:
    client = world.client("clerk")
    assert client.get("/account/stay/").json()["ends_in"] == 30 * 60
    assert client.get("/accessibility/")["X-Session-Ends-In"] == "1800"
    assert Client().get("/account/stay/").status_code == 401


def test_what_was_typed_is_kept_for_ones_own_form_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for origin, kept in (("http://testserver", True), ("https://elsewhere.example", False), ("", False)):
        client = world.client("administrator")
        client.get("/account/")
        _later(monkeypatch, minutes=31)
        headers = {"Origin": origin} if origin else {}
        answer = client.post("/people/new/", {"name": "Typed <b>words</b>", "old_password": "x"}, headers=headers)
        page = answer.content.decode()
        assert answer.status_code == 401
        assert ("Typed &lt;b&gt;words&lt;/b&gt;" in page) is kept and "old_password" not in page
        assert answer["Cache-Control"] == "private, no-store"  # nobody is signed in, and it may be of a case


def test_a_part_of_a_page_is_told_and_left_as_it_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = world.client("clerk")
    client.get("/account/")
    _later(monkeypatch, minutes=31)
    answer = client.post("/notices/", {"words": "typed"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Reswap"], answer["X-Session-Ended"]) == (401, "none", "1")


def test_a_session_ended_from_elsewhere_keeps_what_was_typed_too(world: World) -> None:
    client = world.client("administrator")
    Session.objects.all().delete()
    answer = client.post("/people/new/", {"name": "Robin"}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 401 and "Robin" in answer.content.decode()


def test_signing_in_changes_the_sessions_key(world: World) -> None:
    client = Client()
    client.get("/account/password/reset/")
    session = client.session
    session["kept"] = "from before"
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    client.post("/account/login/", {"login": "Clerk", "password": PASSWORD})
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_demonstration_accounts_are_shut_where_others_can_reach_the_portal(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = world.client("clerk")
    assert client.get("/account/").status_code == 200
    monkeypatch.setattr(sessions, "demo_accounts_shut", lambda: True)
    assert client.get("/account/").status_code == 302
    Account.objects.filter(username="clerk").update(is_demo=False)
    assert world.client("clerk").get("/account/").status_code == 200


def test_an_account_without_a_second_factor_reaches_its_set_up_alone(world: World) -> None:
    Account.objects.filter(username="clerk").update(is_demo=False)
    client = world.client("clerk")
    assert client.get("/notices/").url == "/account/2fa/"
    assert client.post("/notices/").url == "/account/2fa/"
    assert client.get("/account/2fa/").status_code == 200
