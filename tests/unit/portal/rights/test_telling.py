"""Who is told that something is asked of them: somebody who may answer, wherever there is one."""

import pytest

from asked_rights import looked_for, the_ask
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Person
from commonweal.portal.people.verbs import besides
from commonweal.portal.rights import telling
from commonweal.portal.rights.models import Ask, UnitAsk
from known_people import ADA, entered
from portal_sharing import GROUNDS, share_of
from portal_world import World
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db


def told(ask: Ask | UnitAsk) -> set[Person]:
    return {row.person for row in Notice.objects.filter(about=ask.pk)}


def lead_outside(world: World) -> None:
    """The police's agency lead sits in no case."""
    world.people["second"].memberships.update(duty="agency lead")


def test_a_share_of_a_case_is_asked_of_an_officer_with_a_seat_where_the_agencys_lead_has_none(world: World) -> None:
    lead_outside(world)
    case = opened(world)
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    seated(world, case, "fire")
    share = share_of(world, about=[case.thing], agencies=[world.agencies["Fire brigade"]])
    disclosures.record(share, GROUNDS, by=world.reader("officer"))
    ask = the_ask(looked_for(world), "disclosures.disclosure")
    assert told(ask) == {world.people["officer"]}, "the fire brigade reads both, and answers for neither"
    assert not Notice.objects.filter(words=telling.NOBODY).exists()


def test_a_vehicle_that_may_be_theirs_is_not_let_be_where_an_officer_with_a_seat_may_look(world: World) -> None:
    lead_outside(world)
    case, me = opened(world), world.reader("officer")
    record = subjects.add(case, ADA, role="victim", by=me).record
    assert record is not None
    police = world.agencies["Police"]
    besides.enter_vehicle(agency=police, by=me, registration="QX12 ABC", of=record)
    ours = besides.enter_vehicle(agency=police, by=me, registration="QX12ABC", note="At the pier.")
    ask = the_ask(looked_for(world), "people.vehicle")
    assert ask.thing.home_id == ours.pk and told(ask) == {world.people["officer"]}


def test_the_agencys_lead_is_asked_where_they_may_read_it_all(world: World) -> None:
    lead_outside(world)
    record = entered(world)
    disclosures.record(share_of(world, about=[record.thing]), GROUNDS, by=world.reader("officer"))
    assert told(the_ask(looked_for(world), "disclosures.disclosure")) == {world.people["second"]}
