"""An action's life, and who may do what in it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from commonweal.documents.safe_copy import MAX_BYTES
from commonweal.portal.access.verbs import audiences
from commonweal.portal.tasks import queries
from commonweal.portal.tasks.forms import CloseForm
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.refusals import (
    NobodyOwnsIt,
    NothingSaid,
    NotOpen,
    NotTheirAction,
    OnlyForTheBody,
    StillOpen,
)
from commonweal.portal.tasks.verbs import actions, evidence
from commonweal.portal.tasks.verbs.evidence import Evidence, made_safe
from portal_world import World
from promises import ago, make_item, promise

pytestmark = pytest.mark.django_db


def test_chair_and_clerk_raise_for_anyone_and_others_for_their_own(world: World) -> None:
    item = make_item(world)
    for username in ("chair", "clerk"):
        assert promise(world, item=item, by=world.reader(username)).state == "open"
    assert promise(world, item=item, by=world.reader("officer")).agency == world.agencies["Police"]
    for username in ("fire", "member", "governance", "administrator"):
        with pytest.raises(NotTheirAction):
            promise(world, item=item, by=world.reader(username))


def test_an_owners_agency_is_theirs_and_an_empty_action_is_none(world: World) -> None:
    mine = promise(world, agency=None, owner=world.people["fire"], by=world.reader("fire"))
    assert mine.agency == world.agencies["Fire brigade"]
    with pytest.raises(NothingSaid):
        promise(world, "  ")


def test_closing_takes_evidence_and_an_owner(world: World) -> None:
    action = promise(world)
    with pytest.raises(NotTheirAction):
        actions.close(action, evidence="Done", by=world.reader("fire"))
    with pytest.raises(NothingSaid):
        actions.close(action, evidence=" ", by=world.reader("officer"))
    closed = actions.close(action, evidence="Figures went round", by=world.reader("officer"), on=ago(0))
    assert (closed.state, closed.closed_on, closed.evidence) == ("done", ago(0), "Figures went round")
    with pytest.raises(NotOpen):
        actions.close(action, evidence="Again", by=world.reader("officer"))
    with pytest.raises(NotOpen):
        actions.say(action, words="Late word", by=world.reader("officer"))


def test_evidence_is_made_safe_before_anything_is_locked_and_only_for_who_may_close(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    action, made = promise(world), []

    def watched(name: str, content: bytes) -> Evidence:
        made.append((name, len(connection.savepoint_ids)))
        return made_safe(name, content)

    monkeypatch.setattr(evidence, "made_safe", watched)
    files, outside = [("proof.txt", b"Figures went round.")], len(connection.savepoint_ids)
    with pytest.raises(NotTheirAction):
        actions.close(action, evidence="Done", files=files, by=world.reader("fire"))
    actions.close(action, evidence="Done", files=files, by=world.reader("officer"))
    assert made == [("proof.txt", outside)]
    assert [file.name for file in queries.one(world.reader("officer"), action.pk).files] == ["proof.pdf"]


def test_a_file_that_is_too_large_is_refused_at_its_field(world: World) -> None:
    large = SimpleUploadedFile("large.pdf", b"%PDF-1.4")
    large.size = MAX_BYTES + 1
    form = CloseForm({"evidence": "Done"}, {"file": large})
    assert "larger than 50 MB" in form.errors["file"][0]


def test_who_promised_cannot_let_go_of_the_promise(world: World) -> None:
    action = promise(world)
    with pytest.raises(OnlyForTheBody):
        actions.drop(action, reason="Too hard", by=world.reader("officer"))
    actions.drop(action, reason="Overtaken by events", by=world.reader("chair"))
    with pytest.raises(OnlyForTheBody):
        actions.reopen(action, reason="After all", by=world.reader("officer"))
    reopened = actions.reopen(action, reason="After all", by=world.reader("clerk"))
    assert (reopened.state, reopened.closed_on, reopened.evidence) == ("open", None, "")
    with pytest.raises(StillOpen):
        actions.reopen(action, reason="Twice", by=world.reader("clerk"))


def test_a_chair_of_another_body_has_no_say(world: World) -> None:
    from commonweal.portal.partnership.models import Body, Membership

    other = Body.objects.create(name="Another group", short_name="AG")
    Membership.objects.filter(person=world.people["chair"]).update(body=other)
    with pytest.raises(OnlyForTheBody):
        actions.drop(promise(world), reason="Not mine", by=world.reader("chair"))


def test_an_owner_passes_on_within_their_agency_and_the_clerk_to_anyone(world: World) -> None:
    action = promise(world)
    fire = world.agencies["Fire brigade"]
    with pytest.raises(OnlyForTheBody):
        actions.assign(action, agency=fire, by=world.reader("officer"))
    assert actions.assign(action, owner=world.people["officer"], by=world.reader("officer")).owner is not None
    assert actions.assign(action, agency=fire, by=world.reader("clerk")).agency == fire
    with pytest.raises(NobodyOwnsIt):
        actions.assign(action, by=world.reader("clerk"))


def test_a_new_date_keeps_its_reason(world: World) -> None:
    action = promise(world, due_on=ago(3))
    with pytest.raises(NothingSaid):
        actions.redate(action, due_on=ago(-9), reason="", by=world.reader("officer"))
    moved = actions.redate(action, due_on=ago(-9), reason="The return is late", by=world.reader("officer"))
    assert moved.due_on == ago(-9)
    assert [said.words for said in queries.one(world.reader("clerk"), action.pk).said] == ["The return is late"]


def test_an_item_answers_a_promise(world: World) -> None:
    action, answer = promise(world, due_as_printed="a future meeting"), make_item(world)
    answered = actions.answer(action, item=answer.thing, by=world.reader("clerk"))
    assert (answered.state, answered.answered_by) == ("done", answer.thing)


def test_an_action_is_no_more_visible_than_where_it_was_said(world: World) -> None:
    police = audiences.agencies([world.agencies["Police"].id])
    item = make_item(world, police)
    with pytest.raises(NotTheirAction):
        promise(world, item=item, by=world.reader("clerk"))
    hidden = promise(world, "Watch the warehouse", item=item, by=world.reader("officer"))
    actions.say(hidden, words="Watching", by=world.reader("officer"))
    assert world.client("officer").get(f"/actions/{hidden.pk}/").status_code == 200
    for username in (None, "member", "fire", "chair", "clerk", "administrator"):
        for page in ("", "close/", "say/", "drop/", "open-again/", "pass-on/", "date/"):
            assert world.client(username).get(f"/actions/{hidden.pk}/{page}").status_code == 404, (username, page)
        assert b"warehouse" not in world.client(username).get("/actions/export/").content
        assert b"warehouse" not in world.client(username).get("/actions/register/").content


def test_pages_ask_and_keep_what_was_typed(world: World) -> None:
    action = promise(world)
    client = world.client("officer")
    refused = client.post(f"/actions/{action.pk}/close/", {"evidence": ""})
    assert refused.status_code == 200
    assert "Fill this in." in refused.content.decode()
    lost = world.client("fire").post(f"/actions/{action.pk}/say/", {"words": "My typed words"})
    assert "My typed words" in lost.content.decode()
    assert "someone else" in lost.content.decode()
    assert client.post(f"/actions/{action.pk}/say/", {"words": "Half way"}).status_code == 302
    assert client.post(f"/actions/{action.pk}/close/", {"evidence": "Sent round"}).status_code == 302
    page = client.get(f"/actions/{action.pk}/").content.decode()
    assert "Half way" in page
    assert "Sent round" in page
    assert Action.objects.get(pk=action.pk).state == "done"


def test_residents_are_told_the_agency_and_no_names(world: World) -> None:
    action = promise(world, owner=world.people["officer"])
    actions.say(action, words="Half way", by=world.reader("officer"))
    assert b"Officer Example" in world.client("member").get(f"/actions/{action.pk}/").content
    public = world.client(None).get(f"/actions/{action.pk}/").content
    assert b"Police" in public
    assert b"Half way" in public
    assert b"Officer Example" not in public
    assert world.client(None).get(f"/actions/{action.pk}/say/").status_code == 404
