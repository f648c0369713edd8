"""A paper's way from draft to cleared, sent back or withdrawn; and who may take it which step."""

import pytest

from commonweal.portal.access.models import Release
from commonweal.portal.access.refusals import ChangedMeanwhile, NotWhatWasSeen
from commonweal.portal.library.models import NEXT, Paper
from commonweal.portal.library.queries import papers as queries
from commonweal.portal.library.queries.papers import PaperFilter
from commonweal.portal.library.refusals import AuthorClears, NeedsReason, NotTheirPaper, WrongState
from commonweal.portal.library.verbs import clearing, papers
from kept_papers import cleared, newest, to_clear, written
from portal_world import World

pytestmark = pytest.mark.django_db


def _titles(world: World, username: str | None) -> list[str]:
    return [line.title for line in queries.papers(world.reader(username), PaperFilter()).lines]


def test_officers_analysts_and_the_clerk_write_papers(world: World) -> None:
    for username in ("officer", "analyst", "clerk"):
        assert written(world, username=username).state == "draft"
    for username in ("member", "chair", "governance", "administrator", None):
        with pytest.raises(NotTheirPaper):
            written(world, username=username)


def test_the_author_clears_first_and_a_second_person_for_the_chair(world: World) -> None:
    paper = written(world)
    with pytest.raises(WrongState):
        clearing.clear_as_chair(paper, seen=to_clear(paper), by=world.reader("chair"))
    for username in ("fire", "analyst", "chair"):
        with pytest.raises(NotTheirPaper):
            clearing.clear_as_author(paper, by=world.reader(username))
    clearing.clear_as_author(paper, by=world.reader("clerk"))
    with pytest.raises(AuthorClears):
        clearing.clear_as_chair(paper, seen=to_clear(paper), by=world.reader("clerk"))
    with pytest.raises(NotTheirPaper):
        clearing.clear_as_chair(paper, seen=to_clear(paper), by=world.reader("member"))
    assert clearing.clear_as_chair(paper, seen=to_clear(paper), by=world.reader("chair")).state == "chair cleared"


def test_the_chair_clears_what_was_seen_and_nothing_newer(world: World) -> None:
    paper = written(world)
    clearing.clear_as_author(paper, by=world.reader("officer"))
    seen = to_clear(paper)
    papers.revise_text(paper, text="Other words", words="", seen=1, by=world.reader("officer"))
    clearing.clear_as_author(paper, by=world.reader("officer"))
    with pytest.raises(NotWhatWasSeen):
        clearing.clear_as_chair(paper, seen=seen, by=world.reader("chair"))


def test_a_newer_version_is_a_draft_again_and_nobody_writes_over_anothers(world: World) -> None:
    paper = cleared(world, written(world))
    assert papers.revise_text(paper, text="Newer", words="Lamps", seen=1, by=world.reader("officer")).number == 2
    assert Paper.objects.get(pk=paper.pk).state == "draft"
    with pytest.raises(ChangedMeanwhile):
        papers.revise_text(paper, text="From the first", words="", seen=1, by=world.reader("clerk"))
    assert newest(paper).number == 2


def test_sending_back_and_withdrawing_say_why(world: World) -> None:
    paper = cleared(world, written(world))
    with pytest.raises(NeedsReason):
        clearing.send_back(paper, reason=" ", by=world.reader("chair"))
    assert clearing.send_back(paper, reason="Add the costs", by=world.reader("chair")).state == "draft"
    with pytest.raises(WrongState):
        clearing.send_back(paper, reason="Again", by=world.reader("chair"))
    with pytest.raises(NotTheirPaper):
        clearing.withdraw(paper, reason="Not mine", by=world.reader("fire"))
    assert clearing.withdraw(paper, reason="Overtaken", by=world.reader("officer")).state == "withdrawn"
    with pytest.raises(WrongState):
        papers.revise_text(paper, text="Back", words="", seen=1, by=world.reader("officer"))


def test_every_state_leads_to_states_that_are_known() -> None:
    assert {after for leads in NEXT.values() for after in leads} <= set(NEXT)
    assert NEXT["withdrawn"] == ()


def test_drafts_are_for_those_who_prepare_them(world: World) -> None:
    paper = written(world)
    for username in ("officer", "chair", "clerk", "governance"):
        assert _titles(world, username) == ["Underpass"], username
        assert world.client(username).get(f"/papers/{paper.pk}/").status_code == 200, username
    for username in (None, "member", "fire", "analyst", "administrator"):
        assert _titles(world, username) == [], username
        assert world.client(username).get(f"/papers/{paper.pk}/").status_code == 404, username
    cleared(world, paper)
    for username in ("member", "fire", "analyst"):
        assert _titles(world, username) == ["Underpass"], username
    for username in (None, "administrator"):
        assert _titles(world, username) == [], username


def test_what_is_for_everyone_is_released_by_the_chairs_clearance_of_these_very_files(world: World) -> None:
    paper = written(world, reach="public")
    clearing.clear_as_author(paper, by=world.reader("officer"))
    assert _titles(world, None) == []
    release = Release.objects.get(of=paper.pk)
    assert release.approver is None
    clearing.clear_as_chair(paper, seen=release.sha256, by=world.reader("chair"))
    assert _titles(world, None) == ["Underpass"]
    page = world.client(None).get(f"/papers/released/{release.pk}/")
    assert b"cleaned the underpass" in page.content
    assert b"text.txt" not in page.content
    for name in ("Officer Example", "Chair Example"):
        assert name.encode() not in page.content


def test_withdrawing_takes_back_what_was_released(world: World) -> None:
    paper = cleared(world, written(world, reach="public"))
    release = Release.objects.get(of=paper.pk)
    clearing.withdraw(paper, reason="A wrong street was named", by=world.reader("clerk"))
    assert _titles(world, None) == []
    resident = world.client(None)
    gone = resident.get(f"/papers/released/{release.pk}/")
    assert gone["Location"] == f"/releases/{release.pk}/"
    told = resident.get(gone["Location"])
    assert b"A wrong street was named" in told.content
    assert b"Underpass" not in told.content
    assert b"was withdrawn" in world.client("member").get(f"/papers/{paper.pk}/").content
    assert b"cleaned" not in world.client("member").get(f"/papers/{paper.pk}/").content


def test_a_newer_release_takes_the_place_of_the_older_in_the_list(world: World) -> None:
    paper = cleared(world, written(world, reach="public"))
    older = Release.objects.get(of=paper.pk)
    papers.revise_text(paper, text="Newer words", words="", seen=1, by=world.reader("officer"))
    assert _titles(world, None) == ["Underpass"], "what is out stays out until its newer version is released"
    cleared(world, paper)
    assert _titles(world, None) == ["Underpass"]
    assert world.client(None).get(f"/papers/released/{older.pk}/").status_code == 302
