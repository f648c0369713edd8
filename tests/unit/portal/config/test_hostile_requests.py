"""Requests that somebody made by hand: past the second factor, with a header of their own, from an ended place."""

import datetime as dt
from dataclasses import replace

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.fixtures import Settings

from commonweal.portal.audit.clock import today
from commonweal.portal.config.sign_in import SENDING
from commonweal.portal.partnership.models import Account, Membership, Session
from commonweal.portal.partnership.verbs import memberships, tokens
from portal_world import PASSWORD, World

pytestmark = pytest.mark.django_db
OPEN = ("/account/", "/healthz", "/colour.css", "/accessibility/", "/privacy/")
SOME = "00000000-0000-4000-8000-000000000000"
WORDS = {"uuid": SOME, "int": "1", "month": "2026-01", "str": "x", "slug": "x"}


def _addresses(found: list[URLPattern | URLResolver], before: str = "/") -> list[str]:
    """Every address of the portal outside one's own account, with something in place of what it takes."""
    every = []
    for one in found:
        at = before + str(one.pattern)
        every += _addresses(one.url_patterns, at) if isinstance(one, URLResolver) else [at]
    return every


def _filled(address: str) -> str:
    parts = [part if "<" not in part else WORDS[part.strip("<>").split(":")[0]] for part in address.split("/")]
    return "/".join(parts)


def _real(world: World, name: str) -> None:
    """An account that is no demonstration's, and so needs a second factor."""
    Account.objects.filter(pk=world.accounts[name].pk).update(is_demo=False)


def test_without_its_second_factor_an_account_reaches_no_page_of_any_room(world: World) -> None:
    _real(world, "clerk")
    client = world.client("clerk")
    rooms = [address for address in _addresses(get_resolver().url_patterns) if not address.startswith(OPEN)]
    assert len(rooms) > 100
    for address in rooms:
        answer = client.post(_filled(address))
        assert answer.status_code == 302 and answer["Location"] == "/account/2fa/", address
    assert client.get("/notices/")["Location"] == "/account/2fa/"


def test_a_password_alone_does_not_sign_in_whoever_has_a_second_factor(world: World) -> None:
    _real(world, "clerk")
    TOTP.activate(world.accounts["clerk"], generate_totp_secret())
    client = Client()
    answer = client.post("/account/login/", {"login": "clerk", "password": PASSWORD})
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    for path in ("/account/", "/account/2fa/", "/account/2fa/recovery-codes/", "/account/password/change/"):
        assert client.get(path)["Location"].startswith("/account/login/"), path
    assert client.get("/notices/").status_code == 404
    for _ in range(6):
        refused = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "too many tries" in refused.content.decode()


def test_an_ended_place_ends_its_sessions_feeds_and_rights_at_once(world: World) -> None:
    client, person = world.client("officer"), world.people["officer"]
    secret = tokens.make(account=world.accounts["officer"], purpose="calendar", by=world.reader("officer"))
    feed = reverse("meetings:own-calendar-file", args=[secret])
    assert client.get("/notices/").status_code == Client().get(feed).status_code == 200
    membership = Membership.objects.get(person=person)
    memberships.end(membership, last_day=today() - dt.timedelta(days=1), by=world.reader("administrator"))
    assert client.get("/notices/").status_code == 404
    assert not Session.objects.filter(account=world.accounts["officer"].pk).exists()
    assert Client().get(feed).status_code == 404


def test_what_a_visitor_writes_into_forwarding_headers_gives_no_new_tries(world: World) -> None:
    for number in range(20):
        last = Client().post(
            "/account/login/", {"login": f"nobody{number}", "password": "x"},
            headers={"X-Forwarded-For": f"198.51.100.{number}", "X-Real-IP": f"198.51.100.{number}"},
        )  # fmt: skip
    assert last.status_code == 429


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(world: World, settings: Settings) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, proxies=1)
    for number in range(20):
        forged = f"203.0.113.{number}, 198.51.100.9"
        last = Client().post(
            "/account/login/", {"login": f"nobody{number}", "password": "x"}, headers={"X-Forwarded-For": forged}
        )
    assert last.status_code == 429
    other = Client().post(
        "/account/login/", {"login": "clerk", "password": PASSWORD}, headers={"X-Forwarded-For": "198.51.100.10"}
    )
    assert other.status_code == 302


def test_a_closed_account_is_mailed_no_link(world: World) -> None:
    Account.objects.filter(pk=world.accounts["clerk"].pk).update(is_active=False)
    Client().post("/account/password/reset/", {"email": "clerk@example.org"})
    SENDING.submit(lambda: None).result()
    assert [m.to for m in mail.outbox] == []


@pytest.mark.parametrize(
    "next_page", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:1"]
)
def test_signing_in_leads_nowhere_outside(world: World, next_page: str) -> None:
    answer = Client().post("/account/login/", {"login": "clerk", "password": PASSWORD, "next": next_page})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("address", ["/account/email/", "/account/confirm-email/", "/account/confirm-email/a-key/"])
def test_an_accounts_address_is_the_administrators_to_give(world: World, address: str) -> None:
    """One that somebody added to an account would be sent the link of its forgotten password."""
    client = world.client("clerk")
    for sent in ({"email": "own@example.com", "action_add": ""}, {"email": "clerk@example.org", "action_primary": ""}):
        assert client.post(address, sent).status_code == 404
    assert client.get(address).status_code == Client().get(address).status_code == 404
    Client().post("/account/password/reset/", {"email": "own@example.com"})
    SENDING.submit(lambda: None).result()
    assert mail.outbox == [] and not EmailAddress.objects.exists()
