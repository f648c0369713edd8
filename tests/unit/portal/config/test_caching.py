"""What browsers and caches may keep."""

import pytest
from django.test import Client

from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.meetings.models import Meeting, Practice
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/account/", "/meetings/", "/nothing/"])
def test_nothing_that_somebody_signed_in_was_shown_is_kept(world: World, path: str) -> None:
    assert world.client("clerk").get(path)["Cache-Control"] == "private, no-store"


def test_what_residents_read_is_asked_anew_each_time(db: None) -> None:
    assert Client().get("/meetings/")["Cache-Control"] == "no-cache"


def test_a_public_file_is_kept_for_all_only_where_no_session_came_with_it(world: World) -> None:
    by = world.reader("clerk")
    practice = things.make(Practice, home=None, audience=audiences.public(), by=by, body=world.body)
    meeting = things.make(
        Meeting, home=practice.thing, audience=audiences.public(), by=by, body=world.body, date="2026-03-27"
    )
    kept = documents.keep(
        b"words", name="a.txt", media_type="text/plain", role="pack", home=meeting.thing, audience=audiences.public(),
        by=by,
    )  # fmt: skip
    said = {name: world.client(name).get(f"/documents/{kept.pk}/")["Cache-Control"] for name in (None, "member")}
    assert said == {None: "public, max-age=300", "member": "private, max-age=300"}
