"""The search finds what its reader may read, and nothing else."""

import pytest

from commonweal.portal.audit.models import Aside
from portal_world import World
from published_meeting import publish_meeting

pytestmark = pytest.mark.django_db


def titles(world: World, who: str | None, words: str) -> list[str]:
    response = (
        world.client(who).post("/meetings/search/", {"words": words})
        if who
        else world.client(None).get("/meetings/search/", {"words": words})
    )
    assert response.status_code == 200
    found = response.context["found"]
    return [hit.title for hit in found.hits]


def test_a_resident_finds_public_items_and_stubs_but_no_restricted_or_hidden_title(world: World) -> None:
    publish_meeting(world)
    assert titles(world, None, "recorded crime") == ["Recorded crime report"]
    assert titles(world, None, "police operation") == ["Police operation"]
    for secret in ("quince", "medlar"):
        assert titles(world, "clerk", secret), "the canary is there for who may read it"
        assert titles(world, None, secret) == []
        assert titles(world, "fire", secret) == []


def test_all_words_must_occur_in_any_letter_case(world: World) -> None:
    publish_meeting(world)
    assert titles(world, None, "CRIME recorded") == ["Recorded crime report"]
    assert titles(world, None, "crime bonfire") == []


def test_the_words_of_who_is_signed_in_stand_in_the_erasable_part_of_the_audit(world: World) -> None:
    publish_meeting(world)
    titles(world, "clerk", "quince")
    assert Aside.objects.filter(words="quince").exists()


def test_nothing_is_found_without_words(world: World) -> None:
    publish_meeting(world)
    assert titles(world, None, "   ") == []
