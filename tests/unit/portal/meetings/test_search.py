"""The search finds what its reader may read, and nothing else."""

import pytest

from commonweal.portal.access.models import Release
from commonweal.portal.access.verbs import releases
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.library.verbs import papers
from kept_papers import cleared, written
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


def test_a_paper_is_found_by_what_can_be_read_in_it_by_its_readers_alone(world: World) -> None:
    paper = written(world, title="Underpass")
    assert titles(world, "clerk", "CLEANED underpass") == ["Underpass"]
    assert titles(world, "fire", "cleaned") == [], "a draft is not shown to others of the partners"
    assert titles(world, None, "cleaned") == []
    cleared(world, paper)
    assert titles(world, "fire", "cleaned") == ["Underpass"]
    assert titles(world, None, "cleaned") == []


def test_of_a_paper_only_the_newest_version_is_searched(world: World) -> None:
    paper = written(world)
    papers.revise_text(paper, text="We lit the alley.", words="", seen=1, by=world.reader("officer"))
    assert titles(world, "clerk", "cleaned") == []
    assert titles(world, "clerk", "alley") == ["Underpass"]


def test_residents_find_what_was_released_until_it_is_withdrawn(world: World) -> None:
    paper = written(world, reach="public")
    assert titles(world, None, "cleaned") == []
    cleared(world, paper)
    assert titles(world, None, "cleaned paint") == ["Underpass"]
    out = Release.objects.get(of=paper.pk)
    releases.withdraw(out, words="It named a street.", by=world.reader("chair"))
    assert titles(world, None, "cleaned") == []
    assert titles(world, None, "underpass") == []


def test_what_was_found_in_a_partners_paper_enters_the_audit(world: World) -> None:
    paper = cleared(world, written(world))
    titles(world, "fire", "cleaned")
    assert Entry.objects.filter(act="read", thing=str(paper.pk), doer=str(world.accounts["fire"].pk)).exists()


def test_signs_that_a_pattern_is_made_of_stand_for_themselves(world: World) -> None:
    written(world)
    assert titles(world, "clerk", "cle%ned") == []
    assert titles(world, "clerk", "c_eaned") == []
