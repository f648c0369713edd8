"""Without any filter of ours, PostgreSQL's wall keeps what came of an event from residents; all works behind it."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from commonweal.portal.access.verbs import audiences
from commonweal.portal.engagement.verbs import events
from held_events import event, held, page_of
from portal_world import World
from promises import ago
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def test_its_rows_are_given_to_its_readers_alone(world: World) -> None:
    came = held(world)
    ours = event(world, "Ours", audience=audiences.agencies([world.agencies["Police"].pk]))
    raise_for_test()
    for who in (None, "administrator"):
        with behind_wall(world, who):
            assert raw_ids("engagement_event") == {came.event_id} and raw_ids("engagement_outcome") == set()
    with behind_wall(world, "fire"):
        assert raw_ids("engagement_event") == {came.event_id} and raw_ids("engagement_outcome") == {came.pk}
    with behind_wall(world, "officer"):
        assert raw_ids("engagement_event") == {came.event_id, ours.pk}


def test_it_is_entered_held_and_followed_up_behind_the_wall(world: World) -> None:
    raise_for_test()
    with behind_wall(world, "officer"):
        made = event(world, on=ago(2))
        came = events.say_what_came(made, attendance=4, themes={}, notes="Lamps", by=world.reader("officer"))
        events.follow_up(came, text="Mend them", agency=world.agencies["Police"], by=world.reader("officer"))
        page = page_of(world, "officer", made)
        assert page.came is not None and page.came.actions
        later = event(world, on=ago(-5))
        events.cancel(later, reason="Rain", by=world.reader("officer"))
        with behind_wall(world, None):
            assert raw_ids("engagement_event") == {made.pk, later.pk}
            assert raw_ids("engagement_outcome") == raw_ids("tasks_action") == set()
