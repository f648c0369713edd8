"""The mail says only that there is something, once, to who wants it."""

from smtplib import SMTPException

import pytest
from django.core import mail as outbox
from pytest_django.fixtures import Settings

from commonweal.portal.notices.verbs import mail, notices
from commonweal.portal.partnership.models import Account
from portal_world import World

pytestmark = pytest.mark.django_db
MARIGOLD = "Operation Marigold"


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.PORTAL_ADDRESS = "https://portal.example.org"
    settings.DEFAULT_FROM_EMAIL = "portal@example.org"


def _tell(world: World, username: str, words: str = MARIGOLD) -> None:
    notices.tell(world.people[username], kind="paper", words=words, address="/papers/x/")


def test_a_mail_gives_nothing_away(world: World) -> None:
    _tell(world, "officer")
    _tell(world, "officer", "A second thing")
    assert mail.send_daily() == 1
    (sent,) = outbox.outbox
    assert sent.to == ["officer@example.org"]
    whole = sent.message().as_string()
    assert "https://portal.example.org/notices/" in whole
    for given_away in (MARIGOLD, "Officer Example", "/papers/x/", "second", "2 "):
        assert given_away not in sent.subject + sent.body, given_away


def test_never_twice(world: World) -> None:
    _tell(world, "officer")
    assert (mail.send_daily(), mail.send_daily()) == (1, 0)
    _tell(world, "officer", "Something new")
    assert mail.send_daily() == 1


def test_each_gets_it_as_wished(world: World) -> None:
    notices.wish("at once", by=world.reader("chair"))
    notices.wish("never", by=world.reader("clerk"))
    for username in ("officer", "chair", "clerk"):
        _tell(world, username)
    mail.send_at_once()
    assert [m.to for m in outbox.outbox] == [["chair@example.org"]]
    mail.send_daily()
    assert [m.to for m in outbox.outbox] == [["chair@example.org"], ["officer@example.org"]]


def test_what_was_read_needs_no_mail_and_who_left_gets_none(world: World) -> None:
    _tell(world, "officer")
    notices.read_all(by=world.reader("officer"))
    _tell(world, "fire")
    Account.objects.filter(username="fire").update(is_active=False)
    assert mail.send_daily() == 0


def test_a_mail_that_could_not_be_sent_is_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _tell(world, "officer")

    def refuse(*_: object) -> None:
        raise SMTPException("busy")

    with monkeypatch.context() as patched:
        patched.setattr(mail, "send_mail", refuse)
        assert mail.send_daily() == 0
    assert mail.send_daily() == 1


def test_without_an_address_no_mail_is_sent(world: World, settings: Settings) -> None:
    settings.PORTAL_ADDRESS = ""
    _tell(world, "officer")
    assert mail.send_daily() == 0
    settings.PORTAL_ADDRESS = "https://portal.example.org"
    assert mail.send_daily() == 1


def test_the_wish_is_asked_on_a_page(world: World) -> None:
    client = world.client("officer")
    assert client.get("/notices/mail/").status_code == 200
    assert client.post("/notices/mail/", {"wish": "hourly"}).status_code == 200
    assert client.post("/notices/mail/", {"wish": "at once"}).status_code == 302
    _tell(world, "officer")
    assert mail.send_at_once() == 1
