"""What is planted in the fictional partnership's indicators is what the rules find, and one paragraph is late."""

import pytest

from commonweal.demo import truth
from commonweal.demo.portal.cast import Cast
from commonweal.demo.portal.indicators import keep_indicators
from commonweal.portal.audit.recording import gathering
from commonweal.portal.indicators.queries import pages, paragraphs, readable_indicators
from commonweal.portal.partnership.models import Agency
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(world: World) -> Cast:
    """The cast of the demonstration, played by the people of the tests."""
    council, police, fire = (world.agencies[name] for name in ("Council", "Police", "Fire brigade"))
    others = {
        key: Agency.objects.create(name=key.title(), short_name=key.title(), kind="health")
        for key in ("health", "housing")
    }
    agencies = {"council": council, "police": police, "fire": fire, **others}
    accounts = {**world.accounts, "police": world.accounts["officer"]}
    return Cast(world.body, agencies, {}, accounts)


def test_what_was_planted_is_found(world: World, cast: Cast) -> None:
    keep_indicators(cast)
    with gathering():
        found = {line.name: line for line in readable_indicators(world.reader("analyst"))}
        absence = pages.page(world.reader("analyst"), found["Persistent absence"].id)
        (call,) = paragraphs.calls(world.reader("clerk"))
        public = {line.name for line in readable_indicators(world.reader(None))}
    assert {name: line.need for name, line in found.items()} == truth.INDICATORS
    assert found["Dwelling fires"].standing == "met" and found["Deliberate fires"].stale
    assert any(sentence.startswith("Higher than England") for sentence in absence.sentences)
    assert (call.asked, call.cleared, call.late) == (3, 2, 1)
    assert public == set(truth.INDICATORS) - {"Arrivals after an assault"}
