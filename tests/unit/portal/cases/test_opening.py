"""A case is opened by an officer for their own agency; nobody else knows of it."""

import pytest

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import NeedsTheWall, SomethingMissing
from commonweal.portal.access.rules import people
from commonweal.portal.cases import references
from commonweal.portal.cases.models import Case, Need
from commonweal.portal.cases.refusals import NotTheirCase
from commonweal.portal.cases.verbs import opening
from commonweal.portal.cases.verbs.opening import Opening
from portal_world import ROLES, World
from worked_cases import ASB, opened

pytestmark = pytest.mark.django_db


def test_whoever_opens_it_leads_it_and_reads_it_alone(world: World) -> None:
    case = opened(world)
    seat = Seat.objects.get(audience=case.group)
    assert (seat.person, seat.agency.name, seat.lead) == (world.people["officer"], "Police", True)
    assert Need.objects.get(seat=seat).words == "Opened the case."
    reads = {name for name in [*ROLES, None] if readable(world.reader(name), Case).exists()}
    assert reads == {"officer"}
    assert case.stage == "new"
    assert case.next_review_on is not None


@pytest.mark.parametrize("who", ["member", "chair", "clerk", "analyst", "governance", "administrator", None])
def test_no_other_role_opens_one(world: World, who: str | None) -> None:
    with pytest.raises(NotTheirCase):
        opening.open_case(Opening(ASB, "Noise"), agency=world.agencies["Council"], by=world.reader(who))


def test_nobody_opens_one_for_another_agency_or_without_a_title(world: World) -> None:
    with pytest.raises(NotTheirCase):
        opening.open_case(Opening(ASB, "Noise"), agency=world.agencies["Council"], by=world.reader("officer"))
    with pytest.raises(SomethingMissing):
        opened(world, " ")


def test_real_people_ask_for_the_wall(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "fictional", lambda: False)
    monkeypatch.setattr(people, "_behind_wall", lambda: False)
    with pytest.raises(NeedsTheWall):
        opened(world)


def test_a_reference_is_said_and_typed_in_many_ways(world: World) -> None:
    reference = opened(world).reference
    assert references.said(reference.lower().replace("-", " ")) == reference
    assert references.said("not one") == ""
    assert references.said("") == ""
    assert len({references.new() for _ in range(500)}) == 500
