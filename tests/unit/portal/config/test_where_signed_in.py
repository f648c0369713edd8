"""The list of one's own sessions: what it tells, and what it ends."""

import datetime as dt
import re

import pytest
from django.test import Client

from commonweal.portal.audit import clock
from commonweal.portal.audit.models import Entry
from commonweal.portal.config.devices import device_of
from commonweal.portal.partnership.queries.sessions import mark_of
from commonweal.portal.partnership.sessions import SessionStore
from portal_world import World

pytestmark = pytest.mark.django_db
PAGE, END = "/account/where-signed-in/", "/account/where-signed-in/end/"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/129.0.6668.71 Mobile Safari/537.36"
)


def _on_a_phone(world: World, username: str) -> Client:
    client = world.client(username)
    client.get("/account/", headers={"User-Agent": PHONE})
    return client


def _here(world: World, username: str = "clerk") -> Client:
    client = world.client(username)
    client.get("/account/")
    return client


def test_each_device_is_told_in_plain_words_and_only_ones_own(world: World) -> None:
    here, phone = _here(world), _on_a_phone(world, "clerk")
    other = _on_a_phone(world, "officer")
    page = here.get(PAGE).content.decode()
    assert page.count("This device") == 1 and "Chrome on an Android phone or tablet" in page
    for client in (here, phone, other):
        key = client.session.session_key
        assert key is not None and key not in page
    assert mark_of(str(other.session.session_key)) not in page
    assert Client().get(PAGE).status_code == 302


def test_nothing_of_a_browser_is_kept_but_those_words(world: World) -> None:
    phone = _on_a_phone(world, "clerk")
    said = SessionStore(phone.session.session_key).load()
    assert said["device"] == "Chrome on an Android phone or tablet"
    assert "SM-S918B" not in str(said) and "129" not in str(said["device"])


def test_one_device_is_signed_out_and_the_others_stay(world: World) -> None:
    here, phone, third = _here(world), _on_a_phone(world, "clerk"), _here(world)
    answer = here.post(END, {"session": mark_of(str(phone.session.session_key))}, follow=True)
    assert "That device is signed out." in answer.content.decode()
    assert phone.get(PAGE).status_code == 302
    assert here.get(PAGE).status_code == third.get(PAGE).status_code == 200
    assert Entry.objects.filter(act="end session", doer=str(world.accounts["clerk"].pk)).count() == 1


def test_all_others_are_signed_out_and_this_one_stays(world: World) -> None:
    here, phone, other = _here(world), _on_a_phone(world, "clerk"), _here(world, "officer")
    here.post(END, {"session": "others"})
    assert here.get(PAGE).status_code == other.get(PAGE).status_code == 200
    assert phone.get(PAGE).status_code == 302


@pytest.mark.parametrize("named", ["mark", "key", "nothing"])
def test_nobody_ends_anothers_session(world: World, named: str) -> None:
    here, other = _here(world), _here(world, "officer")
    key = str(other.session.session_key)
    here.post(END, {"session": {"mark": mark_of(key), "key": key, "nothing": ""}[named]})
    assert other.get(PAGE).status_code == 200 and here.get(PAGE).status_code == 200


def test_a_session_that_ended_by_time_is_not_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _on_a_phone(world, "clerk")
    moment = clock.now() + dt.timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: moment)
    page = _here(world).get(PAGE).content.decode()
    assert "This device" in page and "Android" not in page


def test_it_is_ended_by_a_form_alone_and_no_address_names_a_session(world: World) -> None:
    here = _here(world)
    _on_a_phone(world, "clerk")
    assert here.get(END).status_code == 405
    assert not re.search(r'(href|action)="[^"]*[0-9a-f]{64}', here.get(PAGE).content.decode())


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (PHONE, "Chrome on an Android phone or tablet"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/129.0 Safari/537.36 Edg/129.0",
            "Edge on a Windows computer",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) Version/17.6 Safari/604.1", "Safari on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on a Linux computer"),
        ("<script>alert(1)</script>", "A browser on a device that we do not know"),
        ("", "A browser on a device that we do not know"),
    ],
    ids=["phone", "edge", "iphone", "firefox", "script", "nothing"],
)
def test_a_browser_is_told_by_its_make_and_its_system_alone(says: str, words: str) -> None:
    assert device_of(says) == words
