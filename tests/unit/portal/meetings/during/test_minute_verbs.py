import pytest

from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.meetings.models import Minute, Minutes, Revision
from commonweal.portal.meetings.rules.minuting import CannotStand
from commonweal.portal.meetings.verbs import minute, outcome
from portal_minuting import Sitting, make_sitting
from portal_world import World

pytestmark = pytest.mark.django_db


def _made_wider(world: World, part: list[str], action: list[str]) -> str:
    """Whom an action under an item is for, once the item has a restricted part."""
    sitting, by = make_sitting(world), world.reader("clerk")
    item, few = sitting.items["update"], audiences.people([world.people[name].id for name in action])
    raised = outcome.raise_action(item, text="Visit", agency=world.agencies["Police"], by=by)
    things.narrow_or_set(raised.thing, audience=few, face="hidden", by=by)
    wanted = audiences.people([world.people[name].id for name in part])
    outcome.restrict_part(item, audience=wanted, reason="It names people.", outcome="Noted.", by=by)
    raised.thing.refresh_from_db()
    return "part" if raised.thing.audience_id == wanted.pk else "kept" if raised.thing.audience_id == few.pk else "?"


def test_a_restricted_part_narrows_what_came_of_it_and_widens_nothing(world: World) -> None:
    assert _made_wider(world, ["clerk", "officer", "chair"], ["clerk", "officer"]) == "kept"
    assert _made_wider(world, ["clerk"], ["clerk", "officer"]) == "part"
    with pytest.raises(CannotStand, match="other readers"):
        _made_wider(world, ["clerk", "chair"], ["clerk", "officer"])


@pytest.fixture
def sitting(world: World) -> Sitting:
    return make_sitting(world)


def test_the_first_word_begins_the_meetings_minutes(sitting: Sitting) -> None:
    saved = minute.save(sitting.items["update"], text="It was said.", version=0, by=sitting.world.reader("clerk"))
    assert (saved.text, saved.version, saved.merged) == ("It was said.", 1, False)
    assert sitting.minutes.state == "draft"


def test_saving_the_same_words_again_keeps_no_new_state(sitting: Sitting) -> None:
    by = sitting.world.reader("clerk")
    minute.save(sitting.items["update"], text="It was said.", version=0, by=by)
    minute.save(sitting.items["update"], text="It was said.\r\n", version=1, by=by)
    assert Revision.objects.count() == 1


def test_two_who_began_from_one_version_keep_all_words(sitting: Sitting) -> None:
    by, item = sitting.world.reader("clerk"), sitting.items["update"]
    first = minute.save(item, text="One.", version=0, by=by)
    minute.save(item, text="One.\n\nTwo.", version=first.version, by=by)
    saved = minute.save(item, text="One, as told.", version=first.version, by=by)
    assert saved.text == "One, as told.\n\nTwo." and saved.merged


def test_whoever_types_on_after_a_merge_does_not_delete_the_others_words(sitting: Sitting) -> None:
    by, item = sitting.world.reader("clerk"), sitting.items["update"]
    first = minute.save(item, text="Start.", version=0, by=by)
    minute.save(item, text="Start.\n\nTheirs.", version=first.version, by=by)
    mine = minute.save(item, text="Start.\n\nMine.", version=first.version, by=by)
    assert mine.text == "Start.\n\nTheirs.\n\nMine."
    on = minute.save(item, text="Start.\n\nMine goes on.", version=mine.own_version, typed_base=mine.own_typed, by=by)
    assert on.text == "Start.\n\nTheirs.\n\nMine goes on."


def test_a_page_that_keeps_its_own_words_goes_on_from_where_it_began(sitting: Sitting) -> None:
    by, item = sitting.world.reader("clerk"), sitting.items["update"]
    first = minute.save(item, text="Start.", version=0, by=by)
    minute.save(item, text="Start.\n\nTheirs.", version=first.version, by=by)
    idle = minute.save(item, text="Start.", version=first.version, by=by)
    assert (idle.text, idle.merged) == ("Start.\n\nTheirs.", True)
    on = minute.save(item, text="Start.\n\nMine.", version=idle.own_version, typed_base=idle.own_typed, by=by)
    assert "Theirs." in on.text and "Mine." in on.text


def test_words_taken_out_whole_are_not_taken_for_the_others(sitting: Sitting) -> None:
    by, item = sitting.world.reader("clerk"), sitting.items["update"]
    first = minute.save(item, text="Start.", version=0, by=by)
    minute.save(item, text="Start.\n\nTheirs.", version=first.version, by=by)
    emptied = minute.save(item, text="", version=first.version, by=by)
    assert "Theirs." in emptied.text
    on = minute.save(item, text="New.", version=emptied.own_version, typed_base=emptied.own_typed, by=by)
    assert "Theirs." in on.text and "New." in on.text


@pytest.mark.parametrize("username", ["member", "officer", "chair", "analyst", "governance", "administrator", None])
def test_only_the_clerk_saves(sitting: Sitting, username: str | None) -> None:
    with pytest.raises(NotAllowed):
        minute.save(sitting.items["update"], text="Mine.", version=0, by=sitting.world.reader(username))
    assert not Minute.objects.exists()


@pytest.mark.parametrize("state", ["circulated", "approved"])
def test_minutes_that_went_round_are_not_typed_in(sitting: Sitting, state: str) -> None:
    by = sitting.world.reader("clerk")
    minute.save(sitting.items["update"], text="As it was.", version=0, by=by)
    Minutes.objects.update(state=state)
    with pytest.raises(NotNow):
        minute.save(sitting.items["update"], text="Otherwise.", version=1, by=by)


def test_a_cancelled_meeting_and_a_withdrawn_item_are_not_minuted(sitting: Sitting) -> None:
    by, item = sitting.world.reader("clerk"), sitting.items["update"]
    item.state = "withdrawn"
    with pytest.raises(NotNow, match="withdrawn"):
        minute.save(item, text="x", version=0, by=by)
    item.state, item.meeting.state = "draft", "cancelled"
    with pytest.raises(NotNow, match="cancelled"):
        minute.save(item, text="x", version=0, by=by)


def test_a_version_from_elsewhere_and_endless_words_are_refused(sitting: Sitting) -> None:
    by, item = sitting.world.reader("clerk"), sitting.items["update"]
    with pytest.raises(CannotStand, match="not here"):
        minute.save(item, text="x", version=7, by=by)
    with pytest.raises(CannotStand, match="too long"):
        minute.save(item, text="x" * (minute.LONGEST + 1), version=0, by=by)
