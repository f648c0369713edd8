"""A draft agenda is under a lock of its own until it goes out: no filter is needed to keep it from residents."""

import pytest

from commonweal.portal.access.models import Face
from commonweal.portal.access.queries import readable
from commonweal.portal.access.verbs import things
from commonweal.portal.meetings.models import CarryOver, Item
from commonweal.portal.meetings.verbs import agendas, items
from portal_world import World
from round_world import clear, item, meeting, police_item, publish

pytestmark = pytest.mark.django_db


def _titles(world: World, name: str | None) -> set[str]:
    return set(readable(world.reader(name), Item).values_list("title", flat=True))


def test_an_item_for_everyone_is_partners_until_the_agenda_goes_out(world: World) -> None:
    at = meeting(world)
    made = item(world, at, "Knives")
    assert made.thing.audience.kind == "public"
    assert _titles(world, "fire") == {"Knives"}
    assert _titles(world, None) == _titles(world, "administrator") == set()
    publish(world, at)
    assert _titles(world, None) == {"Knives"}
    made.thing.refresh_from_db()
    assert made.thing.settled_at
    assert not made.thing.draft


def test_a_late_item_is_a_draft_until_it_goes_out_itself(world: World) -> None:
    at = meeting(world)
    item(world, at, "Knives")
    publish(world, at)
    at.refresh_from_db()
    late = item(world, at, "Floods", late_reason="It rained.")
    assert _titles(world, None) == {"Knives"}
    items.publish_late(late, by=world.reader("clerk"))
    assert _titles(world, None) == {"Knives", "Floods"}


def test_a_drafts_stub_is_a_draft(world: World) -> None:
    at = meeting(world)
    made = police_item(world, at)
    things.show_face(made.thing, by=None, position=1, number="", title="Police matter")
    stub = Face.objects.filter(lock__in=sorted(world.reader(None).locks))
    assert not stub.exists()
    publish(world, at)
    assert stub.exists()
    assert _titles(world, None) == set()


def test_answers_to_offers_go_out_with_the_agenda(world: World) -> None:
    at = meeting(world)
    agendas.draft(at, by=world.reader("clerk"))
    made = items.add(at, title="Knives", by=world.reader("clerk"))
    clear(world, made)
    things.make(
        CarryOver, home=at.thing, audience=made.thing.audience, by=None, draft=True, meeting=at, kind="forward plan",
        source=made.thing, title="Knives", item=made,
    )  # fmt: skip
    shown = readable(world.reader(None), CarryOver).filter(item=made)
    assert not shown.exists()
    publish(world, at)
    assert shown.exists()
