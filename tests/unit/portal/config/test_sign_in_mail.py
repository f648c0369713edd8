"""Mails about signing in: beside the answer, and to the portal's own address."""

import datetime as dt
import re

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from commonweal.portal.config.sign_in import SENDING
from commonweal.portal.partnership.models import Account
from portal_world import World

pytestmark = pytest.mark.django_db


def _asked(address: str, **headers: str) -> tuple[int, bytes]:
    answer = Client().post("/account/password/reset/", {"email": address}, headers=headers, follow=True)
    SENDING.submit(lambda: None).result()  # one after another: what was to be sent is sent
    return answer.status_code, answer.content


def test_a_mail_server_that_is_away_tells_nothing_of_who_has_an_account(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def away(self: mail.EmailMessage, *_: object, **__: object) -> int:
        tried.append(self.to)
        raise ConnectionRefusedError

    monkeypatch.setattr(mail.EmailMessage, "send", away)
    assert _asked("clerk@example.org") == _asked("nobody@example.org")
    assert tried == [["clerk@example.org"]]


def test_the_link_leads_to_the_portals_own_address(world: World, settings: Settings) -> None:
    settings.PORTAL_ADDRESS = "https://csp.example.org"
    _asked("clerk@example.org", host="localhost:4444")
    (sent,) = mail.outbox
    assert re.findall(r"https?://[^/]+/", str(sent.body)) == ["https://csp.example.org/"]


def _link() -> str:
    _asked("clerk@example.org")
    return re.findall(r"https?://[^/]+(/\S+)", str(mail.outbox[-1].body))[0]


def _opens(link: str) -> bool:
    return "password1" in Client().get(link, follow=True).content.decode()


def test_the_link_holds_for_an_hour(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    link, now = _link(), dt.datetime.now()
    for minutes, opens in ((59, True), (61, False)):
        moment = now + dt.timedelta(minutes=minutes)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda _, moment=moment: moment)
        assert _opens(link) is opens, minutes


def test_the_link_serves_once_and_says_nobody(world: World) -> None:
    link = _link()
    client = Client()
    assert "clerk" not in link
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = "three quiet herons at dusk"
    assert client.post(form, {"password1": new, "password2": new}).status_code == 302
    assert Account.objects.get(username="clerk").check_password(new)
    assert not _opens(link)
