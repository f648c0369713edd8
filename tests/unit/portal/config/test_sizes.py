"""How much a request may send before anything of it is read."""

import io

import pytest
from django.test import Client

from commonweal.documents.safe_copy import MAX_BYTES
from portal_world import World

pytestmark = pytest.mark.django_db


class Unread(io.BytesIO):
    """What is sent, which nobody may read."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("it was read")


@pytest.mark.parametrize(("username", "most"), [(None, MAX_BYTES + 5_000_000), ("officer", 10 * MAX_BYTES)])
def test_what_is_larger_than_any_form_is_turned_away_unread(world: World, username: str | None, most: int) -> None:
    client = world.client(username)
    said = {"CONTENT_LENGTH": str(most + 1), "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
    answer = client.generic("POST", "/papers/new/upload/", **said)
    assert answer.status_code == 413 and "choose a smaller file" in answer.content.decode()


def test_a_length_that_is_no_number_is_none(db: None) -> None:
    for said in ("", "x", "-1", "٣", "9" * 40):
        assert Client().generic("GET", "/healthz", CONTENT_LENGTH=said).status_code == 200, said
