"""Whose failures a typed user name counts as."""

import pytest
from django.test import Client, RequestFactory

from commonweal.portal.config.lock_out import username
from portal_world import PASSWORD, World


@pytest.mark.parametrize("typed", ["fire", " FIRE ", "fıre", "FİRE".replace("İ", "I")])
def test_letters_that_the_database_takes_for_one_another_are_one_name(rf: RequestFactory, typed: str) -> None:
    assert username(rf.post("/"), {"username": typed}) == "fire"
    assert username(rf.post("/"), {"username": "houſing"}) == "housing"


@pytest.mark.django_db
def test_spelling_a_name_otherwise_gives_no_more_tries(world: World) -> None:
    for number, typed in enumerate(("fire", "FIRE", "fıre", "Fıre", "FıRE")):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        answer = client.post("/account/login/", {"login": typed, "password": "wrong"})
    assert answer.status_code == 429
    last = Client(REMOTE_ADDR="192.0.2.77").post("/account/login/", {"login": "fire", "password": PASSWORD})
    assert last.status_code == 429


@pytest.mark.django_db
def test_signing_in_oneself_gives_no_more_tries_at_a_colleagues_password(world: World) -> None:
    for _ in range(3):
        for _ in range(3):
            guessed = Client().post("/account/login/", {"login": "fire", "password": "wrong"})
        own = Client().post("/account/login/", {"login": "clerk", "password": PASSWORD})
    assert guessed.status_code == 429
    assert own.status_code == 302  # the address has tries left, and whoever sits there may work on


@pytest.mark.django_db
def test_signing_in_forgets_ones_own_wrong_passwords(world: World) -> None:
    for _ in range(3):
        for _ in range(3):
            assert Client().post("/account/login/", {"login": "fire", "password": "wrong"}).status_code == 200
        assert Client().post("/account/login/", {"login": "fire", "password": PASSWORD}).status_code == 302
