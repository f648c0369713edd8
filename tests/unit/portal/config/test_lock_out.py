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
