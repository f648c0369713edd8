import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.portal.access.queries.documents import content, documents
from commonweal.portal.access.verbs import audiences, releases
from commonweal.portal.audit.recording import gathering
from commonweal.portal.meetings import minutes_document
from commonweal.portal.meetings.models import Attendance, Decision, Declaration, Deferral, Minute, Minutes, Vote
from commonweal.portal.meetings.queries.minutes import minutes
from commonweal.portal.meetings.queries.shown import shown
from commonweal.portal.meetings.verbs import declarations, minute, outcome
from commonweal.portal.meetings.verbs import minutes as verbs
from portal_minuting import Sitting, make_sitting, take
from portal_world import World

pytestmark = pytest.mark.django_db
SECRET = ("Quillfeather", "warrants", "Zephyrine")


@pytest.fixture
def sitting(world: World) -> Sitting:
    made = make_sitting(world)
    take(made)
    return made


def _text(sitting: Sitting, username: str | None) -> str:
    with gathering():
        view = minutes(sitting.world.reader(username), sitting.meeting.pk)
    return "" if view is None else minutes_document.text(view)


def _release(sitting: Sitting) -> None:
    clerk, chair = sitting.world.reader("clerk"), sitting.world.reader("chair")
    later = make_sitting(sitting.world, sitting.meeting.date.replace(month=4))
    verbs.circulate(sitting.minutes, by=clerk)
    verbs.approve(sitting.minutes, at=later.meeting, item=later.items["minutes"], by=clerk)
    proposed = verbs.release(sitting.minutes, by=clerk)
    releases.approve(proposed, sha256=proposed.sha256, by=chair)


def test_a_draft_is_for_clerk_and_chair_alone(sitting: Sitting) -> None:
    assert "told of patrols" in _text(sitting, "clerk") and "told of patrols" in _text(sitting, "chair")
    for username in ("member", "officer", "fire", "analyst", "governance", "administrator", None):
        assert _text(sitting, username) == "", username


@pytest.mark.parametrize("model", [Attendance, Declaration, Decision, Deferral, Minute, Minutes, Vote])
def test_no_row_of_a_draft_is_shown(sitting: Sitting, model: type) -> None:
    declarations.declare(
        sitting.meeting, person=sitting.world.people["chair"], kind="personal", by=sitting.world.reader("clerk")
    )
    outcome.vote(sitting.items["update"], motion="To go on", in_favour=3, against=1, by=sitting.world.reader("clerk"))
    assert shown(sitting.world.reader("clerk"), model).exists()
    for username in ("member", "governance", "administrator", None):
        assert not shown(sitting.world.reader(username), model).exists(), username


def test_circulated_minutes_are_for_members_with_stubs_for_what_is_not_theirs(sitting: Sitting) -> None:
    verbs.circulate(sitting.minutes, by=sitting.world.reader("clerk"))
    member, officer = _text(sitting, "member"), _text(sitting, "officer")
    assert "told of patrols" in member and _text(sitting, None) == ""
    assert all(word in officer for word in SECRET)
    assert not any(word in member for word in SECRET)
    assert "Policing matter - RESTRICTED" in member and "AGREED that the report be noted." in member
    assert "It concerns work that is going on." in member


def test_released_minutes_are_everyones_with_stubs(sitting: Sitting) -> None:
    _release(sitting)
    public = _text(sitting, None)
    assert "told of patrols" in public and "AGREED that the update be noted." in public
    assert not any(word in public for word in SECRET)
    assert "AGREED that the report be noted." in public


def test_a_release_that_is_withdrawn_closes_them_again(sitting: Sitting) -> None:
    _release(sitting)
    release = sitting.minutes.release
    assert release is not None
    releases.withdraw(release, words="A name was wrong.", by=sitting.world.reader("clerk"))
    assert _text(sitting, None) == "" and "told of patrols" in _text(sitting, "member")


def test_a_restricted_part_is_its_stub_for_everyone_else(sitting: Sitting) -> None:
    by, item = sitting.world.reader("clerk"), sitting.items["update"]
    few = audiences.people([sitting.world.people[name].id for name in ("clerk", "officer")])
    outcome.raise_action(item, text="Search the quay", agency=sitting.world.agencies["Police"], by=by)
    outcome.restrict_part(item, audience=few, reason="It names people.", outcome="AGREED that it be noted.", by=by)
    _release(sitting)
    public = _text(sitting, None)
    assert "It names people." in public and "AGREED that it be noted." in public
    assert "patrols" not in public and "the update be noted" not in public
    assert "patrols" in _text(sitting, "officer") and "patrols" not in _text(sitting, "member")


def test_the_public_files_hold_nothing_restricted(sitting: Sitting) -> None:
    assert any(word in _text(sitting, "clerk") for word in SECRET)
    _release(sitting)
    release = sitting.minutes.release
    assert release is not None
    resident = sitting.world.reader(None)
    with gathering():
        files = {
            file.name.rsplit(".")[-1]: content(resident, file.id).content for file in documents(resident, release.thing)
        }
    assert set(files) == {"pdf", "docx", "html", "txt"}
    assert b"told of patrols" in files["txt"] and b"told of patrols" in files["html"]
    assert not any(word.encode() in content for content in files.values() for word in SECRET)


def test_a_declaration_in_a_restricted_item_shows_to_its_readers_alone(sitting: Sitting) -> None:
    by, world = sitting.world.reader("clerk"), sitting.world
    declarations.declare(
        sitting.meeting, person=world.people["officer"], kind="personal", nature="A cousin of Plimsoll",
        item=sitting.items["secret"], left_room=True, by=by,
    )  # fmt: skip
    verbs.circulate(sitting.minutes, by=by)
    assert "left the room" in _text(sitting, "officer")
    assert "left the room" not in _text(sitting, "member")


def test_who_left_for_which_item_is_printed(sitting: Sitting) -> None:
    by = sitting.world.reader("clerk")
    declarations.declare(
        sitting.meeting, person=sitting.world.people["fire"], kind="personal", item=sitting.items["update"],
        left_room=True, by=by,
    )  # fmt: skip
    assert "Fire Example left the room for this item." in _text(sitting, "clerk")


def test_the_same_number_of_queries_for_one_item_and_for_many(sitting: Sitting) -> None:
    reader = sitting.world.reader("clerk")
    few = make_sitting(sitting.world, sitting.meeting.date.replace(month=5))
    minute.save(few.items["update"], text="One.", version=0, by=reader)
    counts = []
    for meeting in (few.meeting, sitting.meeting):
        with gathering(), CaptureQueriesContext(connection) as caught:
            minutes(reader, meeting.pk)
        counts.append(len(caught))
    assert counts[0] == counts[1]
