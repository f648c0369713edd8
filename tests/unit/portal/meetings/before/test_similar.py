import pytest

from commonweal.portal.meetings.models import Item, Return
from commonweal.portal.meetings.queries.similar import similar_on, similar_to
from commonweal.portal.meetings.rules.items import DifferentReaders
from commonweal.portal.meetings.verbs import forward, similar
from portal_world import World
from round_world import item, meeting, police_item, practice, publish

pytestmark = pytest.mark.django_db


def test_an_item_entered_twice_is_pointed_out_with_its_number(world: World) -> None:
    at = meeting(world)
    item(world, at, "Op Lantern Update")
    item(world, at, "Mill Lane (Op Lantern) Update")
    item(world, at, "Police Update")
    item(world, at, "Prevent Strategy Update")
    (pair,) = similar_on(world.reader("clerk"), at.pk)
    assert (pair.question, pair.may_merge) == ("Same as “Op Lantern Update”?", True)
    publish(world, at)
    assert similar_on(world.reader("clerk"), at.pk)[0].question == "Same as item 1?"


def test_the_forward_plan_is_looked_through_too(world: World) -> None:
    of = practice(world)
    forward.enter(of, title="Operation Lantern review", by=world.reader("clerk"))
    at = meeting(world, of=of)
    assert [matter.title for matter in similar_to(world.reader("clerk"), at.pk, "Op Lantern")] == [
        "Operation Lantern review"
    ]
    item(world, at, "Op Lantern")
    assert similar_on(world.reader("clerk"), at.pk)[0].question.startswith("Already on the forward plan")


def test_only_what_a_reader_may_read_is_compared(world: World) -> None:
    at = meeting(world)
    police_item(world, at, "Op Lantern raids")
    item(world, at, "Op Lantern Update")
    publish(world, at)
    assert len(similar_on(world.reader("officer"), at.pk)) == 1
    assert similar_on(world.reader("fire"), at.pk) == ()
    assert similar_on(world.reader(None), at.pk) == ()


def test_a_pair_found_to_be_different_is_not_pointed_out_again(world: World) -> None:
    at = meeting(world)
    one, two = item(world, at, "Prevent Update"), item(world, at, "Prevent Strategy Update")
    assert len(similar_on(world.reader("clerk"), at.pk)) == 1
    similar.dismiss(two, other=one.pk, by=world.reader("clerk"))
    assert similar_on(world.reader("clerk"), at.pk) == ()


def test_merging_withdraws_one_and_moves_what_hangs_on_it(world: World) -> None:
    from commonweal.portal.meetings.verbs import returns
    from round_world import MARCH

    at = meeting(world)
    one, two = item(world, at, "Op Lantern"), item(world, at, "Op Lantern Update", purpose="To hear the review")
    returns.ask(at, what="Review", agency=world.agencies["Police"], due_on=MARCH, by=world.reader("clerk"), item=two)
    similar.merge(two, into=one, by=world.reader("clerk"))
    one.refresh_from_db()
    assert one.purpose == "To hear the review"
    assert Return.objects.get().item == one
    merged = Item.objects.get(pk=two.pk)
    assert (merged.state, merged.duplicate_of) == ("withdrawn", one.thing)
    assert similar_on(world.reader("clerk"), at.pk) == ()


def test_items_for_different_readers_are_not_put_together(world: World) -> None:
    at = meeting(world)
    one, two = item(world, at, "Op Lantern"), police_item(world, at, "Op Lantern raids")
    with pytest.raises(DifferentReaders):
        similar.merge(two, into=one, by=world.reader("clerk"))


def test_what_is_out_is_not_put_together_with_a_draft(world: World) -> None:
    at = meeting(world)
    one = item(world, at, "Op Lantern")
    publish(world, at)
    late = item(world, at, "Op Lantern Update", late_reason="Came on the day.")
    one.refresh_from_db()
    (pair,) = similar_on(world.reader("clerk"), at.pk)
    assert not pair.may_merge
    for first, second in ((one, late), (late, one)):
        with pytest.raises(DifferentReaders, match="still a draft"):
            similar.merge(first, into=second, by=world.reader("clerk"))
