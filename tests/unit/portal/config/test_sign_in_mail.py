"""Mails about signing in: beside the answer, and to the portal's own address."""

import re

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from commonweal.portal.config.sign_in import SENDING
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
