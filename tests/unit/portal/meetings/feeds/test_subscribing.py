"""The page that gives out the calendars' addresses, and one's own address on it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from portal_world import World

pytestmark = pytest.mark.django_db
PAGE, MAKE, END = "/meetings/subscribe/", "/meetings/subscribe/own/", "/meetings/subscribe/own/end/"


def _own(page: str) -> str:
    return next(iter(re.findall(r'id="own-address"[^>]*value="http://testserver([^"]+)"', page)), "")


def test_a_resident_finds_the_addresses_from_the_front_page_and_each_answers(world: World) -> None:
    client = Client()
    assert PAGE in client.get("/").content.decode() and PAGE in client.get("/meetings/").content.decode()
    page = client.get(PAGE).content.decode()
    for name in ("calendar-file", "published", "events"):
        address = reverse(f"meetings:{name}")
        assert f'value="http://testserver{address}"' in page
        assert client.get(address).status_code == 200
    assert MAKE not in page


def test_a_members_own_address_is_shown_once_works_and_ends(world: World) -> None:
    client = world.client("officer")
    assert PAGE in client.get("/account/").content.decode()
    assert END not in client.get(PAGE).content.decode()
    made = client.post(MAKE)
    own = _own(made.content.decode())
    assert own and made["Cache-Control"] == "no-store"
    assert Client().get(own).status_code == 200
    again = client.get(PAGE).content.decode()
    assert own not in again and END in again
    assert client.post(END).status_code == 302
    assert Client().get(own).status_code == 404


def test_only_whoever_is_signed_in_makes_an_address(world: World) -> None:
    for address in (MAKE, END):
        assert Client().post(address)["Location"].startswith("/account/login/")
        assert world.client("officer").get(address).status_code == 405
