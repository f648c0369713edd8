"""Saying that two agencies' records are of one person is a disclosure, whoever's officer says so."""

import pytest

from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.disclosures.models import Disclosure
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.people.verbs import links
from grouped_world import another_officer
from portal_world import World
from worked_cases import PERSON, opened, seated

pytestmark = pytest.mark.django_db
GROUNDS = Grounds(
    necessity="No less would do.", power="cda-1998-s115", basis="legal-obligation", no_agreement="One is being written."
)


@pytest.mark.parametrize("who", ["officer", "fire", "housing"])
def test_it_is_recorded_by_an_officer_of_either_agency_and_of_a_third(world: World, who: str) -> None:
    another_officer(world, "housing", "Voluntary action")
    case = opened(world)
    seated(world, case, "fire")
    seated(world, case, "housing")
    one, other = (subjects.add(case, PERSON, role="victim", by=world.reader(by)).record for by in ("officer", "fire"))
    me = world.reader(who)
    with acting_as(me):
        links.confirm(links.tie(one, other, by=me), purpose="One visit", grounds=GROUNDS, by=me)
    kept = Disclosure.objects.get()
    named = {str(kept.from_agency_id), *kept.to_agencies}
    assert {str(one.agency_id), str(other.agency_id)} <= named
    assert str(world.people[who].agency_id) in named
