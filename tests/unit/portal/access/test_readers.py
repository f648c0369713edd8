import pytest

from commonweal.portal.access.models import STUB, Thing
from commonweal.portal.access.queries import faces, readable
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.meetings.models import Item, Meeting, Practice
from portal_world import World

pytestmark = pytest.mark.django_db


def _meeting(world: World) -> Meeting:
    by = world.reader("clerk")
    practice = things.make(Practice, home=None, audience=audiences.public(), by=by, body=world.body)
    return things.make(
        Meeting, home=practice.thing, audience=audiences.public(), by=by, body=world.body, date="2026-03-27"
    )


def test_a_reader_opens_a_thing_by_satisfying_every_audience_up_to_its_root(world: World) -> None:
    meeting = _meeting(world)
    police = audiences.agencies([world.agencies["Police"].id])
    item = things.make(
        Item, home=meeting.thing, audience=police, by=world.reader("clerk"), face=STUB, meeting=meeting, title="Plans"
    )
    assert item.pk in set(readable(world.reader("officer"), Item).values_list("pk", flat=True))
    for other in (None, "member", "fire", "chair", "administrator"):
        assert item.pk not in set(readable(world.reader(other), Item).values_list("pk", flat=True)), other


def test_narrowing_a_meeting_narrows_all_that_sits_in_it(world: World) -> None:
    meeting = _meeting(world)
    by = world.reader("clerk")
    item = things.make(Item, home=meeting.thing, audience=audiences.public(), by=by, meeting=meeting, title="Open")
    assert readable(world.reader(None), Item).count() == 1
    things.narrow_or_set(meeting.thing, audience=audiences.partners(), face="hidden", by=by)
    assert readable(world.reader(None), Item).count() == 0
    assert readable(world.reader("member"), Item).get().pk == item.pk
    assert Thing.objects.get(pk=item.pk).lock == Item.objects.get(pk=item.pk).lock


def test_a_stub_is_read_with_its_homes_lock(world: World) -> None:
    meeting = _meeting(world)
    by = world.reader("clerk")
    named = audiences.people([world.people["chair"].id])
    item = things.make(Item, home=meeting.thing, audience=named, by=by, face=STUB, meeting=meeting, title="Secret")
    things.show_face(item.thing, by=by, position=1, number="4", title="Restricted update")
    assert [face.title for face in faces(world.reader(None), meeting.thing)] == ["Restricted update"]
    assert not faces(world.reader("chair"), meeting.thing).exists()
